const DAY = 24 * 60 * 60 * 1000;

/** On how many days something is still shown, this day included. @param closesAt RFC 3339; a period ends with a day */
export function daysLeft(closesAt: string, now: Date): number {
  return Math.ceil((Date.parse(closesAt) - now.getTime()) / DAY);
}
