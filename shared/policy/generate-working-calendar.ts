import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { civilDate } from '../domain/civil-date.ts';

/** What the generator reads of the package's chinese-days.json: dates as keys, in three lists. */
export interface HolidayDates {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/**
 * The first year whose dates in chinese-days are complete. Its 2005 lacks the make-up day 31 December, so nothing up to
 * then is used.
 *
 * @source State Council notices for 2006 (国办发明电〔2005〕35号) and after
 */
const FIRST_COMPLETE_YEAR = 2006;

/** The text of calendar-years.ts for the dates of the package: one line a year, days as MMDD. */
export function calendarModule(dates: HolidayDates): string {
  const years = [...new Set(Object.keys(dates.holidays).map((date) => Number(date.slice(0, 4))))]
    .filter((year) => year >= FIRST_COMPLETE_YEAR)
    .sort((one, other) => one - other);
  return `// Generated from the package chinese-days by: node shared/policy/generate-working-calendar.ts. Do not edit.

/** By year, as MMDD: days off work, weekend days among them or not, and weekend days that are worked instead. */
export const CALENDAR_YEARS: Readonly<Record<string, { readonly daysOff: string; readonly makeUpDays: string }>> = {
${years.map((year) => yearEntry(year, dates)).join('\n')}
};
`;
}

function yearEntry(year: number, dates: HolidayDates): string {
  return `  ${year}: {
    daysOff:
      '${daysIn(year, dates.holidays)}',
    makeUpDays: '${daysIn(year, dates.workdays)}',
  },`;
}

function daysIn(year: number, dates: Readonly<Record<string, string>>): string {
  return Object.keys(dates)
    .map((date) => civilDate(date))
    .filter((date) => date.startsWith(`${year}-`))
    .sort()
    .map((date) => date.slice(5).replace('-', ''))
    .join(' ');
}

if (import.meta.main) {
  const source = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
  const dates: HolidayDates = JSON.parse(await readFile(source, 'utf8'));
  await writeFile(new URL('./calendar-years.ts', import.meta.url), calendarModule(dates));
}
