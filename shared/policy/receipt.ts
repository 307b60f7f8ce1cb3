import { addMonths, beijingDate, endOfDay } from '../domain/civil-date.ts';
import type { Policy } from './policy.ts';

/**
 * Until when the receipt of a refused submission can be read: 24:00 of the day of the refusal, its years later.
 *
 * @source policy data (2 years)
 */
export function receiptReadableUntil(refusedAt: Date, { receiptYears }: Pick<Policy, 'receiptYears'>): Date {
  return endOfDay(addMonths(beijingDate(refusedAt), 12 * receiptYears));
}
