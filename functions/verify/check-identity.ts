import { beijingDate } from '../../shared/domain/civil-date.ts';
import { dateOf } from '../../shared/domain/instant.ts';
import type { IdentityRegister } from '../../shared/ports/identity-register.ts';
import { type CheckDeps, runCheck } from './run-check.ts';

/**
 * Whether name and ID number belong together, by the identity register, and the person had not died before the day of
 * the submission. Who dies later has earned the subsidy.
 *
 * @source Guide §2; 民法典 13, 1122
 */
export function checkIdentity(
  { applicationId }: { readonly applicationId: string },
  deps: CheckDeps & { readonly register: IdentityRegister },
) {
  return runCheck(
    'identity',
    applicationId,
    async ({ applicant: { name, idNumber }, submittedAt }) => {
      const aliveOn = beijingDate(dateOf(submittedAt));
      const found = await deps.register.checkIdentity({ name, idNumber, aliveOn });
      if (found.outcome === 'no-answer') return found;
      return { outcome: found.outcome, reasons: found.outcome === 'no' ? [...found.reasons] : [] };
    },
    deps,
  );
}
