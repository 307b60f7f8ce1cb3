import { correctApplication } from '../../functions/correction/correct-application.ts';
import { lapseCorrection } from '../../functions/correction/lapse-correction.ts';
import type { StaffCaller } from '../../functions/http/caller.ts';
import { decideTask } from '../../functions/review/decide-task.ts';
import { recordVerification } from '../../functions/verify/record-verification.ts';
import { runCheck } from '../../functions/verify/run-check.ts';
import { correctionBody } from '../../shared/contracts/correction.ts';
import type { DecisionBody } from '../../shared/contracts/review.ts';
import type { CorrectableField, CorrectingStage } from '../../shared/domain/correction.ts';
import { CHECKS, type Check } from '../../shared/domain/finding.ts';
import { ROLE_FOR_KIND } from '../../shared/domain/task-kind.ts';
import { auditedCase } from '../../shared/table/audited-case.ts';
import type { Declaration } from './applications.ts';
import type { CaseWalk, UseCaseDeps } from './case-walk.ts';
import { CORRECTION } from './decisions.ts';
import { AGENCY, EMPLOYER } from './findings.ts';
import { aStaffMember, asApplicant, asStaff, type Person } from './people.ts';

/** When a correction is asked for, and when it is made, unless a test says otherwise. */
export const ASKED_AT = '2021-06-21T10:00:00+08:00';
export const CORRECTED_AT = '2021-07-02T10:00:00+08:00';
/** 24:00 of the last day for a correction that was asked for then. */
export const LAPSES_AT = '2021-07-13T00:00:00+08:00';

/** Moves cases through corrections, as staff, applicants and the workflow do. */
export function correctionWalk(deps: UseCaseDeps, walk: CaseWalk) {
  /** Decides the latest task of a stage. */
  const decide = async (id: string, kind: CorrectingStage, body: DecisionBody, caller?: StaffCaller) => {
    const tasks = await deps.tasks.ofCase(await deps.applications.byId(id));
    const taskId = tasks.filter((task) => task.kind === kind).at(-1)?.taskId ?? '';
    return decideTask({ ...asStaff(caller ?? aStaffMember(ROLE_FOR_KIND[kind])), params: { taskId }, body }, deps);
  };
  const ask = (
    id: string,
    fields: readonly CorrectableField[],
    kind: CorrectingStage = 'FUND_REVIEW',
    caller?: StaffCaller,
  ) => decide(id, kind, { outcome: 'REQUEST_CORRECTION', fields: [...fields], explanation: CORRECTION }, caller);

  return {
    decide,
    ask,
    correct: (person: Person, applicationId: string, body: object, at: Partial<Pick<UseCaseDeps, 'now'>> = {}) =>
      correctApplication(
        { ...asApplicant(person), params: { applicationId }, body: correctionBody.parse(body) },
        { ...deps, ...at },
      ),
    lapse: (applicationId: string, at: Partial<Pick<UseCaseDeps, 'now'>> = {}) =>
      lapseCorrection({ applicationId }, { ...deps, ...at }),
    /** A new case for which a fund reviewer has asked for a correction. The clock then stands at the correction. */
    asked: async (person: Person, fields: readonly CorrectableField[], declaration: Declaration = {}) => {
      const id = await walk.caseIn('FUND_REVIEW', person, declaration);
      deps.clock.set(ASKED_AT);
      await ask(id, fields);
      deps.clock.set(CORRECTED_AT);
      return id;
    },
    /** Runs the checks of a verification and draws the conclusion. Gives the checks that a register was asked for. */
    verifyAgain: async (applicationId: string, silent: readonly Check[] = []) => {
      const asked: Check[] = [];
      for (const check of CHECKS) {
        await runCheck(
          check,
          applicationId,
          async () => {
            asked.push(check);
            if (silent.includes(check)) return { outcome: 'no-answer', fault: 'timeout' };
            const employment = check === 'employment' && { agency: AGENCY, employer: EMPLOYER };
            return { outcome: 'yes', reasons: [], ...employment };
          },
          deps,
        );
      }
      const { phase } = await recordVerification({ applicationId }, deps);
      if (phase === 'FUND_REVIEW' || phase === 'MANUAL_VERIFICATION') await walk.open(applicationId, phase);
      return asked;
    },
    /** What of a case does not match its audit trail. */
    faultsOf: async (id: string) => (await auditedCase(await deps.applications.byId(id), deps)).faults,
  };
}
