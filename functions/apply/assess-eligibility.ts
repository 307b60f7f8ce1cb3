import type { ApplicationBody } from '../../shared/contracts/apply.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { assessApplication } from '../../shared/policy/assess-application.ts';
import { assessRecord } from '../../shared/policy/assess-record.ts';
import { describeReason } from '../../shared/policy/describe-reason.ts';
import { conceptOf } from '../../shared/policy/occupation-catalogue.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { SubmissionStore } from '../../shared/table/submission-store.ts';
import { declarationWarnings } from './declaration-warnings.ts';
import { declaredEntitlement, factsOf, programmeIn, yearOf } from './declared-entitlement.ts';
import { recordOf } from './take-application.ts';

export interface AssessEligibilityDeps {
  readonly submissions: Pick<SubmissionStore, 'priorRecord'>;
  readonly policies: readonly Policy[];
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * What a submission would be told now: all reasons at once, the amount, the last day. It stores nothing.
 *
 * @throws ServiceError VALIDATION for a programme that does not exist
 */
export async function assessEligibility(
  body: Pick<ApplicationBody, 'applicant' | 'certificate' | 'payee' | 'programme'>,
  deps: AssessEligibilityDeps,
) {
  const moment = deps.now();
  const policies = programmeIn(body, deps.policies);
  const assessment = assessApplication(declaredEntitlement(body), moment, policies, deps.calendar);
  const { policy } = assessment;
  const prior = await deps.submissions.priorRecord({
    idNumber: body.applicant.idNumber,
    programme: policy.programme,
    conceptId: conceptOf(body.certificate),
    level: body.certificate.level,
    year: yearOf(moment),
    day: beijingDate(moment),
    idempotency: undefined,
  });
  const reasons = [...assessment.reasons, ...assessRecord(recordOf(prior, policy), policy)];
  return {
    eligible: reasons.length === 0,
    reasons: reasons.map((code) => describeReason(code, factsOf(body, assessment, moment))),
    amountFen: assessment.amountFen,
    lastDayToApply: assessment.lastDayToApply,
    policyId: policy.policyId,
    warnings: declarationWarnings(body),
  };
}
