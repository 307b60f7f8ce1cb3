import { type PortSettings, release, sendSigned } from './signed-request.ts';

/**
 * A short text to a mainland mobile number; `messageId` is the idempotency key, `text` holds nothing of the person.
 */
export interface Message {
  readonly messageId: string;
  readonly to: string;
  readonly text: string;
  readonly applicationId: string;
}

export interface MessageGateway {
  /** Hands over a message. After `no-answer` it may be sent again under the same identifier, and it arrives once. */
  readonly send: (message: Message) => Promise<'accepted' | 'no-answer'>;
}

/** The gateway that sends text messages, called over HTTP as docs/integrations.md describes. */
export function messageGateway(settings: PortSettings): MessageGateway {
  return {
    send: async ({ messageId, to, text, applicationId }) => {
      const body = { to, text, applicationId };
      const sent = await sendSigned(settings, { method: 'POST', path: '/messages', body, idempotencyKey: messageId });
      if (sent.outcome === 'no-answer') return 'no-answer';
      await release(sent.response);
      return sent.response.status === 202 ? 'accepted' : 'no-answer';
    },
  };
}
