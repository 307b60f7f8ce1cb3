import { addDays, type CivilDate, weekday } from '../domain/civil-date.ts';
import { CALENDAR_YEARS } from './calendar-years.ts';

/** Which days are worked. Every method throws CalendarMissingError where its answer needs a year it has no data for. */
export interface WorkingCalendar {
  /** Whether a day is worked: a weekday that is no holiday, or a weekend day made up for one. */
  isWorkingDay(date: CivilDate): boolean;
  /** The day itself where it is worked, else the next that is. */
  onOrNextWorkingDay(date: CivilDate): CivilDate;
  /** The first working day strictly after a day. */
  nextWorkingDay(date: CivilDate): CivilDate;
  /** The `days`-th working day strictly after a day, which need not be one itself; the day itself where `days` is 0. */
  addWorkingDays(date: CivilDate, days: number): CivilDate;
}

/** The days of one year that differ from the plain week. */
export interface CalendarYear {
  /** Weekdays that are holidays or days off in lieu, as MMDD separated by spaces. */
  readonly daysOff: string;
  /** Weekend days that are worked, as MMDD separated by spaces. */
  readonly makeUpDays: string;
}

/** An answer needs a year without holiday data. It is never guessed: the case is parked for staff. */
export class CalendarMissingError extends Error {
  override readonly name = 'CalendarMissingError';
  readonly year: number;

  constructor(year: number) {
    super(`No holiday data for ${year}`);
    this.year = year;
  }
}

/**
 * The calendar of the years given, keyed by four-digit year.
 *
 * @source State Council General Office, yearly notice on holidays
 */
export function workingCalendar(years: Readonly<Record<string, CalendarYear>>): WorkingCalendar {
  const isWorkingDay = (date: CivilDate): boolean => {
    const year = years[date.slice(0, 4)];
    if (year === undefined) throw new CalendarMissingError(Number(date.slice(0, 4)));
    const day = date.slice(5, 7) + date.slice(8);
    if (year.makeUpDays.includes(day)) return true;
    return weekday(date) % 6 !== 0 && !year.daysOff.includes(day);
  };
  const onOrNextWorkingDay = (date: CivilDate): CivilDate =>
    isWorkingDay(date) ? date : onOrNextWorkingDay(addDays(date, 1));
  const nextWorkingDay = (date: CivilDate): CivilDate => onOrNextWorkingDay(addDays(date, 1));
  const addWorkingDays = (date: CivilDate, days: number): CivilDate => {
    if (!Number.isInteger(days) || days < 0) throw new RangeError(`Not a number of working days to add: ${days}`);
    return days === 0 ? date : addWorkingDays(nextWorkingDay(date), days - 1);
  };
  return { isWorkingDay, onOrNextWorkingDay, nextWorkingDay, addWorkingDays };
}

/** Mainland China's calendar, for the years the package chinese-days holds completely. */
export const chineseCalendar: WorkingCalendar = /* @__PURE__ */ workingCalendar(CALENDAR_YEARS);
