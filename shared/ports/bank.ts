import * as z from 'zod/mini';
import { rfc3339Schema } from '../domain/rfc3339.ts';
import {
  dismiss,
  type NoAnswer,
  noAnswer,
  type PortSettings,
  readAnswer,
  release,
  sendSigned,
} from './signed-request.ts';

/**
 * The only status that means the bank could not read this order and did not take it.
 *
 * After any other failure the order may have been taken: 409 and 422 mean an earlier order under the same identifier,
 * which may have been carried out; 401 and 403 mean that a key is being rotated; 429 and 5xx pass.
 */
const rejected = 400;

const settlement = {
  paymentId: z.string(),
  bankReference: z.string().check(z.minLength(1)),
  settledAt: rfc3339Schema,
};

const paymentAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('PENDING'), paymentId: z.string() }),
  z.object({ outcome: z.literal('PAID'), ...settlement }),
  z.object({ outcome: z.literal('RETURNED'), ...settlement, returnReason: z.optional(z.string()) }),
]);

/** One transfer; `amountFen` is a whole number of fen, `paymentId` is also the idempotency key. */
export interface PaymentOrder {
  readonly paymentId: string;
  readonly amountFen: number;
  readonly payeeName: string;
  readonly accountNumber: string;
  /** Absent with a social-security card: the card tells its bank. */
  readonly bankName: string | undefined;
  readonly purpose: string;
}

/**
 * After `no-answer` the bank may or may not have the order: ask the bank, and never order again under another
 * identifier.
 */
export type OrderReceipt = 'accepted' | 'rejected' | 'no-answer';

/** The bank's answer about a payment; `settledAt` is RFC 3339, `unknown` means that the bank never took the order. */
export type PaymentAnswer = Readonly<z.infer<typeof paymentAnswer>> | { readonly outcome: 'unknown' } | NoAnswer;

export interface Bank {
  /**
   * Orders a transfer. `accepted` only says that the bank has the order; the result comes by callback or `askPayment`.
   *
   * The same order under the same identifier may be sent any number of times and moves money once.
   *
   * @source Guide §4 (paid into the applicant's own account)
   */
  readonly requestPayment: (order: PaymentOrder) => Promise<OrderReceipt>;

  /** Asks for the result of a payment, where the bank did not call back or an order got no answer. */
  readonly askPayment: (paymentId: string) => Promise<PaymentAnswer>;
}

/** The bank's gateway, called over HTTP as docs/integrations.md describes. */
export function bank(settings: PortSettings): Bank {
  return {
    requestPayment: async (order) => {
      const { paymentId, amountFen, payeeName, accountNumber, bankName, purpose } = order;
      const body = { paymentId, amountFen, payeeName, accountNumber, bankName, purpose };
      const sent = await sendSigned(settings, { method: 'POST', path: '/payments', body, idempotencyKey: paymentId });
      if (sent.outcome === 'no-answer') return 'no-answer';
      await release(sent.response);
      if (sent.response.status === 202) return 'accepted';
      return sent.response.status === rejected ? 'rejected' : 'no-answer';
    },

    askPayment: async (paymentId) => {
      const sent = await sendSigned(settings, { method: 'GET', path: `/payments/${encodeURIComponent(paymentId)}` });
      if (sent.outcome === 'no-answer') return sent;
      if (sent.response.status === 404) {
        await release(sent.response);
        return { outcome: 'unknown' };
      }
      if (sent.response.status !== 200) return dismiss(sent.response);
      const reply = await readAnswer(sent.response, paymentAnswer);
      if (reply.outcome === 'no-answer') return reply;
      // An answer about another payment is no answer about this one.
      return reply.answer.paymentId === paymentId ? reply.answer : noAnswer('schema');
    },
  };
}
