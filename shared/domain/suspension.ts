import * as z from 'zod/mini';
import { instantSchema } from './instant.ts';
import { REASON_CODES } from './reason-code.ts';

/** The phases that an approved case is pulled from. */
export const SUSPENDED_FROM = ['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING'] as const;

/** The phases that a suspended case comes from: money that came back is kept where the applicant has died. */
const COMES_FROM = [...SUSPENDED_FROM, 'PAYMENT_RETURNED'] as const;

/** What the applicant says about a suspension. */
export const statementSchema = z.object({ text: z.string(), at: instantSchema });
export type Statement = Readonly<z.output<typeof statementSchema>>;

/** An approved case that was pulled, until a supervisor lifts the suspension or revokes the approval. */
export const suspensionSchema = z.object({
  from: z.enum(COMES_FROM),
  /** Why, in words that the applicant reads. */
  explanation: z.string(),
  /** What the registers said, where one of them said no before the payment. */
  reasons: z.optional(z.array(z.enum(REASON_CODES))),
  at: instantSchema,
  /** Until when the applicant may make a statement. */
  statementUntil: instantSchema,
  statement: z.optional(statementSchema),
  /** By when it is to be decided. */
  dueAt: instantSchema,
});
export type Suspension = Readonly<z.output<typeof suspensionSchema>>;

/** Whether a suspension stopped a payment, so that the public notice is behind the case. */
export function stoppedPayment({ from }: Pick<Suspension, 'from'>): boolean {
  return from === 'PAYING' || from === 'PAYMENT_RETURNED';
}
