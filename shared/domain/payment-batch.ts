import * as z from 'zod/mini';
import { handSchema } from './hand.ts';
import { instantSchema } from './instant.ts';
import { fenSchema } from './money.ts';

/**
 * DRAFT: drawn up. APPROVED: another payer approved it. SENT: its file was taken out for the bank. SETTLED: each of its
 * payments has a result.
 */
export const BATCH_STATUSES = ['DRAFT', 'APPROVED', 'SENT', 'SETTLED'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/**
 * Why a payment is not in a batch. CALLED_OFF: the case was stopped after the batch was drawn up. The others were found
 * when it was drawn up: SUSPENDED the case is no longer to be paid; OPEN_RECOVERY money is asked back from the person;
 * ACCOUNT_MISSING there is no account to pay to; CONTENT_ALTERED the order is not what the case says; OWN_APPLICATION
 * whoever drew it up is the payee; NOT_WAITING it does not wait, or not with this agency; CHANGED_MEANWHILE another
 * writer was first.
 */
export const EXCLUSION_REASONS = [
  'CALLED_OFF',
  'SUSPENDED',
  'OPEN_RECOVERY',
  'ACCOUNT_MISSING',
  'CONTENT_ALTERED',
  'OWN_APPLICATION',
  'NOT_WAITING',
  'CHANGED_MEANWHILE',
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

const exclusionSchema = z.object({ applicationId: z.string(), reason: z.enum(EXCLUSION_REASONS) });
export type Exclusion = Readonly<z.output<typeof exclusionSchema>>;

const ofSet = z.pipe(
  z.optional(z.set(z.string())),
  z.transform((values) => [...(values ?? [])]),
);

/** Payments of one agency that go to the bank in one file. */
export const paymentBatchSchema = z.object({
  /** `<agency>-<yyyymmdd>-<id>` */
  batchId: z.string(),
  agency: z.string(),
  status: z.enum(BATCH_STATUSES),
  /** Raised by one on every change of what is in it. */
  version: z.int(),
  drawnUpBy: handSchema,
  drawnUpAt: instantSchema,
  /** How many payments are in it, and what they come to, without those that were excluded since. */
  count: z.int(),
  totalFen: fenSchema,
  /** Who decided a stage of a case in it, but for its payout. None of them approves it. */
  deciderPersons: ofSet,
  deciderAccounts: ofSet,
  excluded: z._default(z.array(exclusionSchema), []),
  approval: z.optional(z.object({ by: handSchema, at: instantSchema })),
  /** When the file was made, by which account, and what it is: SHA-256 in hex, and in how many parts it is stored. */
  file: z.optional(z.object({ at: instantSchema, by: z.string(), sha256: z.string(), parts: z.int() })),
  /** The payments with a result, and what was paid and sent back of them. */
  settledCount: z._default(z.int(), 0),
  paidFen: z._default(fenSchema, () => fenSchema.parse(0)),
  returnedFen: z._default(fenSchema, () => fenSchema.parse(0)),
});
export type PaymentBatch = Readonly<z.output<typeof paymentBatchSchema>>;

/** A payment that waits for a batch, with the key of its case. */
export const waitingPaymentSchema = z.object({
  paymentId: z.string(),
  applicationId: z.string(),
  number: z.int(),
  idNumber: z.string(),
  conceptId: z.string(),
  level: z.int(),
  agency: z.string(),
  requestedAt: instantSchema,
  amountFen: fenSchema,
});
export type WaitingPayment = Readonly<z.output<typeof waitingPaymentSchema>>;

/** One payment in a batch, as it was when the batch was drawn up. */
export const batchRowSchema = z.extend(waitingPaymentSchema, {
  payeeName: z.string(),
  accountNumber: z.string(),
  /** Absent only with a social-security card. */
  bankName: z.optional(z.string()),
  /** Whether it has left the batch again. */
  excluded: z.optional(z.enum(EXCLUSION_REASONS)),
});
export type BatchRow = Readonly<z.output<typeof batchRowSchema>>;

/** Whether the file of a batch has gone to the bank, so that its payments are out. */
export function isOut({ status }: Pick<PaymentBatch, 'status'>): boolean {
  return status === 'SENT' || status === 'SETTLED';
}
