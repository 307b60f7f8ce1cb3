import * as z from 'zod/mini';

/**
 * A moment as UTC ISO text with milliseconds, `2021-06-17T01:00:00.000Z`: it sorts as text and is never a civil day.
 */
export const instantSchema = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/))
  .brand<'Instant'>();

export type Instant = z.output<typeof instantSchema>;

/** The moment of a Date as an Instant. */
export function instantOf(date: Date): Instant {
  return date.toISOString() as Instant;
}

/** An Instant as a Date. */
export function dateOf(instant: Instant): Date {
  return new Date(instant);
}

/** The moment a number of milliseconds after another. */
export function later(instant: Instant, milliseconds: number): Instant {
  return instantOf(new Date(new Date(instant).getTime() + milliseconds));
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
