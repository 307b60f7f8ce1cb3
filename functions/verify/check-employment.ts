import type { EmploymentRegister } from '../../shared/ports/employment-register.ts';
import { type CheckDeps, runCheck } from './run-check.ts';

export interface CheckEmploymentDeps extends CheckDeps {
  readonly register: EmploymentRegister;
  readonly agencyCodes: readonly string[];
}

/**
 * What the programme asks of the employment, by the employment register. A district without an
 * agency is treated as a garbled answer, since no agency could handle the case.
 *
 * @source Guide §1, §2; 人社部发〔2017〕40号
 */
export function checkEmployment({ applicationId }: { readonly applicationId: string }, deps: CheckEmploymentDeps) {
  return runCheck(
    'employment',
    applicationId,
    async ({ applicant, terms }) => {
      const found = await deps.register.checkEmployment(applicant, terms);
      if (found.outcome === 'no-answer') return found;
      if (found.outcome === 'no') return { ...found, reasons: [...found.reasons] };
      if (!deps.agencyCodes.includes(found.agency)) return { outcome: 'no-answer', fault: 'schema' };
      return { ...found, reasons: [] };
    },
    deps,
  );
}
