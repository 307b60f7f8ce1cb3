import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import type { Confirmation } from '../../shared/domain/case/payee.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { taskIdOf } from '../../shared/domain/task.ts';
import { confirmationDueAt } from '../../shared/policy/due-dates.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';

export interface PayerQuestionDeps {
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * The task that asks a payer whether a payee is right, and the open one that it replaces.
 *
 * @throws CalendarMissingError where it would be due in a year without holiday data
 */
export async function payerQuestion(
  application: Application,
  kind: 'PAYMENT_CONFIRMATION' | 'HEIRS_PAYEE',
  { tasks, calendar, now }: PayerQuestionDeps,
): Promise<Confirmation> {
  const { applicationId, agency = CITY_AGENCY, terms } = application;
  const earlier = (await tasks.ofCase(application)).filter((task) => task.kind === kind);
  const moment = now();
  return {
    task: {
      taskId: taskIdOf(applicationId, kind, earlier.length + 1),
      kind,
      status: 'OPEN',
      agency,
      applicationId,
      openedAt: instantOf(moment),
      dueAt: instantOf(confirmationDueAt(moment, terms, calendar)),
    },
    replaces: earlier.find(({ status }) => status === 'OPEN'),
  };
}
