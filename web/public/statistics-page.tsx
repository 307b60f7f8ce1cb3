import type * as z from 'zod/mini';
import type { Language } from '../../shared/contracts/portal-pages.ts';
import type { statisticsView } from '../../shared/contracts/report.ts';
import { moneyText, monthText, numberText, timeText } from '../text/format.ts';
import { Document, type PublicPageProps } from './document.tsx';

export type Statistics = z.input<typeof statisticsView>;
type Row = Statistics['rows'][number];

interface StatisticsPageProps extends PublicPageProps {
  readonly statistics: Statistics;
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
}

/** So many months are on the page; the API has them all. */
const MONTHS_SHOWN = 12;

/** What was paid, a table for each of the last months with a payment, the newest first. */
export function StatisticsPage({ statistics, agencies, ...page }: StatisticsPageProps) {
  const { text, language } = page;
  const words = text.lists.statistics;
  const months = [...new Set(statistics.rows.map(({ month }) => month))].sort().reverse().slice(0, MONTHS_SHOWN);
  return (
    <Document {...page} title={words.title} path="/statistics">
      <p>{words.meaning}</p>
      <p>{words.tooFew}</p>
      {months.length === 0 && <p>{words.none}</p>}
      {months.map((month) => (
        <section key={month} aria-labelledby={`month-${month}`}>
          <h2 id={`month-${month}`}>{monthText(month, language)}</h2>
          <table className="stacked">
            <caption>{words.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{words.agency}</th>
                <th scope="col">{words.level}</th>
                <th scope="col">{words.count}</th>
                <th scope="col">{words.amount}</th>
              </tr>
            </thead>
            <tbody>
              {statistics.rows
                .filter((row) => row.month === month)
                .map((row) => (
                  <tr key={`${row.agency} ${row.level}`}>
                    <th scope="row" lang="zh-CN">
                      {agencies.find(({ code }) => code === row.agency)?.name ?? row.agency}
                    </th>
                    <td data-label={words.level}>{text.case.levels[row.level]}</td>
                    <td className="number" data-label={words.count}>
                      {countText(row, language)}
                    </td>
                    <td data-label={words.amount}>
                      {typeof row.fen === 'number' ? (
                        <span className="amount">{moneyText(row.fen)}</span>
                      ) : (
                        words.notShown
                      )}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
      <p>
        {words.totals(
          numberText(statistics.totals.count, language),
          moneyText(statistics.totals.fen),
          numberText(statistics.totals.rowsLeftOut, language),
        )}
      </p>
      <p>{words.asOf(timeText(statistics.asOf, language))}</p>
      <p>
        <a href="/v1/statistics">{words.data}</a>
      </p>
    </Document>
  );
}

function countText({ count }: Row, language: Language): string {
  return typeof count === 'number' ? numberText(count, language) : count;
}
