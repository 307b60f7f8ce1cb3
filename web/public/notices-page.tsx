import type * as z from 'zod/mini';
import { pathIn } from '../../shared/contracts/portal-pages.ts';
import type { noticeView } from '../../shared/contracts/publicity.ts';
import { Details } from '../design/details.tsx';
import { SelectField } from '../design/field.tsx';
import { Empty } from '../design/states.tsx';
import { endText, numberText } from '../text/format.ts';
import type { PublicAgency } from './agencies-page.tsx';
import { Document, type PublicPageProps } from './document.tsx';

interface NoticesPageProps extends PublicPageProps {
  readonly agencies: readonly PublicAgency[];
  /** The agency that is asked for. */
  readonly agency: string | undefined;
  readonly notices: readonly z.input<typeof noticeView>[];
}

/** The notices that can be seen now. */
export function NoticesPage({ agencies, agency, notices, ...page }: NoticesPageProps) {
  const { language, text } = page;
  const { notices: words } = text.lists;
  const nameOf = (code: string) => agencies.find((each) => each.code === code)?.name ?? code;
  return (
    <Document {...page} title={words.title} path="/notices" search={agency ? `?agency=${agency}` : ''}>
      <form className="no-print" action={pathIn(language, '/notices')} method="get">
        <SelectField
          id="agency"
          name="agency"
          label={words.agency}
          defaultValue={agency ?? ''}
          options={[
            { value: '', label: words.all },
            ...agencies.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <p>
          <button className="button" data-kind="secondary" type="submit">
            {words.submit}
          </button>
        </p>
      </form>
      {notices.length === 0 && <Empty text={words.none} />}
      {notices.map(({ noticeId, agency: of, entryCount, closesAt }) => (
        <section className="card" key={noticeId} aria-labelledby={noticeId}>
          <h2 id={noticeId} lang="zh-CN">
            <a href={pathIn(language, `/notices/${noticeId}`)}>{nameOf(of)}</a>
          </h2>
          <Details
            of={[
              { term: words.count, value: words.people(numberText(entryCount, language)) },
              { term: words.until, value: <span className="number">{endText(closesAt, language)}</span> },
            ]}
          />
        </section>
      ))}
      <p>
        <a href={pathIn(language, '/objections/how')}>{words.objections}</a>
      </p>
    </Document>
  );
}
