import { type PortSettings, release, sendSigned } from './signed-request.ts';

/**
 * A short text to a mainland mobile number; `messageId` is the idempotency key, `text` holds nothing of the person.
 */
export interface Message {
  readonly messageId: string;
  readonly to: string;
  readonly text: string;
  /** The case that a message to its applicant is about. A message to another person names none. */
  readonly applicationId?: string;
}

export interface MessageGateway {
  /**
   * Hands over a message. `refused` is final: the gateway will never deliver it. After `no-answer` it may be sent again
   * under the same identifier, and it arrives once.
   */
  readonly send: (message: Message) => Promise<'accepted' | 'refused' | 'no-answer'>;
}

/**
 * The gateway understood the message and will not deliver it, however often it is sent. Every other status says
 * something about the call, such as a wrong key or too many calls.
 */
const FINAL_REFUSALS: ReadonlySet<number> = new Set([400, 422]);

/** The gateway that sends text messages, called over HTTP as docs/integrations.md describes. */
export function messageGateway(settings: PortSettings): MessageGateway {
  return {
    send: async ({ messageId, to, text, applicationId }) => {
      const body = { to, text, applicationId };
      const sent = await sendSigned(settings, { method: 'POST', path: '/messages', body, idempotencyKey: messageId });
      if (sent.outcome === 'no-answer') return 'no-answer';
      await release(sent.response);
      if (sent.response.status === 202) return 'accepted';
      return FINAL_REFUSALS.has(sent.response.status) ? 'refused' : 'no-answer';
    },
  };
}
