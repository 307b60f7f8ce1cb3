/** Months written YYYY-MM, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** So many months can be chosen. Others can still stand in the address. */
const MONTHS_OFFERED = 60;
/** More columns than a chart can show, so that an address by hand does not bring the page to a stop. */
const MOST_MONTHS = 240;
const MONTH = /^(19|20)\d\d-(0[1-9]|1[0-2])$/;
const BEIJING_MS = 8 * 60 * 60 * 1000;

/**
 * The period that an address asks for. What it does not say, or says wrongly, is the year so far.
 *
 * @param now undefined where the time of the service is not known yet
 * @returns undefined where the answer depends on the time and it is not known
 */
export function periodOf(search: URLSearchParams, now: Date | undefined): Period | undefined {
  const [from, to] = [monthIn(search.get('from')), monthIn(search.get('to'))];
  if (from && to) return { from, to };
  if (!now) return undefined;
  const month = monthOf(now);
  return { from: from ?? `${month.slice(0, 4)}-01`, to: to ?? month };
}

/** The months that can be chosen, the latest first, and those of the period wherever they lie. */
export function monthsToChoose(now: Date, { from, to }: Period): readonly string[] {
  const last = numberOf(monthOf(now));
  const offered = Array.from({ length: MONTHS_OFFERED }, (_, index) => textOf(last - index));
  return [...new Set([...offered, from, to])].sort().reverse();
}

/** Every month of a period, the earliest first; the first ones only, where it is longer than anybody can read. */
export function monthsOf({ from, to }: Period): readonly string[] {
  const [first, last] = [numberOf(from), numberOf(to)];
  const count = Math.min(Math.max(last - first + 1, 0), MOST_MONTHS);
  return Array.from({ length: count }, (_, index) => textOf(first + index));
}

/** The days that the service is asked for: it counts whole months. */
export function daysOf({ from, to }: Period) {
  return { from: `${from}-01`, to: `${to}-01` };
}

/** The first and the last day of a period. */
export function boundsOf({ from, to }: Period) {
  const [year, month] = [Number(to.slice(0, 4)), Number(to.slice(5))];
  return { from: `${from}-01`, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
}

function monthIn(text: string | null): string | undefined {
  return text !== null && MONTH.test(text) ? text : undefined;
}

function monthOf(moment: Date): string {
  return new Date(moment.getTime() + BEIJING_MS).toISOString().slice(0, 7);
}

function numberOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function textOf(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}
