import type { Phase } from '../../../shared/domain/phase.ts';
import type { Success } from '../../api/paths.ts';
import type { Tone } from '../../design/tone.ts';
import type { CitizenText } from '../../text/zh/citizen.ts';

const TONES: Readonly<Record<Phase, Tone>> = {
  VERIFYING: 'waiting',
  MANUAL_VERIFICATION: 'waiting',
  CORRECTION_REQUESTED: 'attention',
  FUND_REVIEW: 'waiting',
  AWAITING_PUBLICATION: 'waiting',
  PUBLICISED: 'info',
  OBJECTION_REVIEW: 'waiting',
  SUSPENDED: 'attention',
  PAYING: 'waiting',
  PAYMENT_RETURNED: 'attention',
  PAID: 'done',
  REJECTED: 'error',
  WITHDRAWN: 'info',
};

type Known = Pick<
  Success<'listOwnApplications'>['applications'][number],
  'phase' | 'paymentReturn' | 'suspension' | 'overturned'
>;

/** How a case stands, in a word and by what it means to the applicant: to wait, to act, or to be glad. */
export function standingOf(
  { phase, paymentReturn, suspension, overturned }: Known,
  { case: { phases }, ownCase }: Pick<CitizenText, 'case' | 'ownCase'>,
): { readonly label: string; readonly tone: Tone } {
  if (overturned) return { label: ownCase.overturned, tone: 'info' };
  // The applicant has done what there was to do.
  const waits = paymentReturn?.confirming === true || suspension?.statement !== undefined;
  return { label: phases[phase], tone: waits ? 'waiting' : TONES[phase] };
}
