import * as z from 'zod/mini';
import { civilDateSchema } from './civil-date.ts';
import { instantSchema } from './instant.ts';
import { REASON_CODES } from './reason-code.ts';
import { REVERSAL_BASES } from './remedy.ts';

/** By which way something reached staff who keyed it for a citizen. */
export const CHANNELS = ['PHONE', 'LETTER', 'COUNTER'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who of the staff asked: the person, by the keyed hash of the ID number, and the account. */
const askedBySchema = z.object({ person: z.string(), staffId: z.string() });
export type AskedBy = Readonly<z.output<typeof askedBySchema>>;

/** An entry was pulled: why, and by whom; by nobody where a register said no before the payment. */
const suspensionSchema = z.object({
  kind: z.literal('SUSPENSION'),
  /** The applicant reads it. */
  explanation: z.string(),
  /** For staff only. */
  note: z.optional(z.string()),
  /** What the registers said. */
  reasons: z.optional(z.array(z.enum(REASON_CODES))),
  askedBy: z.optional(askedBySchema),
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
  askedBy: askedBySchema,
});
export type ReversalRequest = Readonly<z.output<typeof reversalSchema>>;

/** What a task is about, where that is not the case itself. */
export const taskRequestSchema = /* @__PURE__ */ (() =>
  z.discriminatedUnion('kind', [suspensionSchema, complaintSchema, reconsiderationSchema, reversalSchema]))();
export type TaskRequest = Readonly<z.output<typeof taskRequestSchema>>;
