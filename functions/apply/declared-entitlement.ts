import type { ApplicationBody } from '../../shared/contracts/apply.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { ReasonFacts } from '../../shared/domain/refusal.ts';
import type { Assessment, DeclaredEntitlement } from '../../shared/policy/assess-application.ts';
import type { ApplicantCaller } from '../http/caller.ts';

type Declared = Pick<ApplicationBody, 'applicant' | 'certificate'>;

/** What the rules look at in a declaration. */
export function declaredEntitlement({ applicant, certificate }: Declared): DeclaredEntitlement {
  return { applicantCategory: applicant.category, certificate };
}

/** The facts of a declaration that the text of a reason names. */
export function factsOf({ certificate }: Declared, assessment: Assessment, moment: Date): ReasonFacts {
  return {
    issuedOn: certificate.issuedOn,
    lastDay: assessment.lastDayToApply ?? undefined,
    year: String(yearOf(moment)),
    annualLimit: String(assessment.policy.annualLimit),
    refusedOn: beijingDate(moment),
  };
}

/** @throws ServiceError WRONG_PERSON where a declaration names another person than the token proves */
export function requireOwn(body: ApplicationBody, caller: ApplicantCaller): void {
  if (body.applicant.idNumber !== caller.idNumber) throw new ServiceError('WRONG_PERSON', 'not the caller');
}

/** The year in which an application submitted at a moment takes a place, Beijing time. @source Guide §4; Default */
export function yearOf(moment: Date): number {
  return Number(beijingDate(moment).slice(0, 4));
}
