import type { AuditEvent } from '../../shared/domain/audit-event.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { filedAt, type Objection } from '../../shared/domain/objection.ts';
import type { EventName } from '../../shared/domain/transitions.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { MessageQueue } from './message-queue.ts';
import { isNewsFor } from './message-text.ts';
import type { QueuedMessage } from './queued-message.ts';

export interface QueueMessagesDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly records: Pick<CaseRecordStore, 'objection' | 'objectionsAfter' | 'trail'>;
  readonly queue: Pick<MessageQueue, 'add'>;
}

/**
 * Queues one message for each person to whom an event is news: the applicant, also at a phone that was just given up;
 * the objector of an objection that is not admitted; and where objections were decided or the case was withdrawn, each
 * other objector. Those of an earlier review have had their answer.
 *
 * An objection that repeats an earlier one of the same person is treated as the earlier one: that it is a repetition
 * would tell whether the person has objected.
 *
 * An event that is delivered twice queues its messages twice. The gateway delivers each once, by its id.
 */
export async function queueMessages(event: AuditEvent, { applications, records, queue }: QueueMessagesDeps) {
  const about = { applicationId: event.applicationId, sequence: event.sequence, event: toldAs(event) };
  const applicant = APPLICANT_AT.filter((kind) => isNewsFor(kind, about.event, event.channel));
  await queue.add(applicant.map((kind) => ({ ...about, recipient: { kind } })));
  if (!isNewsFor('OBJECTOR', event.event)) return;

  const application = await applications.byId(event.applicationId);
  if (event.event === 'OBJECTION_NOT_ADMITTED') {
    const refused = event.objectionId && (await records.objection(application, event.objectionId));
    if (refused && isToldAtOnce(refused)) await queue.add([toObjector(about, refused.objectionId)]);
    return;
  }
  const dismissedBefore = await earlierDismissal(application, event, records);
  let page = await records.objectionsAfter(application);
  while (page.length > 0) {
    const concerned = page.filter(
      (objection) => !isToldAtOnce(objection) && isFiledWithin(objection, dismissedBefore, event.at),
    );
    await queue.add(concerned.map(({ objectionId }) => toObjector(about, objectionId)));
    page = await records.objectionsAfter(application, page.at(-1)?.objectionId);
  }
}

/** The phones of an applicant: the one on file, and the one before it. */
const APPLICANT_AT = ['APPLICANT', 'FORMER_PHONE'] as const;

/** The event that a message reports. An objection that stops a payment opens the review of objections. */
function toldAs({ event, before }: AuditEvent): EventName {
  return event === 'OBJECTION_FILED' && before === 'PAYING' ? 'OBJECTION_REVIEW_OPENED' : event;
}

/** When objections were last dismissed before an event: what was filed by then is decided. */
async function earlierDismissal(
  application: Application,
  { sequence }: AuditEvent,
  { trail }: QueueMessagesDeps['records'],
): Promise<Instant | undefined> {
  if (!application.dismissed) return undefined;
  const earlier = (await trail(application)).filter((other) => other.sequence < sequence);
  return earlier.findLast(({ event }) => event === 'OBJECTION_DISMISSED')?.at;
}

/** Whether an objection was filed after one instant and by another. The stream may be late, and more has come then. */
function isFiledWithin(objection: Objection, after: Instant | undefined, by: Instant): boolean {
  const at = filedAt(objection);
  return at <= by && (after === undefined || at > after);
}

/** Whether the objector is told that the objection is not admitted, and so nothing of a later decision. */
function isToldAtOnce({ notAdmitted }: Objection): boolean {
  return notAdmitted !== undefined && notAdmitted.ground !== 'REPEATED';
}

function toObjector(about: Omit<QueuedMessage, 'recipient'>, objectionId: string): QueuedMessage {
  return { ...about, recipient: { kind: 'OBJECTOR', objectionId } };
}
