import { instantOf, later } from '../../shared/domain/instant.ts';
import { recoveryOrderOf } from '../../shared/domain/recovery.ts';
import type { Decision } from '../../shared/domain/task.ts';
import type { TaskKind } from '../../shared/domain/task-kind.ts';
import { STEP_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import { requirePossibleAfterDeath, settlingHeirs } from './after-a-death.ts';
import { reasonsOf, requireWhatItMustSay, unfit } from './decision-checks.ts';
import type { Decided, DecisionDeps, DecisionRequest, DecisionsOfKind } from './decision-request.ts';
import { heirsPayeeDecisions } from './heirs-payee-decisions.ts';
import { complaintDecisions, objectionDecisions } from './objection-decisions.ts';
import { payeeDecisions } from './payee-decisions.ts';
import { recoveryDecisions } from './recovery-decisions.ts';
import { reconsiderationDecisions, reversalDecisions } from './remedy-decisions.ts';
import { fundReviewDecisions, manualVerificationDecisions } from './review-decisions.ts';
import {
  disagreementDecisions,
  fundSecondLookDecisions,
  sampled,
  verificationSecondLookDecisions,
} from './second-look-decisions.ts';
import { suspensionDecisions } from './suspension-decisions.ts';

const DECISIONS: Readonly<Record<TaskKind, DecisionsOfKind>> = {
  MANUAL_VERIFICATION: manualVerificationDecisions,
  FUND_REVIEW: fundReviewDecisions,
  OBJECTION_REVIEW: objectionDecisions,
  COMPLAINT: complaintDecisions,
  SUSPENSION_REVIEW: suspensionDecisions,
  PAYMENT_CONFIRMATION: payeeDecisions,
  RECONSIDERATION: reconsiderationDecisions,
  REVERSAL: reversalDecisions,
  VERIFICATION_SECOND_LOOK: verificationSecondLookDecisions,
  FUND_SECOND_LOOK: fundSecondLookDecisions,
  DISAGREEMENT: disagreementDecisions,
  RECOVERY: recoveryDecisions,
  HEIRS_PAYEE: heirsPayeeDecisions,
};

/**
 * What a decision of staff does to a case, and the decision as it is stored with the task.
 *
 * @throws ServiceError VALIDATION where the outcome does not fit the kind, the reasons do not fit the outcome, or the
 *   decision does not say what it must; INCOMPLETE for the approval of a fund review without an employer;
 *   CORRECTIONS_USED_UP; ALREADY_APPLIED where a refusal falls and its place is taken
 * @throws CalendarMissingError where a correction would lapse in a year without holiday data
 */
export async function decideCase(
  request: DecisionRequest,
  deps: DecisionDeps,
): Promise<{ readonly decision: Decision; readonly decided: Decided }> {
  const { body, decider, task, moment, represented = [] } = request;
  const decide = DECISIONS[task.kind][body.outcome];
  if (!decide) {
    const allowed = Object.keys(DECISIONS[task.kind]).join('、');
    throw unfit({ pointer: '/outcome', message: `此类事项的决定只能是 ${allowed}` });
  }
  const reasons = reasonsOf(request);
  requireWhatItMustSay(request, reasons);
  requirePossibleAfterDeath(request, reasons);
  const decidedAt = instantOf(moment);
  const decision: Decision = {
    outcome: body.outcome,
    reasons: [...reasons],
    ...(body.fields && { fields: [...new Set(body.fields)] }),
    ...(body.explanation && { explanation: body.explanation }),
    ...(body.recovery && { recovery: recoveryOrderOf(body.recovery) }),
    ...(body.note && { note: body.note }),
    decidedBy: decider.staffId,
    ...(represented.length > 0 && { representing: represented.map(({ staffId }) => staffId) }),
    decidedAt,
  };
  const { person } = decider;
  const made = { task, decision, person, represented, nextDueAt: later(decidedAt, STEP_ALLOWANCE) };
  const decided = await settlingHeirs(await decide(made, request, deps), request, deps);
  return { decision, decided: sampled(decided, request, deps) };
}
