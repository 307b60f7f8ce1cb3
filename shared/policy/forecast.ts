import { CITY_AGENCY } from '../domain/agency-code.ts';
import type { Application } from '../domain/case/application.ts';
import { beijingDate } from '../domain/civil-date.ts';
import { dateOf } from '../domain/instant.ts';
import { type Fen, fen } from '../domain/money.ts';
import type { Phase } from '../domain/phase.ts';
import { expectedCourse } from './expected-course.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What the open cases of an agency in one phase should need in one month. */
export interface ForecastRow {
  readonly agency: string;
  /** YYYY-MM, Beijing time; null where no date is known, as for a suspended case. */
  readonly month: string | null;
  readonly phase: Phase;
  readonly count: number;
  readonly fen: Fen;
}

/**
 * What the open cases should need, by the month in which each is paid at the latest if all goes well. What should have
 * been paid by now counts for this month. Cases that will be refused are in it: it is the most that is needed.
 *
 * @param applications open cases whose money is not ordered yet
 * @source policy data (expected course)
 */
export function forecastOf(
  applications: readonly Application[],
  now: Date,
  calendar: WorkingCalendar,
): readonly ForecastRow[] {
  const rows = new Map<string, ForecastRow>();
  for (const application of applications) {
    const { phase, terms, agency = CITY_AGENCY } = application;
    const month = expectedMonth(application, now, calendar);
    const key = `${agency} ${month ?? '~'} ${phase}`;
    const row = rows.get(key) ?? { agency, month, phase, count: 0, fen: fen(0) };
    rows.set(key, { ...row, count: row.count + 1, fen: fen(row.fen + terms.amountFen) });
  }
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

/** The month in which an open case is paid at the latest if all goes well; null where no date is known. */
export function expectedMonth(application: Application, now: Date, calendar: WorkingCalendar): string | null {
  const paid = expectedCourse(application, calendar).find(({ phase }) => phase === 'PAID')?.notLaterThan;
  if (!paid) return null;
  // 24:00 of the last day belongs to that day.
  const lastMoment = new Date(dateOf(paid).getTime() - 1);
  return beijingDate(new Date(Math.max(lastMoment.getTime(), now.getTime()))).slice(0, 7);
}
