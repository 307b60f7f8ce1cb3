import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type CivilDate, civilDate, weekday } from '../domain/civil-date.ts';

/** What the generator reads of the package's chinese-days.json: dates as keys, in three lists. */
export interface HolidayDates {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/**
 * The first year in which a certificate was issued that a policy covers: no rule counts days before it. The data of the
 * package is complete from 2006 on; its 2005 lacks the make-up day 31 December.
 *
 * @source State Council notices for 2006 (国办发明电〔2005〕35号) and after
 */
const FIRST_YEAR = 2019;

/** The text of calendar-years.ts for the dates of the package: one line a year, days as MMDD. */
export function calendarModule(dates: HolidayDates): string {
  const years = [...new Set(Object.keys(dates.holidays).map((date) => Number(date.slice(0, 4))))]
    .filter((year) => year >= FIRST_YEAR)
    .sort((one, other) => one - other);
  return `// Generated from the package chinese-days by: node shared/policy/generate-working-calendar.ts. Do not edit.

/** By year, as MMDD: weekdays off work, and weekend days that are worked instead. */
export const CALENDAR_YEARS: Readonly<Record<string, { readonly daysOff: string; readonly makeUpDays: string }>> = {
${years.map((year) => yearEntry(year, dates)).join('\n')}
};
`;
}

function yearEntry(year: number, dates: HolidayDates): string {
  return `  ${year}: {
    daysOff: '${daysIn(year, dates.holidays, isWeekday)}',
    makeUpDays: '${daysIn(year, dates.workdays, () => true)}',
  },`;
}

/** A weekend day is off work without being named. */
function isWeekday(date: CivilDate): boolean {
  return weekday(date) % 6 !== 0;
}

function daysIn(year: number, dates: Readonly<Record<string, string>>, counts: (date: CivilDate) => boolean): string {
  return Object.keys(dates)
    .map((date) => civilDate(date))
    .filter((date) => date.startsWith(`${year}-`) && counts(date))
    .sort()
    .map((date) => date.slice(5).replace('-', ''))
    .join(' ');
}

if (import.meta.main) {
  const source = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
  const dates: HolidayDates = JSON.parse(await readFile(source, 'utf8'));
  await writeFile(new URL('./calendar-years.ts', import.meta.url), calendarModule(dates));
}
