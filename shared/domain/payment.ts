import * as z from 'zod';
import { fenSchema } from './application.ts';
import { instantSchema } from './instant.ts';

export const PAYMENT_STATUSES = ['REQUESTED', 'PAID', 'RETURNED'] as const;

/** One order to the bank to pay one case. */
export const paymentSchema = z.object({
  /** `<applicationId>-<n>`; the bank's idempotency key. */
  paymentId: z.string(),
  applicationId: z.string(),
  number: z.int().min(1),
  amountFen: fenSchema,
  status: z.enum(PAYMENT_STATUSES),
  requestedAt: instantSchema,
  settledAt: instantSchema.optional(),
  returnReason: z.string().optional(),
  bankReference: z.string().optional(),
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
