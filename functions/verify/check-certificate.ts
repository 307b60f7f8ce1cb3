import type { Application } from '../../shared/domain/case/application.ts';
import type { ReasonCode } from '../../shared/domain/reason-code.ts';
import type { CertificateQuestion, CertificateRegistry } from '../../shared/ports/certificate-registry.ts';
import { type CheckDeps, runCheck } from './run-check.ts';

/**
 * Whether the registry of its category holds the certificate exactly as declared, and what it calls the occupation.
 *
 * An occupation that neither the catalogue nor the registry has a name for is refused.
 *
 * @source Guide §2
 */
export function checkCertificate(
  { applicationId }: { readonly applicationId: string },
  deps: CheckDeps & { readonly registry: CertificateRegistry },
) {
  return runCheck(
    'certificate',
    applicationId,
    async (application) => {
      const { terms } = application;
      const found = await deps.registry.checkCertificate(questionAbout(application));
      if (found.outcome === 'no-answer') return found;
      const { occupationName, certificateFound } = found;
      const differences = found.outcome === 'no' ? found.reasons : [];
      const isNamed = terms.occupation.name !== undefined || occupationName !== undefined;
      const reasons = isNamed ? [...differences] : withUnknownOccupation(differences);
      return {
        outcome: reasons.length === 0 ? 'yes' : 'no',
        reasons,
        ...(occupationName && { occupationName }),
        ...(certificateFound && { certificateFound }),
      };
    },
    deps,
  );
}

/** What the registry is asked: the certificate as declared, and the applicant as its holder. */
export function questionAbout({ applicant, certificate }: Application): CertificateQuestion {
  return { ...certificate, holderIdNumber: applicant.idNumber, holderName: applicant.name };
}

function withUnknownOccupation(differences: readonly ReasonCode[]): ReasonCode[] {
  // The registry had no record of the declared occupation in which it could have named it.
  if (differences.includes('CERTIFICATE_NOT_FOUND') || differences.includes('CERTIFICATE_OCCUPATION_MISMATCH')) {
    return [...differences];
  }
  return [...differences, 'OCCUPATION_NOT_IN_CATALOGUE'];
}
