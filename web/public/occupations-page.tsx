import { pathIn } from '../../shared/contracts/portal-pages.ts';
import { Pager } from '../design/pager.tsx';
import { Empty } from '../design/states.tsx';
import { numberText } from '../text/format.ts';
import { Document, type PublicPageProps } from './document.tsx';
import { listQuery, SearchForm } from './search-form.tsx';

interface OccupationsPageProps extends PublicPageProps {
  readonly occupations: readonly { readonly code: string; readonly name: string }[];
  /** How many were found, of which these are one page. */
  readonly total: number;
  readonly q: string;
  readonly isFirst: boolean;
  readonly next?: string | undefined;
}

/** The occupations that are subsidised, with a search. */
export function OccupationsPage({ occupations, total, q, isFirst, next, ...page }: OccupationsPageProps) {
  const { occupations: words } = page.text.lists;
  const address = pathIn(page.language, '/occupations');
  return (
    <Document {...page} title={words.title} path="/occupations" search={listQuery({ q })}>
      <SearchForm action={address} label={words.search} hint={words.hint} submit={words.submit} q={q} />
      {occupations.length === 0 ? (
        <Empty text={words.none} />
      ) : (
        <table>
          <caption>{words.found(numberText(total, page.language))}</caption>
          <thead>
            <tr>
              <th scope="col">{words.code}</th>
              <th scope="col">{words.name}</th>
            </tr>
          </thead>
          <tbody>
            {occupations.map(({ code, name }) => (
              <tr key={code}>
                <td className="number">{code}</td>
                <td lang="zh-CN">{name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager
        label={words.pages}
        {...(!isFirst && { first: { href: `${address}${listQuery({ q })}`, text: words.first } })}
        {...(next && { next: { href: `${address}${listQuery({ q, next })}`, text: words.more } })}
      />
    </Document>
  );
}
