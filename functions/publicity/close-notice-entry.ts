import { countedObjections } from '../../shared/domain/case/application.ts';
import { type CaseState, caseStateOf } from '../../shared/domain/case/case-state.ts';
import { openObjectionReview } from '../../shared/domain/case/objection.ts';
import { closeUnchallenged } from '../../shared/domain/case/publicity.ts';
import { dateOf, instantOf, later } from '../../shared/domain/instant.ts';
import { objectionDecisionDueAt } from '../../shared/policy/due-dates.ts';
import { BANK_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';

export interface CloseNoticeEntryDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Ends the publicity of a case at 24:00 of its last day: towards payment without an objection, otherwise towards the
 * review of the objections. One that was not admitted stops nothing; one whose name is still unchecked counts.
 *
 * The write holds only while no objection has come since the read, so none is missed.
 *
 * @throws CalendarMissingError where the decision would be due in a year without holiday data
 * @source Guide §3
 */
export async function closeNoticeEntry(
  { applicationId }: { readonly applicationId: string },
  { applications, calendar, now }: CloseNoticeEntryDeps,
): Promise<CaseState> {
  return applications.retryOnConflict(async () => {
    const application = await applications.byId(applicationId);
    const at = instantOf(now());
    if (application.phase !== 'PUBLICISED' || at < application.closesAt) return caseStateOf(application);
    const { closesAt, payAt, terms } = application;
    const isPayable = at >= payAt;
    const change =
      countedObjections(application) === 0
        ? closeUnchallenged(application, later(isPayable ? at : payAt, BANK_ALLOWANCE), at)
        : openObjectionReview(application, instantOf(objectionDecisionDueAt(dateOf(closesAt), terms, calendar)), at);
    return caseStateOf(await applications.write(change));
  });
}
