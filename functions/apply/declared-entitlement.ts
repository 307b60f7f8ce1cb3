import type { ApplicationBody } from '../../shared/contracts/apply.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { ReasonFacts } from '../../shared/domain/refusal.ts';
import type { Assessment, DeclaredEntitlement } from '../../shared/policy/assess-application.ts';
import { policiesOf } from '../../shared/policy/policies.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { ApplicantCaller } from '../http/caller.ts';

type Declared = Pick<ApplicationBody, 'applicant' | 'certificate'>;

/** What the rules look at in a declaration. */
export function declaredEntitlement({ applicant, certificate }: Declared): DeclaredEntitlement {
  return { applicantCategory: applicant.category, certificate };
}

/** The facts of a declaration that the text of a reason names. */
export function factsOf({ certificate }: Declared, assessment: Assessment, moment: Date): ReasonFacts {
  const { annualLimit, policyId } = assessment.policy;
  return {
    issuedOn: certificate.issuedOn,
    lastDay: assessment.lastDayToApply ?? undefined,
    year: String(yearOf(moment)),
    annualLimit: annualLimit === null ? undefined : String(annualLimit),
    policyId,
    refusedOn: beijingDate(moment),
  };
}

/**
 * The policies of the programme that a body names; of the default one where it names none.
 *
 * @throws ServiceError VALIDATION for a programme that does not exist
 */
export function programmeIn({ programme }: Pick<ApplicationBody, 'programme'>, all: readonly Policy[]) {
  const own = policiesOf(programme, all);
  if (own.length > 0) return own;
  const errors = [{ pointer: '/programme', message: '没有这个补贴项目，请重新选择' }];
  throw new ServiceError('VALIDATION', 'no such programme', { errors });
}

/** @throws ServiceError WRONG_PERSON where a declaration names another person than the token proves */
export function requireOwn(body: ApplicationBody, caller: ApplicantCaller): void {
  if (body.applicant.idNumber !== caller.idNumber) throw new ServiceError('WRONG_PERSON', 'not the caller');
}

/** The year in which an application submitted at a moment takes a place, Beijing time. @source Guide §4; Default */
export function yearOf(moment: Date): number {
  return Number(beijingDate(moment).slice(0, 4));
}
