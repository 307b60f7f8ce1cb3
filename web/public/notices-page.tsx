import type * as z from 'zod/mini';
import { pathIn } from '../../shared/contracts/portal-pages.ts';
import type { noticeView } from '../../shared/contracts/publicity.ts';
import { Details } from '../design/details.tsx';
import { SelectField } from '../design/field.tsx';
import { Empty } from '../design/states.tsx';
import { endText, numberText } from '../text/format.ts';
import type { PublicAgency } from './agencies-page.tsx';
import { Document, type PublicPageProps } from './document.tsx';
import { FilterForm } from './search-form.tsx';

interface NoticesPageProps extends PublicPageProps {
  readonly agencies: readonly PublicAgency[];
  /** The agency that is asked for. */
  readonly agency: string | undefined;
  readonly notices: readonly ShownNotice[];
}

interface ShownNotice extends z.input<typeof noticeView> {
  /** On how many days its entries are still shown, this day included. */
  readonly daysLeft: number;
}

/** The notices that can be seen now. */
export function NoticesPage({ agencies, agency, notices, ...page }: NoticesPageProps) {
  const { language, text } = page;
  const { notices: words } = text.lists;
  const nameOf = (code: string) => agencies.find((each) => each.code === code)?.name ?? code;
  return (
    <Document {...page} title={words.title} path="/notices" search={agency ? `?agency=${agency}` : ''}>
      <FilterForm action={pathIn(language, '/notices')} submit={words.submit}>
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
      </FilterForm>
      {notices.length === 0 && <Empty text={agency ? words.noneOfAgency : words.none} />}
      {notices.map(({ noticeId, agency: of, entryCount, closesAt, daysLeft }) => (
        <section className="card compact" key={noticeId} aria-labelledby={noticeId}>
          <h2 id={noticeId} lang="zh-CN">
            <a href={pathIn(language, `/notices/${noticeId}`)}>{nameOf(of)}</a>
          </h2>
          <Details
            of={[
              { term: words.count, value: words.people(numberText(entryCount, language)) },
              { term: words.remaining, value: words.days(numberText(daysLeft, language)) },
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
