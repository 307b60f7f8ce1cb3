import type { AuditEvent } from '../../shared/domain/audit-event.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { MessageGateway } from '../../shared/ports/message-gateway.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { messageText } from './message-text.ts';

/** The gateway did not take the message; the stream delivers the event again. */
export class MessageUnsentError extends Error {
  override readonly name = 'MessageUnsentError';
}

export interface NotifyApplicantDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly gateway: MessageGateway;
}

/**
 * Tells the applicant by text message what an event means for them. The event's id is the message's id, so an event
 * delivered twice sends one message.
 *
 * @throws MessageUnsentError where the gateway did not take it
 */
export async function notifyApplicant(
  event: AuditEvent,
  { applications, gateway }: NotifyApplicantDeps,
): Promise<void> {
  const { applicant, terms } = await applications.byId(event.applicationId);
  const sender = policyById(terms.policyId)?.messageSender;
  const text = sender && messageText(event.event, sender);
  if (!text) return;
  const messageId = `${event.applicationId}-${event.sequence}`;
  const { phone: to } = applicant;
  const sent = await gateway.send({ messageId, to, text, applicationId: event.applicationId });
  if (sent !== 'accepted') throw new MessageUnsentError('the message gateway did not take the message');
}
