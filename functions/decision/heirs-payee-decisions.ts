import { confirmHeirsPayee, confirmHeirsPayment, refuseHeirsPayee } from '../../shared/domain/case/death.ts';
import { later } from '../../shared/domain/instant.ts';
import { START_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { DecisionsOfKind } from './decision-request.ts';

/** A payer confirms where the money of the heirs goes, or sends it back to the supervisors. @source 民法典 1122 */
export const heirsPayeeDecisions: DecisionsOfKind = {
  CONFIRM: (made, { application }) => {
    // Money that has come back is ordered anew, by a run of the workflow that begins then.
    const nextDueAt = later(made.decision.decidedAt, START_ALLOWANCE);
    return application.phase === 'PAYMENT_RETURNED'
      ? confirmHeirsPayment(application, { ...made, nextDueAt })
      : confirmHeirsPayee(application, made);
  },
  REFUSE: (made, { application }) => refuseHeirsPayee(application, made),
};
