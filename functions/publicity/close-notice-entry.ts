import { SYSTEM } from '../../shared/domain/actor.ts';
import { type CaseState, caseStateOf } from '../../shared/domain/application.ts';
import { dateOf, instantOf, later } from '../../shared/domain/instant.ts';
import { objectionDecisionDueAt } from '../../shared/policy/due-dates.ts';
import { BANK_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';

export interface CloseNoticeEntryDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'change' | 'whileContended'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Ends the publicity of a case at 24:00 of its last day: towards payment where nobody objected, else towards the review of the
 * objections. The write holds only while no objection has come since the read, so none slips past.
 *
 * @throws CalendarMissingError where the decision would be due in a year without holiday data
 * @source Guide §3
 */
export async function closeNoticeEntry(
  { applicationId }: { readonly applicationId: string },
  { applications, calendar, now }: CloseNoticeEntryDeps,
): Promise<CaseState> {
  return applications.whileContended(async () => {
    const application = await applications.byId(applicationId);
    const { phase, closesAt, objectionCount, terms } = application;
    const at = instantOf(now());
    if (phase !== 'PUBLICISED' || !closesAt || at < closesAt) return caseStateOf(application);
    const isChallenged = objectionCount > 0;
    const nextDueAt = isChallenged
      ? instantOf(objectionDecisionDueAt(dateOf(closesAt), terms, calendar))
      : later(at, BANK_ALLOWANCE);
    const event = isChallenged ? 'OBJECTION_REVIEW_OPENED' : 'CLOSED_UNCHALLENGED';
    return caseStateOf(await applications.change(application, { event, actor: SYSTEM, at, fields: { nextDueAt } }));
  });
}
