import type { AlarmMetric } from '../../shared/contracts/alarm-metrics.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { deathOf } from '../../shared/domain/death.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { Message, MessageGateway } from '../../shared/ports/message-gateway.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import { log } from '../runtime/log.ts';
import { messageText, messageToObjector } from './message-text.ts';
import { messageIdOf, type QueuedMessage } from './queued-message.ts';

/** The gateway gave no answer. The queue delivers the message again. */
export class MessageUnsentError extends Error {
  override readonly name = 'MessageUnsentError';
}

export interface SendMessageDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly records: Pick<CaseRecordStore, 'objection' | 'formerDeclarations'>;
  readonly gateway: MessageGateway;
  readonly countAlarm: (metric: AlarmMetric) => void;
}

/**
 * Sends one message of the queue. A refusal by the gateway is final: the message is over, and its ids are logged.
 *
 * @throws MessageUnsentError where the gateway gave no answer
 */
export async function sendMessage(message: QueuedMessage, deps: SendMessageDeps): Promise<void> {
  const application = await deps.applications.byId(message.applicationId);
  const addressed = await addressedTo(message, application, deps);
  if (!addressed) return;
  const { applicationId, sequence, recipient } = message;
  switch (await deps.gateway.send({ messageId: messageIdOf(message), ...addressed })) {
    case 'accepted':
      return;
    case 'refused':
      log.warn('message refused', { applicationId, sequence, recipient });
      deps.countAlarm('MessagesRefused');
      return;
    default:
      throw new MessageUnsentError('the message gateway gave no answer');
  }
}

/**
 * Phone and text; undefined where there is nothing to say, the applicant has died, or the objection is no longer kept.
 */
async function addressedTo(
  { event, sequence, recipient }: QueuedMessage,
  application: Application,
  { records }: SendMessageDeps,
): Promise<Omit<Message, 'messageId'> | undefined> {
  const { applicant, applicationId, terms } = application;
  const sender = policyById(terms.policyId)?.messageSender;
  if (!sender) return undefined;
  if (recipient.kind !== 'OBJECTOR' && isAfterDeath(event, application)) return undefined;
  if (recipient.kind === 'APPLICANT') {
    const text = messageText(event, sender, { atCounter: application.counterEntry !== undefined });
    return text === undefined ? undefined : { to: applicant.phone, text, applicationId };
  }
  if (recipient.kind === 'FORMER_PHONE') {
    const text = messageText(event, sender, { at: recipient.kind });
    const before = (await records.formerDeclarations(application)).findLast(({ declaredBy }) => declaredBy < sequence);
    return text === undefined || !before ? undefined : { to: before.applicant.phone, text, applicationId };
  }
  const objection = await records.objection(application, recipient.objectionId);
  if (!objection) return undefined;
  const text = messageToObjector(event, sender, objection);
  return text === undefined ? undefined : { to: objection.phone, text };
}

/** Whether nobody is told any more: the phone was the applicant's. That the death was recorded is told there, once. */
function isAfterDeath(event: QueuedMessage['event'], application: Application): boolean {
  return event !== 'DEATH_RECORDED' && deathOf(application) !== undefined;
}
