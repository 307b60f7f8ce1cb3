import { type Application, countedObjections } from '../../shared/domain/case/application.ts';
import type { Change } from '../../shared/domain/case/change.ts';
import type { StaffDecision } from '../../shared/domain/case/staff-decision.ts';
import { liftSuspension, revokeApproval } from '../../shared/domain/case/suspension.ts';
import { deathOf } from '../../shared/domain/death.ts';
import { later } from '../../shared/domain/instant.ts';
import { stoppedPayment } from '../../shared/domain/suspension.ts';
import { START_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import { unfit } from './decision-checks.ts';
import { type DecisionDeps, type DecisionRequest, type DecisionsOfKind, numbered } from './decision-request.ts';
import { publicationIfKnown } from './review-decisions.ts';

/**
 * A supervisor who did not pull the case lifts its suspension, or revokes the approval. Where a death was recorded by
 * mistake, the supervisor lifts the suspension by striking it out.
 *
 * @source Default
 */
export const suspensionDecisions: DecisionsOfKind = {
  LIFT: (made, request, deps) => lift(made, request, deps),
  DISMISS: (made, request, deps) => {
    const change = lift(made, request, deps, { strikesDeath: true });
    if (!deathOf(request.application)) throw unfit({ pointer: '/outcome', message: '本件没有登记申请人去世' });
    return change;
  },
  REVOKE: async (made, request, deps) => revokeApproval(request.application, await numbered(made, request, deps)),
};

function lift(
  made: StaffDecision,
  request: DecisionRequest,
  deps: DecisionDeps,
  strikes: { readonly strikesDeath?: boolean } = {},
): Change {
  const to = phaseAfterLift(request.application);
  const publication = to === 'PAYING' ? undefined : publicationIfKnown(request, deps);
  const nextDueAt = later(made.decision.decidedAt, START_ALLOWANCE);
  return liftSuspension(request.application, { ...made, ...strikes, nextDueAt, to, publication });
}

/**
 * A case that was to be paid is paid; any other goes on the public notice anew. So does one to which an objection came
 * while it was suspended: at the close of its new window the objection is reviewed.
 */
function phaseAfterLift(application: Application): 'PAYING' | 'AWAITING_PUBLICATION' {
  const wasToBePaid = application.phase === 'SUSPENDED' && stoppedPayment(application.suspension);
  return wasToBePaid && countedObjections(application) === 0 ? 'PAYING' : 'AWAITING_PUBLICATION';
}
