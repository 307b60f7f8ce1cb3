import type { AuditEvent } from '../../shared/domain/audit-event.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { MessageQueue } from './message-queue.ts';
import { isNewsFor } from './message-text.ts';
import type { QueuedMessage } from './queued-message.ts';

export interface QueueMessagesDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly records: Pick<CaseRecordStore, 'objectionsAfter'>;
  readonly queue: Pick<MessageQueue, 'add'>;
}

/**
 * Queues one message for each person to whom an event is news: the applicant, and where objections were decided or the
 * case was withdrawn, each objector.
 *
 * An event that is delivered twice queues its messages twice. The gateway delivers each once, by its id.
 */
export async function queueMessages(event: AuditEvent, { applications, records, queue }: QueueMessagesDeps) {
  const about = { applicationId: event.applicationId, sequence: event.sequence, event: event.event };
  if (isNewsFor('APPLICANT', event.event)) await queue.add([{ ...about, recipient: { kind: 'APPLICANT' } }]);
  if (!isNewsFor('OBJECTOR', event.event)) return;

  const application = await applications.byId(event.applicationId);
  let page = await records.objectionsAfter(application);
  while (page.length > 0) {
    await queue.add(page.map(({ objectionId }) => toObjector(about, objectionId)));
    page = await records.objectionsAfter(application, page.at(-1)?.objectionId);
  }
}

function toObjector(about: Omit<QueuedMessage, 'recipient'>, objectionId: string): QueuedMessage {
  return { ...about, recipient: { kind: 'OBJECTOR', objectionId } };
}
