import type { readSummaryRoute } from '../../shared/contracts/report.ts';
import { addDays, addMonths, type CivilDate, civilDate } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { medianDays, moneyIn, phaseCounts, type Span, secondLookCounts } from '../../shared/domain/report/figures.ts';
import { sumOf, type Tally } from '../../shared/domain/report/tally.ts';
import { TASK_KINDS } from '../../shared/domain/task-kind.ts';
import type { ReportCell } from '../../shared/table/report-cell-item.ts';
import type { ReportStore } from '../../shared/table/report-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { agenciesFor, requireOverseer } from '../review/staff-access.ts';

type Route = typeof readSummaryRoute;

export interface ReadSummaryDeps {
  readonly reports: Pick<ReportStore, 'cellsOf'>;
  readonly tasks: Pick<TaskStore, 'openOf'>;
  readonly agencyCodes: readonly string[];
  readonly now: () => Date;
}

/** A row has some 130 bytes, and an answer may have 6 MB. Most cells have one row, some have several. */
const MOST_CELLS = 15_000;
/** The earliest due tasks of an agency, among which the overdue ones are. */
const MOST_TASKS = 1000;

/**
 * Counts, money and second looks of whole months by the running counts, and the tasks that are overdue now. For each
 * agency one query of at most 1 MB, seldom more, and one query of its tasks.
 *
 * A month is that of the submission. The counts follow a change of a case within seconds.
 *
 * @throws ServiceError WRONG_ROLE, WRONG_AGENCY; REPORT_TOO_LARGE where an answer cannot hold it
 */
export async function readSummary({ caller, query }: HttpRequest<Route>, deps: ReadSummaryDeps): Promise<Reply<Route>> {
  requireOverseer(caller.roles);
  const agencies = agenciesFor(caller, query.agency, deps.agencyCodes);
  const months = { from: query.from.slice(0, 7), to: query.to.slice(0, 7) };
  const moment = instantOf(deps.now());
  const [cells, overdue] = await Promise.all([
    Promise.all(agencies.map((agency) => deps.reports.cellsOf(agency, months, MOST_CELLS))),
    Promise.all(agencies.map((agency) => overdueTasks(agency, moment, deps))),
  ]);
  const known = cells.flatMap((ofAgency) => ofAgency ?? []);
  if (cells.includes(undefined) || known.length > MOST_CELLS) {
    throw new ServiceError('REPORT_TOO_LARGE', 'more cells than an answer holds');
  }
  const all = sumOf(known.map(({ tally }) => ({ all: tally }))).all ?? {};
  const { approved, paid, returned, pending, suspended, repaid, net } = moneyIn(all);
  return {
    body: {
      from: civilDate(`${months.from}-01`),
      to: lastDayOf(query.to),
      counts: known.flatMap(rowsOf),
      money: {
        approvedFen: approved,
        paidFen: paid,
        returnedFen: returned,
        pendingFen: pending,
        suspendedFen: suspended,
        repaidFen: repaid,
        netFen: net,
      },
      overdue: overdue.flat(),
      medianWorkingDays: mediansIn(all),
      secondLooks: known.flatMap(secondLooksOf),
      asOf: shownTime(moment),
    },
  };
}

function rowsOf({ cell, tally }: ReportCell) {
  if (cell.of !== 'CASES') return [];
  const { agency, level, occupationCode, month } = cell;
  return phaseCounts(tally).map(({ phase, count, fen }) => ({
    ...{ phase, agency, level, occupationCode, month },
    ...{ count, fen },
  }));
}

function secondLooksOf({ cell, tally }: ReportCell) {
  if (cell.of !== 'SECOND_LOOKS') return [];
  const { agency, month } = cell;
  return secondLookCounts(tally).map((counts) => ({ agency, month, ...counts }));
}

function mediansIn(tally: Tally) {
  const of = (span: Span) => medianDays(tally, span) ?? null;
  return {
    verification: of('VERIFICATION'),
    fundReview: of('FUND_REVIEW'),
    payment: of('PAYMENT'),
    untilPaid: of('UNTIL_PAID'),
    untilRefused: of('UNTIL_REFUSED'),
  };
}

async function overdueTasks(agency: string, moment: string, { tasks }: Pick<ReadSummaryDeps, 'tasks'>) {
  const overdue = (await tasks.openOf(agency, MOST_TASKS)).filter(({ dueAt }) => dueAt <= moment);
  return TASK_KINDS.map((kind) => ({
    kind,
    agency,
    count: overdue.filter((task) => task.kind === kind).length,
  })).filter(({ count }) => count > 0);
}

function lastDayOf(date: CivilDate): CivilDate {
  return addDays(addMonths(civilDate(`${date.slice(0, 7)}-01`), 1), -1);
}
