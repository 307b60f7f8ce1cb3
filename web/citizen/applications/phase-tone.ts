import type { Phase } from '../../../shared/domain/phase.ts';
import type { Tone } from '../../design/tone.ts';

const TONES: Readonly<Record<Phase, Tone>> = {
  VERIFYING: 'waiting',
  MANUAL_VERIFICATION: 'waiting',
  CORRECTION_REQUESTED: 'attention',
  FUND_REVIEW: 'waiting',
  AWAITING_PUBLICATION: 'waiting',
  PUBLICISED: 'info',
  OBJECTION_REVIEW: 'waiting',
  PAYING: 'waiting',
  PAYMENT_RETURNED: 'attention',
  PAID: 'done',
  REJECTED: 'error',
  WITHDRAWN: 'info',
};

/** What a phase means to the applicant: whether to wait, to act, or to be glad. */
export function phaseTone(phase: Phase): Tone {
  return TONES[phase];
}
