import * as z from 'zod/mini';
import { EVENT_NAMES } from '../../shared/domain/transitions.ts';

/**
 * A message that is to be sent, as the queue holds it: which event it reports, and to whom. It holds ids only. Phone
 * and text are looked up when it is sent.
 */
export const queuedMessageSchema = z.object({
  applicationId: z.string(),
  sequence: z.int().check(z.minimum(1)),
  event: z.enum(EVENT_NAMES),
  recipient: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('APPLICANT') }),
    // The phone that was on file before the event.
    z.object({ kind: z.literal('FORMER_PHONE') }),
    z.object({ kind: z.literal('OBJECTOR'), objectionId: z.string() }),
  ]),
});
export type QueuedMessage = Readonly<z.output<typeof queuedMessageSchema>>;

/** The id of a message at the gateway. It is the same each time, so a message that is sent twice arrives once. */
export function messageIdOf({ applicationId, sequence, recipient }: QueuedMessage): string {
  const id = `${applicationId}-${sequence}`;
  switch (recipient.kind) {
    case 'APPLICANT':
      return id;
    case 'FORMER_PHONE':
      return `${id}-former`;
    case 'OBJECTOR':
      return `${id}-${recipient.objectionId}`;
    default:
      return recipient satisfies never;
  }
}
