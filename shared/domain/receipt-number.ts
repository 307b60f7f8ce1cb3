import { beijingTime } from './civil-date.ts';

const RANDOM_CHARACTERS = 8;

/**
 * The number of the receipt of a refused submission: the second in Beijing, so that receipts sort by time, and random
 * characters, so that nobody guesses another one's.
 *
 * @example receiptNumberOf(new Date('2021-06-16T09:30:00+08:00'), '7K3QZ8XWAB12CD34') // 20210616093000-AB12CD34
 */
export function receiptNumberOf(moment: Date, id: string): string {
  const second = beijingTime(moment).slice(0, 19).replaceAll(/\D/g, '');
  return `${second}-${id.slice(-RANDOM_CHARACTERS)}`;
}
