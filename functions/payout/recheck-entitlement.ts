import type { Application } from '../../shared/domain/case/application.ts';
import { deathOf } from '../../shared/domain/death.ts';
import { RegisterUnansweredError } from '../../shared/domain/errors.ts';
import type { Check, Finding } from '../../shared/domain/finding.ts';
import { type Instant, instantOf } from '../../shared/domain/instant.ts';
import type { CertificateFinding, CertificateRegistry } from '../../shared/ports/certificate-registry.ts';
import type { IdentityFinding, IdentityRegister } from '../../shared/ports/identity-register.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import { questionAbout } from '../verify/check-certificate.ts';

export interface RecheckEntitlementDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly payments: Pick<PaymentStore, 'byNumber'>;
  readonly records: Pick<CaseRecordStore, 'saveRecheck'>;
  readonly identity: IdentityRegister;
  readonly registry: CertificateRegistry;
  readonly now: () => Date;
}

/**
 * Asks once more, before a payment is ordered, whether the person and the certificate are still what was declared.
 * Weeks have passed since the verification, in which a certificate may have been revoked.
 *
 * Each answer is stored beside the findings of the verification. `pay` orders nothing where one of them is a no. A
 * payment that is already ordered is not asked about: it is the bank's now. Of a
 * person whose death is recorded the register could only say what is known.
 *
 * @throws RegisterUnansweredError where a register gave no answer and none said no: the workflow asks once more, then
 *   pays
 * @source Default
 */
export async function recheckEntitlement(
  { applicationId }: { readonly applicationId: string },
  deps: RecheckEntitlementDeps,
): Promise<{ readonly applicationId: string }> {
  const application = await deps.applications.byId(applicationId);
  if (!(await isToBeOrdered(application, deps))) return { applicationId };
  const [person, certificate] = await Promise.all([
    deathOf(application) ? undefined : deps.identity.checkIdentity(application.applicant),
    deps.registry.checkCertificate(questionAbout(application)),
  ]);
  const at = instantOf(deps.now());
  const findings = [...(person ? findingOf('identity', person, at) : []), ...findingOf('certificate', certificate, at)];
  for (const finding of findings) await deps.records.saveRecheck(application, finding);
  const isRefused = findings.some(({ outcome }) => outcome === 'no');
  const isSilent = person?.outcome === 'no-answer' || certificate.outcome === 'no-answer';
  if (isSilent && !isRefused) throw new RegisterUnansweredError('a register is silent before the payment');
  return { applicationId };
}

async function isToBeOrdered(application: Application, { payments }: RecheckEntitlementDeps): Promise<boolean> {
  if (application.phase !== 'PAYING') return false;
  if (application.paymentCount === 0) return true;
  const latest = await payments.byNumber(application, application.paymentCount);
  return latest?.status !== 'REQUESTED';
}

/** An answer as it is stored; nothing for a register that gave none. */
function findingOf(check: Check, answer: IdentityFinding | CertificateFinding, at: Instant): readonly Finding[] {
  switch (answer.outcome) {
    case 'no-answer':
      return [];
    case 'yes':
      return [{ check, outcome: 'yes', reasons: [], at }];
    case 'no':
      return [{ check, outcome: 'no', reasons: [...answer.reasons], at }];
    default:
      return answer satisfies never;
  }
}
