import type { EmploymentRegister } from '../../shared/ports/employment-register.ts';
import { type CheckDeps, runCheck } from './run-check.ts';

export interface CheckEmploymentDeps extends CheckDeps {
  readonly register: EmploymentRegister;
  readonly agencyCodes: readonly string[];
}

/**
 * Contract, insurance and filing with an enterprise of the city, by the employment register. A district that no agency handles is
 * a garbled answer: the case could be given to nobody.
 *
 * @source Guide §1, §2
 */
export function checkEmployment({ applicationId }: { readonly applicationId: string }, deps: CheckEmploymentDeps) {
  return runCheck(
    'employment',
    applicationId,
    async ({ applicant }) => {
      const found = await deps.register.checkEmployment(applicant);
      if (found.outcome === 'no-answer') return found;
      if (found.outcome === 'no') return { ...found, reasons: [...found.reasons] };
      if (!deps.agencyCodes.includes(found.agency)) return { outcome: 'no-answer', fault: 'schema' };
      return { ...found, reasons: [] };
    },
    deps,
  );
}
