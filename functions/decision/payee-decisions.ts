import { confirmPayment, refusePayee } from '../../shared/domain/case/payee.ts';
import { later } from '../../shared/domain/instant.ts';
import { START_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { DecisionsOfKind } from './decision-request.ts';

/** A payer confirms a corrected payee, or sends it back. @source Guide §4 */
export const payeeDecisions: DecisionsOfKind = {
  CONFIRM: (made, { application }) =>
    confirmPayment(application, { ...made, nextDueAt: later(made.decision.decidedAt, START_ALLOWANCE) }),
  REFUSE: (made, { application }) => refusePayee(application, made),
};
