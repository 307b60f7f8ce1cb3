import { Details, Phone } from '../design/details.tsx';
import { Document, type PublicPageProps } from './document.tsx';

/** An agency as the public sees it. */
export interface PublicAgency {
  readonly code: string;
  readonly name: string;
  readonly consultPhone: string;
  readonly supervisionPhones: readonly string[];
}

/** Every agency with its telephones. */
export function AgenciesPage({ agencies, ...page }: PublicPageProps & { readonly agencies: readonly PublicAgency[] }) {
  const { agencies: words } = page.text.lists;
  return (
    <Document {...page} title={words.title} path="/agencies">
      <div className="card-grid">
        {agencies.map(({ code, name, consultPhone, supervisionPhones }) => (
          <section className="card compact telephones" key={code} aria-labelledby={`agency-${code}`}>
            <h2 id={`agency-${code}`} lang="zh-CN">
              {name}
            </h2>
            <Details
              of={[
                { term: words.consult, value: <Phone number={consultPhone} /> },
                {
                  term: words.supervision,
                  value: supervisionPhones.map((number) => (
                    <div key={number}>
                      <Phone number={number} />
                    </div>
                  )),
                },
              ]}
            />
          </section>
        ))}
      </div>
    </Document>
  );
}
