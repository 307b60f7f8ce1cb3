import type { checkEligibilityRoute } from '../../shared/contracts/apply.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { assessApplication } from '../../shared/policy/assess-application.ts';
import { assessRecord } from '../../shared/policy/assess-record.ts';
import { describeReason } from '../../shared/policy/describe-reason.ts';
import { conceptOf } from '../../shared/policy/occupation-catalogue.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { SubmissionStore } from '../../shared/table/submission-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { declarationWarnings } from './declaration-warnings.ts';
import { declaredEntitlement, factsOf, requireOwn, yearOf } from './declared-entitlement.ts';
import { recordOf } from './submit-application.ts';

type Route = typeof checkEligibilityRoute;

export interface CheckEligibilityDeps {
  readonly submissions: Pick<SubmissionStore, 'priorRecord'>;
  readonly policies: readonly Policy[];
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/** Says, and stores nothing, what a submission would be told now: all reasons at once, the amount, the last day. */
export async function checkEligibility(request: HttpRequest<Route>, deps: CheckEligibilityDeps): Promise<Reply<Route>> {
  const { body, caller } = request;
  requireOwn(body, caller);
  const moment = deps.now();
  const { idNumber } = body.applicant;
  const prior = await deps.submissions.priorRecord({
    idNumber,
    conceptId: conceptOf(body.certificate),
    level: body.certificate.level,
    year: yearOf(moment),
    day: beijingDate(moment),
    idempotency: undefined,
  });
  const assessment = assessApplication(declaredEntitlement(body), moment, deps.policies, deps.calendar);
  const reasons = [...assessment.reasons, ...assessRecord(recordOf(prior), assessment.policy)];
  return {
    body: {
      eligible: reasons.length === 0,
      reasons: reasons.map((code) => describeReason(code, factsOf(body, assessment, moment))),
      amountFen: assessment.amountFen,
      lastDayToApply: assessment.lastDayToApply,
      policyId: assessment.policy.policyId,
      warnings: declarationWarnings(body),
    },
  };
}
