import type * as z from 'zod/mini';
import type { readStatisticsRoute } from '../../shared/contracts/report.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { disclosed } from '../../shared/domain/report/disclosure.ts';
import { figure } from '../../shared/domain/report/figures.ts';
import type { ReportStore } from '../../shared/table/report-store.ts';
import { shownTime } from '../http/shown-time.ts';

type Statistics = z.input<(typeof readStatisticsRoute)['success']['view']>;

export interface ReadStatisticsDeps {
  readonly reports: Pick<ReportStore, 'paidCells'>;
  readonly now: () => Date;
}

/** The months of the last years are published; with ten agencies they are some thousand rows. Default. */
const YEARS = 5;
/** More than any city has in these years: the answer then ends with what there is. */
const MOST_CELLS = 20_000;

/**
 * How many subsidies were paid, by month of the payment, agency and level; numbers under eleven are not published. One
 * query, seldom two.
 */
export async function readStatistics({ reports, now }: ReadStatisticsDeps): Promise<Statistics> {
  const moment = now();
  const to = beijingDate(moment).slice(0, 7);
  const from = `${Number(to.slice(0, 4)) - YEARS}${to.slice(4)}`;
  const cells = (await reports.paidCells({ from, to }, MOST_CELLS)) ?? [];
  const rows = cells.flatMap(({ cell, tally }) => {
    if (cell.of !== 'PAID') return [];
    const { month, agency, level } = cell;
    return [{ month, agency, level, count: tally[figure.paidCount] ?? 0, fen: tally[figure.paidFen] ?? 0 }];
  });
  const statistics = disclosed(rows);
  return { ...statistics, rows: [...statistics.rows], asOf: shownTime(instantOf(moment)) };
}
