import { addMonths, beijingDate, beijingTime, daysBetween, parseCivilDate } from '../../shared/domain/civil-date.ts';
import { DAY, HOUR, MINUTE } from '../../shared/domain/instant.ts';

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * The moment that an RFC 3339 text names, or undefined if the text is not one.
 *
 * Seconds may be left out. The offset may not: without it the moment would depend on the machine's time zone.
 *
 * @example parseInstant('2021-06-16T09:00+08:00')
 */
export function parseInstant(text: string): Date | undefined {
  const day = INSTANT.exec(text)?.[1];
  return day !== undefined && parseCivilDate(day) ? new Date(text) : undefined;
}

/**
 * The moment that lies an ISO 8601 duration after another, or undefined if the text is not a duration of whole units.
 *
 * Years and months are counted on the Beijing calendar. In a shorter month they end on its last day.
 *
 * @example laterBy(new Date('2021-06-16T01:00:00Z'), 'P3DT12H')
 */
export function laterBy(from: Date, duration: string): Date | undefined {
  const units = DURATION.exec(duration)?.slice(1);
  if (!units?.some((unit) => unit !== undefined) || duration.endsWith('T')) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = units.map((unit) =>
    Number(unit ?? 0),
  );
  const today = beijingDate(from);
  // CivilDate has years of four digits, so a longer duration would leave its range.
  if (years * 12 + months > 12_000) return undefined;
  const wholeDays = daysBetween(today, addMonths(today, years * 12 + months)) + weeks * 7 + days;
  const later = new Date(from.getTime() + wholeDays * DAY + hours * HOUR + minutes * MINUTE + seconds * 1000);
  return Number.isNaN(later.getTime()) ? undefined : later;
}

/** An instant as the local run shows it: RFC 3339 in Beijing time. */
export const shownInstant = beijingTime;
