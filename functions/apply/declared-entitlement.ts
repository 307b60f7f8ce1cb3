import type { ApplicationBody } from '../../shared/contracts/apply.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { DeclaredEntitlement } from '../../shared/policy/assess-application.ts';
import type { ApplicantCaller } from '../http/caller.ts';

/** What the rules look at in a declaration. */
export function declaredEntitlement({ applicant, certificate }: ApplicationBody): DeclaredEntitlement {
  return { applicantCategory: applicant.category, certificate };
}

/** @throws ServiceError WRONG_PERSON where a declaration is in another person's name than the token proves */
export function requireOwn(body: ApplicationBody, caller: ApplicantCaller): void {
  if (body.applicant.idNumber !== caller.idNumber) throw new ServiceError('WRONG_PERSON', 'not the caller');
}
