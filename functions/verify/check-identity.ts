import type { IdentityRegister } from '../../shared/ports/identity-register.ts';
import { type CheckDeps, runCheck } from './run-check.ts';

/** Whether name and ID number belong together, by the identity register. @source Guide §2 */
export function checkIdentity(
  { applicationId }: { readonly applicationId: string },
  deps: CheckDeps & { readonly register: IdentityRegister },
) {
  return runCheck(
    'identity',
    applicationId,
    async ({ applicant }) => {
      const found = await deps.register.checkIdentity(applicant);
      if (found.outcome === 'no-answer') return found;
      return { outcome: found.outcome, reasons: found.outcome === 'no' ? [...found.reasons] : [] };
    },
    deps,
  );
}
