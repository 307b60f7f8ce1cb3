import * as z from 'zod/mini';
import { civilDateSchema } from './civil-date.ts';
import { heirSchema } from './death.ts';
import { handSchema } from './hand.ts';
import { instantSchema } from './instant.ts';
import { fenSchema } from './money.ts';
import { payeeSchema } from './payment.ts';
import { REASON_CODES } from './reason-code.ts';
import { RECOVERY_GROUNDS } from './recovery.ts';
import { REVERSAL_BASES } from './remedy.ts';

/** By which way something reached staff who keyed it for a citizen. */
export const CHANNELS = ['PHONE', 'LETTER', 'COUNTER'] as const;
export type Channel = (typeof CHANNELS)[number];

/** An entry was pulled: why, and by whom; by nobody where a register said no before the payment. */
const suspensionSchema = z.object({
  kind: z.literal('SUSPENSION'),
  /** The applicant reads it. */
  explanation: z.string(),
  /** For staff only. */
  note: z.optional(z.string()),
  /** What the registers said. */
  reasons: z.optional(z.array(z.enum(REASON_CODES))),
  askedBy: z.optional(handSchema),
});

/** What a named person reports of an entry outside its window, or once the payment is ordered. It stops nothing. */
const complaintSchema = z.object({
  kind: z.literal('COMPLAINT'),
  complaintId: z.string(),
  noticeId: z.string(),
  serial: z.int(),
  name: z.string(),
  idNumber: z.string(),
  phone: z.string(),
  statement: z.string(),
  channel: z.enum(CHANNELS),
  receivedAt: instantSchema,
});
export type Complaint = Readonly<z.output<typeof complaintSchema>>;

/** The applicant asks the agency to reconsider a refusal (复核); keyed by staff where it came over the counter. */
const reconsiderationSchema = z.object({
  kind: z.literal('RECONSIDERATION'),
  statement: z.string(),
  channel: z.optional(z.enum(CHANNELS)),
  receivedOn: z.optional(civilDateSchema),
});

/** A supervisor of the city has a decision at hand on which a refusal falls. */
const reversalSchema = z.object({
  kind: z.literal('REVERSAL'),
  basis: z.enum(REVERSAL_BASES),
  documentNumber: z.string(),
  note: z.string(),
  askedBy: handSchema,
});
export type ReversalRequest = Readonly<z.output<typeof reversalSchema>>;

/** A decision that was sampled is looked at again, by somebody who does not know it. */
const secondLookSchema = z.object({
  kind: z.literal('SECOND_LOOK'),
  /** The task that was decided. */
  decisionOf: z.string(),
  /** What the case said then: the event that had declared it, employer and agency. */
  declaredBy: z.int(),
  employer: z.optional(z.string()),
  agency: z.optional(z.string()),
});
export type SecondLook = Readonly<z.output<typeof secondLookSchema>>;

/** The second look came to another outcome than the decision. */
const disagreementSchema = z.object({
  kind: z.literal('DISAGREEMENT'),
  /** The task that was decided, and that of the second look at it. */
  decisionOf: z.string(),
  secondLook: z.string(),
});

/** Money of a paid case is asked back: why, how much, and by whom. */
const recoverySchema = z.object({
  kind: z.literal('RECOVERY'),
  recoveryId: z.string(),
  amountFen: fenSchema,
  ground: z.enum(RECOVERY_GROUNDS),
  /** The applicant reads it. */
  explanation: z.string(),
  askedBy: handSchema,
});

/** An approved case waits because its applicant has died. */
const deathSchema = z.object({
  kind: z.literal('DEATH'),
  diedOn: civilDateSchema,
  /** For staff only. */
  evidence: z.string(),
  askedBy: handSchema,
});

/** Where the money of an applicant who has died is to go. */
const heirsPayeeSchema = z.object({
  kind: z.literal('HEIRS_PAYEE'),
  heir: heirSchema,
  payee: payeeSchema,
  /** For staff only. */
  evidence: z.string(),
  askedBy: handSchema,
});

/** What a task is about, where that is not the case itself. */
export const taskRequestSchema = /* @__PURE__ */ (() =>
  z.discriminatedUnion('kind', [
    suspensionSchema,
    complaintSchema,
    reconsiderationSchema,
    reversalSchema,
    secondLookSchema,
    disagreementSchema,
    recoverySchema,
    deathSchema,
    heirsPayeeSchema,
  ]))();
export type TaskRequest = Readonly<z.output<typeof taskRequestSchema>>;
