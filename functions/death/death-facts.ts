import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import type { DeathFacts } from '../../shared/domain/case/death.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import type { Death } from '../../shared/domain/death.ts';
import { dateOf, instantOf } from '../../shared/domain/instant.ts';
import type { Phase } from '../../shared/domain/phase.ts';
import { taskIdOf } from '../../shared/domain/task.ts';
import { phaseAfter } from '../../shared/domain/transitions.ts';
import { DEATH_TEXT } from '../../shared/policy/death.ts';
import { decisionDueAt } from '../../shared/policy/due-dates.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';

export interface DeathFactsDeps {
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * The suspension that a death means for a case, with the task for a supervisor; undefined where the case is not
 * approved yet, or is suspended already.
 *
 * @throws CalendarMissingError where it is due in a year without holiday data
 * @source policy data (5 working days for a statement, 60 for the heirs)
 */
export async function deathFacts(
  application: Application,
  { diedOn, evidence, recordedBy, at }: Death,
  { tasks, calendar }: DeathFactsDeps,
): Promise<DeathFacts['suspension']> {
  const { applicationId, agency = CITY_AGENCY, phase, terms } = application;
  if (!isSuspendedThen(phase)) return undefined;
  const today = beijingDate(dateOf(at));
  const heirsWorkingDays = policyById(terms.policyId)?.heirsWorkingDays ?? terms.suspensionWorkingDays;
  const dueAt = instantOf(decisionDueAt(today, heirsWorkingDays, calendar));
  const statementUntil = instantOf(decisionDueAt(today, terms.statementWorkingDays, calendar));
  const kind = 'SUSPENSION_REVIEW';
  const round = (await tasks.ofCase(application)).filter((task) => task.kind === kind).length + 1;
  const request = { kind: 'DEATH', diedOn, evidence, askedBy: recordedBy } as const;
  const taskId = taskIdOf(applicationId, kind, round);
  return {
    // A register that says the same later does not stop the payment again.
    suspension: { explanation: DEATH_TEXT, reasons: ['DECEASED'], at, statementUntil, dueAt },
    task: { taskId, kind, status: 'OPEN', agency, applicationId, openedAt: at, dueAt, request },
  };
}

/** @throws ServiceError WRONG_PHASE where no death is recorded in that phase */
function isSuspendedThen(phase: Phase): boolean {
  return phase !== 'SUSPENDED' && phaseAfter(phase, 'DEATH_RECORDED', 'staff') === 'SUSPENDED';
}
