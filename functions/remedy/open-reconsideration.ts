import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { beijingDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { type Task, taskIdOf } from '../../shared/domain/task.ts';
import type { Channel } from '../../shared/domain/task-request.ts';
import { decisionDueAt } from '../../shared/policy/due-dates.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';

/** What the applicant says, and how it reached staff where they keyed it. */
export interface ReconsiderationRequest {
  readonly statement: string;
  readonly keyed?: { readonly channel: Channel; readonly receivedOn: CivilDate };
}

/**
 * The task that a request for a reconsideration opens. Its days count from the day on which it was received.
 *
 * @throws CalendarMissingError where it is due in a year without holiday data
 * @source policy data (10 working days)
 */
export function reconsiderationTask(
  { applicationId, agency = CITY_AGENCY, terms }: Application,
  { statement, keyed }: ReconsiderationRequest,
  moment: Date,
  calendar: WorkingCalendar,
): Task {
  const kind = 'RECONSIDERATION';
  const receivedOn = keyed?.receivedOn ?? beijingDate(moment);
  return {
    taskId: taskIdOf(applicationId, kind),
    kind,
    status: 'OPEN',
    agency,
    applicationId,
    openedAt: instantOf(moment),
    dueAt: instantOf(decisionDueAt(receivedOn, terms.reconsiderationWorkingDays, calendar)),
    request: { kind, statement, ...keyed },
  };
}
