import * as z from 'zod/mini';
import { budgetIdSchema } from './budget.ts';
import { PAYEE_KINDS } from './declared.ts';
import { instantSchema } from './instant.ts';
import { fenSchema } from './money.ts';
import { PAYOUT_CHANNELS } from './payout-channel.ts';

/** CANCELLED: the case was stopped while its payment waited for a batch, and no money moved. */
export const PAYMENT_STATUSES = ['REQUESTED', 'PAID', 'RETURNED', 'CANCELLED'] as const;

export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

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

/** What the payee reads of a payment at the bank. */
export const PAYMENT_PURPOSE = '职业技能提升补贴';

/** One order to the bank to pay one case. */
export const paymentSchema = /* @__PURE__ */ (() =>
  z.object({
    /** `<applicationId>-<n>`; the bank's idempotency key. */
    paymentId: z.string(),
    applicationId: z.string(),
    number: z.int().check(z.minimum(1)),
    amountFen: fenSchema,
    /** To whom it was ordered. The case may have another payee by now. */
    payee: payeeSchema,
    /** Whose account it is; absent where it is the applicant's. */
    payeeName: z.optional(z.string()),
    status: z.enum(PAYMENT_STATUSES),
    requestedAt: instantSchema,
    settledAt: z.optional(instantSchema),
    returnReason: z.optional(z.string()),
    bankReference: z.optional(z.string()),
    taskToken: z.string(),
    /** The budget that it was taken from, and goes back to if the money comes back; absent where there was none. */
    budget: z.optional(budgetIdSchema),
    /** Absent where it is the gateway, as in every payment before there were batches. */
    channel: z.optional(z.enum(PAYOUT_CHANNELS)),
    /** The batch that has it; absent while it waits for one. */
    batchId: z.optional(z.string()),
    /** The results file that told its result. */
    resultFile: z.optional(z.string()),
  }))();
export type Payment = Readonly<z.output<typeof paymentSchema>>;

export function paymentIdOf(applicationId: string, number: number): string {
  return `${applicationId}-${number}`;
}

/** The application and number a payment id names, or undefined where it cannot be one of ours. */
export function parsePaymentId(paymentId: string): { applicationId: string; number: number } | undefined {
  const match = /^(.+)-([1-9]\d{0,3})$/.exec(paymentId);
  return match?.[1] && match[2] ? { applicationId: match[1], number: Number(match[2]) } : undefined;
}
