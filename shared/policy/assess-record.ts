import type { ReasonCode } from '../domain/reason-code.ts';
import type { Policy } from './policy.ts';

/**
 * The reasons against a further application that come from the person's earlier ones.
 *
 * @param record `heldOpenOrPaid`: an application for the same occupation and level is open or was paid;
 *   `placesTakenThisYear`: places of the calendar year of submission, Beijing time, that are taken and not given back
 * @source Guide §4
 */
export function assessRecord(
  record: { readonly heldOpenOrPaid: boolean; readonly placesTakenThisYear: number },
  policy: Pick<Policy, 'annualLimit'>,
): readonly ReasonCode[] {
  const reasons: ReasonCode[] = [];
  if (record.heldOpenOrPaid) reasons.push('ALREADY_SUBSIDISED');
  if (record.placesTakenThisYear >= policy.annualLimit) reasons.push('ANNUAL_LIMIT_REACHED');
  return reasons;
}
