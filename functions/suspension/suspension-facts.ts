import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import type { SuspensionFacts } from '../../shared/domain/case/suspension.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import type { Hand } from '../../shared/domain/hand.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { ReasonCode } from '../../shared/domain/reason-code.ts';
import { taskIdOf } from '../../shared/domain/task.ts';
import { decisionDueAt } from '../../shared/policy/due-dates.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';

export interface SuspensionFactsDeps {
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/** Why a case is pulled, and by whom; by nobody where a register said no. */
export interface Ground {
  readonly explanation: string;
  readonly note?: string | undefined;
  readonly reasons?: readonly ReasonCode[];
  readonly askedBy?: Hand;
  /** In how many working days it is decided, where not in those of the case's terms. */
  readonly workingDays?: number | undefined;
}

/**
 * The dates of a suspension from now on, and the task that it opens for a supervisor.
 *
 * @throws CalendarMissingError where it is due in a year without holiday data
 * @source policy data (5 working days for a statement, 10 for the decision)
 */
export async function suspensionFacts(
  application: Application,
  { explanation, note, reasons, askedBy, workingDays }: Ground,
  { tasks, calendar, now }: SuspensionFactsDeps,
): Promise<SuspensionFacts> {
  const { applicationId, agency = CITY_AGENCY, terms } = application;
  const moment = now();
  const at = instantOf(moment);
  const today = beijingDate(moment);
  const dueAt = instantOf(decisionDueAt(today, workingDays ?? terms.suspensionWorkingDays, calendar));
  const statementUntil = instantOf(decisionDueAt(today, terms.statementWorkingDays, calendar));
  const ofCase = await tasks.ofCase(application);
  const kind = 'SUSPENSION_REVIEW';
  const round = ofCase.filter((task) => task.kind === kind).length + 1;
  const found = reasons && { reasons: [...reasons] };
  return {
    suspension: { explanation, ...found, at, statementUntil, dueAt },
    task: {
      taskId: taskIdOf(applicationId, kind, round),
      kind,
      status: 'OPEN',
      agency,
      applicationId,
      openedAt: at,
      dueAt,
      request: { kind: 'SUSPENSION', explanation, ...(note && { note }), ...found, ...(askedBy && { askedBy }) },
    },
    openReview: ofCase.find((task) => task.kind === 'OBJECTION_REVIEW' && task.status === 'OPEN'),
  };
}
