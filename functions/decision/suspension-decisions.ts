import { type Application, countedObjections } from '../../shared/domain/case/application.ts';
import { liftSuspension, revokeApproval } from '../../shared/domain/case/suspension.ts';
import { later } from '../../shared/domain/instant.ts';
import { START_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import { type DecisionsOfKind, numbered } from './decision-request.ts';
import { publicationIfKnown } from './review-decisions.ts';

/** A supervisor who did not pull the case lifts its suspension, or revokes the approval. @source Default */
export const suspensionDecisions: DecisionsOfKind = {
  LIFT: (made, request, deps) => {
    const to = phaseAfterLift(request.application);
    const publication = to === 'PAYING' ? undefined : publicationIfKnown(request, deps);
    const nextDueAt = later(made.decision.decidedAt, START_ALLOWANCE);
    return liftSuspension(request.application, { ...made, nextDueAt, to, publication });
  },
  REVOKE: async (made, request, deps) => revokeApproval(request.application, await numbered(made, request, deps)),
};

/**
 * A case that was to be paid is paid; any other goes on the public notice anew. So does one to which an objection came
 * while it was suspended: at the close of its new window the objection is reviewed.
 */
function phaseAfterLift(application: Application): 'PAYING' | 'AWAITING_PUBLICATION' {
  const wasToBePaid = application.phase === 'SUSPENDED' && application.suspension.from === 'PAYING';
  return wasToBePaid && countedObjections(application) === 0 ? 'PAYING' : 'AWAITING_PUBLICATION';
}
