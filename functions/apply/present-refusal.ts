import type { ApplicationIn } from '../../shared/domain/case/application.ts';
import { dateOf, instantOf } from '../../shared/domain/instant.ts';
import type { Overturned, Reconsideration } from '../../shared/domain/remedy.ts';
import { describeReason } from '../../shared/policy/describe-reason.ts';
import { reconsiderationUntil } from '../../shared/policy/due-dates.ts';
import { policyById } from '../../shared/policy/policies.ts';
import { remediesOf } from '../../shared/policy/remedies.ts';
import { shownTime } from '../http/shown-time.ts';

/**
 * The number of a refusal, why a case was refused, what staff said of it, and how to challenge it. A refusal that has
 * fallen cannot be challenged any more.
 */
export function presentRefusal(refused: ApplicationIn<'REJECTED'>) {
  const { reasons, facts, explanation, documentNumber, refusedAt, terms, agency, reconsideration, overturned } =
    refused;
  const policy = policyById(terms.policyId);
  const remedies = policy && !overturned ? remediesOf(policy, agency) : undefined;
  return {
    reasons: reasons.map((code) => describeReason(code, { ...facts, policyId: terms.policyId, explanation }, remedies)),
    ...(remedies && { remedies }),
    documentNumber,
    ...(reconsideration && { reconsideration: presentReconsideration(reconsideration) }),
    ...(remedies &&
      !reconsideration && {
        reconsiderationUntil: shownTime(instantOf(reconsiderationUntil(dateOf(refusedAt), remedies))),
      }),
    ...(overturned && { overturned: presentOverturned(overturned) }),
  };
}

function presentReconsideration(reconsideration: Reconsideration) {
  const { reconsiderationId, requestedAt, dueAt, outcome, explanation, decidedAt } = reconsideration;
  return {
    reconsiderationId,
    requestedAt: shownTime(requestedAt),
    dueAt: shownTime(dueAt),
    ...(outcome && { outcome }),
    ...(explanation && { explanation }),
    ...(decidedAt && { decidedAt: shownTime(decidedAt) }),
  };
}

function presentOverturned({ basis, documentNumber, at, applicationId }: Overturned) {
  return { basis, documentNumber, at: shownTime(at), applicationId, text: '已被撤销' };
}
