/** The units of a wait, in one language. */
export interface WaitWords {
  readonly seconds: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
}

/**
 * How long to wait, rounded up: seconds to two minutes, minutes to two hours, then hours.
 *
 * @example waitText(7260, words) // 3小时
 */
export function waitText(seconds: number, { seconds: inSeconds, minutes, hours }: WaitWords): string {
  if (seconds < 120) return inSeconds(seconds);
  return seconds < 7200 ? minutes(Math.ceil(seconds / 60)) : hours(Math.ceil(seconds / 3600));
}
