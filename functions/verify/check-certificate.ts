import type { CertificateRegistry } from '../../shared/ports/certificate-registry.ts';
import { type CheckDeps, runCheck } from './run-check.ts';

/** Whether the registry of its category holds the certificate exactly as declared. @source Guide §2 */
export function checkCertificate(
  { applicationId }: { readonly applicationId: string },
  deps: CheckDeps & { readonly registry: CertificateRegistry },
) {
  return runCheck(
    'certificate',
    applicationId,
    async ({ applicant, certificate }) => {
      const question = { ...certificate, holderIdNumber: applicant.idNumber, holderName: applicant.name };
      const found = await deps.registry.checkCertificate(question);
      if (found.outcome === 'no-answer') return found;
      return { outcome: found.outcome, reasons: found.outcome === 'no' ? [...found.reasons] : [] };
    },
    deps,
  );
}
