import type { Policy } from './policy.ts';
import type { RecordReason } from './record-reasons.ts';

/**
 * The reasons against a further application that come from the person's earlier ones.
 *
 * @param record `heldOpenOrPaid`: an application for the same occupation and level is open or was paid, and
 *   `heldElsewhere`: it is of another programme; `placesTakenThisYear`: places of the programme in the calendar year of
 *   submission, Beijing time, that are taken and not given back
 * @source Guide §4
 */
export function assessRecord(
  record: {
    readonly heldOpenOrPaid: boolean;
    readonly heldElsewhere: boolean;
    readonly placesTakenThisYear: number;
  },
  policy: Pick<Policy, 'annualLimit'>,
): readonly RecordReason[] {
  const reasons: RecordReason[] = [];
  if (record.heldOpenOrPaid) reasons.push(record.heldElsewhere ? 'SUBSIDISED_ELSEWHERE' : 'ALREADY_SUBSIDISED');
  const { annualLimit } = policy;
  if (annualLimit !== null && record.placesTakenThisYear >= annualLimit) reasons.push('ANNUAL_LIMIT_REACHED');
  return reasons;
}
