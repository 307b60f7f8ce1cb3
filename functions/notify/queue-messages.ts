import type { AuditEvent } from '../../shared/domain/audit-event.ts';
import type { Objection } from '../../shared/domain/objection.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { MessageQueue } from './message-queue.ts';
import { isNewsFor } from './message-text.ts';
import type { QueuedMessage } from './queued-message.ts';

export interface QueueMessagesDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly records: Pick<CaseRecordStore, 'objection' | 'objectionsAfter'>;
  readonly queue: Pick<MessageQueue, 'add'>;
}

/**
 * Queues one message for each person to whom an event is news: the applicant; the objector of an objection that is not
 * admitted; and where objections were decided or the case was withdrawn, each other objector.
 *
 * An objection that repeats an earlier one of the same person is treated as the earlier one: that it is a repetition
 * would tell whether the person has objected.
 *
 * An event that is delivered twice queues its messages twice. The gateway delivers each once, by its id.
 */
export async function queueMessages(event: AuditEvent, { applications, records, queue }: QueueMessagesDeps) {
  const about = { applicationId: event.applicationId, sequence: event.sequence, event: event.event };
  if (isNewsFor('APPLICANT', event.event)) await queue.add([{ ...about, recipient: { kind: 'APPLICANT' } }]);
  if (!isNewsFor('OBJECTOR', event.event)) return;

  const application = await applications.byId(event.applicationId);
  if (event.event === 'OBJECTION_NOT_ADMITTED') {
    const refused = event.objectionId && (await records.objection(application, event.objectionId));
    if (refused && isToldAtOnce(refused)) await queue.add([toObjector(about, refused.objectionId)]);
    return;
  }
  let page = await records.objectionsAfter(application);
  while (page.length > 0) {
    const concerned = page.filter((objection) => !isToldAtOnce(objection));
    await queue.add(concerned.map(({ objectionId }) => toObjector(about, objectionId)));
    page = await records.objectionsAfter(application, page.at(-1)?.objectionId);
  }
}

/** Whether the objector is told that the objection is not admitted, and so nothing of a later decision. */
function isToldAtOnce({ notAdmitted }: Objection): boolean {
  return notAdmitted !== undefined && notAdmitted.ground !== 'REPEATED';
}

function toObjector(about: Omit<QueuedMessage, 'recipient'>, objectionId: string): QueuedMessage {
  return { ...about, recipient: { kind: 'OBJECTOR', objectionId } };
}
