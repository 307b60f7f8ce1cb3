import type { AuditEvent } from '../../shared/domain/audit-event.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { idNumberOf } from '../../shared/table/keys.ts';
import type { MarkStore } from '../../shared/table/mark-store.ts';

export interface MarkCaseDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson'>;
  readonly marks: Pick<MarkStore, 'mark'>;
}

/** More attempts than one person ever has: three places a year, and the refused ones. */
const EVERY_ATTEMPT = 500;

/**
 * Marks a case under its phone, account and certificate number after an event that declares them, so that it is found
 * by these. The case is marked as it is when the event is handled. A repeated or late event therefore does no harm.
 *
 * The case is read with its person and not by its id, because the index may not show a case that has just begun.
 *
 * @param partition the person's, in which the event is
 */
export async function markCase(
  { applicationId }: Pick<AuditEvent, 'applicationId'>,
  partition: string,
  { applications, marks }: MarkCaseDeps,
): Promise<void> {
  const ofPerson = await applications.ofPerson(idNumberOf(partition), EVERY_ATTEMPT);
  const application = ofPerson.find((each) => each.applicationId === applicationId);
  // A case that is not there any more has nothing left to find.
  if (application) await marks.mark(application);
}
