import * as z from 'zod/mini';

const DAY_MS = 86_400_000;
const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** A real calendar day, written YYYY-MM-DD. It has no hour and no zone; as text it sorts in time order. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** The day a text names, or undefined unless it is exactly YYYY-MM-DD and on the calendar (2021-02-30 is not). */
export function parseCivilDate(text: string): CivilDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const milliseconds = Date.parse(`${text}T00:00:00.000Z`);
  if (Number.isNaN(milliseconds)) return undefined;
  // JavaScript turns 30 February into 2 March. Only a real day comes back unchanged.
  return new Date(milliseconds).toISOString().startsWith(text) ? brand(text) : undefined;
}

/** A civil day as it is stored and as other systems send it. */
export const civilDateSchema = z.pipe(
  z.string({ error: '应为文本，格式 YYYY-MM-DD' }),
  z.transform((text, context): CivilDate => {
    const date = parseCivilDate(text);
    if (date) return date;
    context.issues.push({ code: 'custom', message: '不是有效日期，应为 YYYY-MM-DD 格式的真实日期', input: text });
    return z.NEVER;
  }),
);

/**
 * The day a text names, where the text is already known to be good.
 *
 * @throws RangeError where it is not a real day
 */
export function civilDate(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === undefined) throw new RangeError(`Not a calendar day: ${text}`);
  return date;
}

/** The day `days` later, or earlier where negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromUtcDay(utcMidnight(date) + days * DAY_MS);
}

/**
 * The same day of the month, `months` later; that month's last day where it has no such day.
 *
 * @example addMonths(civilDate('2020-02-29'), 12) // 2021-02-28
 * @source Civil Code 202
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const monthsSinceYearZero = year * 12 + (month - 1) + months;
  const firstOfMonth = `${padded(Math.floor(monthsSinceYearZero / 12), 4)}-${padded((monthsSinceYearZero % 12) + 1, 2)}`;
  const lastDay = new Date(utcMidnight(civilDate(`${firstOfMonth}-01`)));
  lastDay.setUTCMonth(lastDay.getUTCMonth() + 1, 0);
  return civilDate(`${firstOfMonth}-${padded(Math.min(day, lastDay.getUTCDate()), 2)}`);
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (utcMidnight(to) - utcMidnight(from)) / DAY_MS;
}

/** The day of the week: 0 is Sunday, 6 is Saturday. */
export function weekday(date: CivilDate): number {
  return new Date(utcMidnight(date)).getUTCDay();
}

/** The day in Beijing (UTC+8, no summer time) at an instant, independent of the machine's time zone. */
export function beijingDate(instant: Date): CivilDate {
  return fromUtcDay(instant.getTime() + BEIJING_OFFSET_MS);
}

/** The instant at which a day begins: 00:00 in Beijing. */
export function startOfDay(date: CivilDate): Date {
  return new Date(utcMidnight(date) - BEIJING_OFFSET_MS);
}

/** The instant at which a day ends: 24:00 in Beijing, which is the next day's 00:00 and no longer part of the day. */
export function endOfDay(date: CivilDate): Date {
  return new Date(utcMidnight(date) + DAY_MS - BEIJING_OFFSET_MS);
}

/** The instant of a full hour (0 to 24) of a day in Beijing. */
export function atHour(date: CivilDate, hour: number): Date {
  return new Date(startOfDay(date).getTime() + hour * 3_600_000);
}

/**
 * An instant as people in Beijing read it, RFC 3339 with +08:00; milliseconds only where there are any.
 *
 * @example beijingTime(new Date('2021-06-17T01:00:00Z')) // 2021-06-17T09:00:00+08:00
 */
export function beijingTime(instant: Date): string {
  const text = new Date(instant.getTime() + BEIJING_OFFSET_MS).toISOString();
  return `${text.replace(/\.000Z$/, 'Z').slice(0, -1)}+08:00`;
}

function utcMidnight(date: CivilDate): number {
  return Date.parse(`${date}T00:00:00.000Z`);
}

function fromUtcDay(milliseconds: number): CivilDate {
  return civilDate(new Date(milliseconds).toISOString().slice(0, 10));
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function brand(text: string): CivilDate {
  return text as CivilDate;
}
