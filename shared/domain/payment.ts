import * as z from 'zod/mini';
import { PAYEE_KINDS } from './declared.ts';
import { instantSchema } from './instant.ts';
import { fenSchema } from './money.ts';

export const PAYMENT_STATUSES = ['REQUESTED', 'PAID', 'RETURNED'] as const;

export const payeeSchema = z.object({
  kind: z.enum(PAYEE_KINDS),
  /** Absent only with a social-security card: the card tells its bank. */
  bankName: z.optional(z.string()),
  accountNumber: z.string(),
});
/** Where the money goes. */
export type Payee = Readonly<z.output<typeof payeeSchema>>;

/** Whether a payee does not say where its account is held. */
export function lacksBankName({ kind, bankName }: Partial<Payee>): boolean {
  return kind !== 'SOCIAL_SECURITY_CARD' && bankName === undefined;
}

/** One order to the bank to pay one case. */
export const paymentSchema = z.object({
  /** `<applicationId>-<n>`; the bank's idempotency key. */
  paymentId: z.string(),
  applicationId: z.string(),
  number: z.int().check(z.minimum(1)),
  amountFen: fenSchema,
  /** To whom it was ordered. The case may have another payee by now. */
  payee: payeeSchema,
  status: z.enum(PAYMENT_STATUSES),
  requestedAt: instantSchema,
  settledAt: z.optional(instantSchema),
  returnReason: z.optional(z.string()),
  bankReference: z.optional(z.string()),
  taskToken: z.string(),
});
export type Payment = Readonly<z.output<typeof paymentSchema>>;

export function paymentIdOf(applicationId: string, number: number): string {
  return `${applicationId}-${number}`;
}

/** The application and number a payment id names, or undefined where it cannot be one of ours. */
export function parsePaymentId(paymentId: string): { applicationId: string; number: number } | undefined {
  const match = /^(.+)-([1-9]\d{0,3})$/.exec(paymentId);
  return match?.[1] && match[2] ? { applicationId: match[1], number: Number(match[2]) } : undefined;
}
