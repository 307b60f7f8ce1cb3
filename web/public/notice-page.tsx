import type * as z from 'zod/mini';
import { pathIn } from '../../shared/contracts/portal-pages.ts';
import type { noticeEntriesView } from '../../shared/contracts/publicity.ts';
import { Details } from '../design/details.tsx';
import { Pager } from '../design/pager.tsx';
import { Empty } from '../design/states.tsx';
import { endText, listText, moneyText, numberText, timeText } from '../text/format.ts';
import { Document, type PublicPageProps } from './document.tsx';
import { listQuery, SearchForm } from './search-form.tsx';

type NoticeView = z.input<typeof noticeEntriesView>;

interface NoticePageProps extends PublicPageProps, Readonly<NoticeView> {
  readonly agencyName: string;
  /** On how many days its entries are still shown, this day included. */
  readonly daysLeft: number;
  readonly q: string;
  readonly isFirst: boolean;
  /** How many entries were looked at for those that are shown. */
  readonly searched: number;
}

/** The people on a notice. What applicants and registers wrote is shown as text, whatever it contains. */
export function NoticePage(props: NoticePageProps) {
  const {
    noticeId,
    agency: _,
    agencyName,
    publishAt,
    closesAt,
    daysLeft,
    entries,
    withdrawnSerials,
    next,
    q,
    isFirst,
    searched,
    ...page
  } = props;
  const { language, text } = page;
  const { notice: words, notices } = text.lists;
  const path = `/notices/${noticeId}`;
  const address = pathIn(language, path);
  const withdrawn = withdrawnSerials.map((serial) => words.withdrawnSerial(numberText(serial, language)));
  const stay = notices.days(numberText(daysLeft, language));
  return (
    <Document {...page} title={words.title(agencyName)} path={path} search={listQuery({ q })}>
      <p>{words.meaning}</p>
      <Details
        of={[
          {
            term: words.period,
            value: (
              <span className="number">
                {words.periodText(timeText(publishAt, language), endText(closesAt, language))}
              </span>
            ),
          },
        ]}
      />
      <p>
        <a href={pathIn(language, '/objections/how')}>{notices.objections}</a>
      </p>
      {withdrawn.length > 0 && <p>{words.withdrawn(listText(withdrawn, language))}</p>}
      <SearchForm action={address} label={words.search} submit={words.submit} q={q} />
      {q !== '' && (
        <p>
          {words.searched(numberText(searched, language), numberText(entries.length, language))}{' '}
          <a href={address}>{words.all}</a>
        </p>
      )}
      {entries.length === 0 ? (
        <Empty text={words.none} />
      ) : (
        <EntryTable {...page} noticeId={noticeId} caption={words.caption(stay)} of={entries} />
      )}
      <Pager
        label={words.pages}
        {...(!isFirst && { first: { href: `${address}${listQuery({ q })}`, text: words.first } })}
        {...(next && {
          next: { href: `${address}${listQuery({ q, next })}`, text: q === '' ? words.more : words.searchOn },
        })}
      />
    </Document>
  );
}

interface EntryTableProps extends PublicPageProps {
  readonly noticeId: string;
  readonly caption: string;
  readonly of: NoticeView['entries'];
}

function EntryTable({ noticeId, caption, of, language, text }: EntryTableProps) {
  const { notice: words } = text.lists;
  return (
    <table className="stacked entries">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.serial}</th>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.employer}</th>
          <th scope="col">{words.occupation}</th>
          <th scope="col">{words.amount}</th>
          <th scope="col">{words.object}</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ serial, maskedName, maskedIdNumber, employer, occupation, level, amountFen }) => (
          <tr key={serial}>
            <td className="number" data-label={words.serial}>
              {serial}
            </td>
            <td data-label={words.name}>
              <strong lang="zh-CN">{maskedName}</strong>{' '}
              <span className="number secondary unbroken">{maskedIdNumber}</span>
            </td>
            <td data-label={words.employer} lang="zh-CN">
              {employer}
            </td>
            <td data-label={words.occupation}>
              <span lang="zh-CN">{occupation}</span> <span className="unbroken">{text.case.levels[level]}</span>
            </td>
            <td className="amount" data-label={words.amount}>
              {moneyText(amountFen)}
            </td>
            <td>
              <a
                className="touch-link"
                href={pathIn(language, `/notices/${noticeId}/entries/${serial}/objection`)}
                aria-label={words.objectTo(serial)}
              >
                {words.object}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
