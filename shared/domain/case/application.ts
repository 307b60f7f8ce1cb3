import * as z from 'zod/mini';
import { civilDateSchema } from '../civil-date.ts';
import { correctionSchema, madeCorrectionSchema } from '../correction.ts';
import { counterEntrySchema } from '../counter-entry.ts';
import { deathFields } from '../death.ts';
import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES, LEVELS } from '../declared.ts';
import { handoverSchema } from '../handover.ts';
import type { IdNumber } from '../id-number.ts';
import { instantSchema } from '../instant.ts';
import { payeeSchema } from '../payment.ts';
import { paymentReturnSchema } from '../payment-return.ts';
import { isUnsuccessful, type Phase } from '../phase.ts';
import { REASON_CODES } from '../reason-code.ts';
import { recoverySummarySchema } from '../recovery-summary.ts';
import { reasonFactsSchema } from '../refusal.ts';
import { admittedBySchema, overturnedSchema, reconsiderationSchema } from '../remedy.ts';
import { contentRemovedSchema, legalHoldSchema } from '../retention.ts';
import { secondLookSchema } from '../second-look.ts';
import { suspensionSchema } from '../suspension.ts';
import { termsSchema } from '../terms.ts';
import { deciderSchema } from './decider.ts';
import { publicEntrySchema } from './public-entry.ts';

export const certificateSchema = z.object({
  category: z.enum(CERTIFICATE_CATEGORIES),
  number: z.string(),
  level: z.literal([...LEVELS]),
  occupationCode: z.string(),
  issuedOn: civilDateSchema,
});
export type Certificate = Readonly<z.output<typeof certificateSchema>>;

export const applicantSchema = z.object({
  name: z.string(),
  idNumber: z.pipe(
    z.string(),
    z.transform((text) => text as IdNumber),
  ),
  socialSecurityNumber: z.string(),
  phone: z.string(),
  category: z.enum(APPLICANT_CATEGORIES),
});
export type Applicant = Readonly<z.output<typeof applicantSchema>>;

/** Why a case waits for an operator or for staff: what is overdue or failed, and since when. */
const attentionSchema = z.object({ code: z.string(), since: instantSchema });

/** The fields of every attempt, in every phase. */
const record = {
  applicationId: z.string(),
  /** Counted for the same person, occupation and level; 0 for a submission that was refused and never became one. */
  attempt: z.int().check(z.minimum(0)),
  /** Whether another attempt has taken its place, so that it has a key of its own. */
  setAside: z.optional(z.literal(true)),
  /** Raised by one on every write. Every write is conditional on it. */
  version: z.int(),
  eventCount: z.int(),
  lastEventHash: z.string(),
  /** The key of the content digests in the audit trail. Retention deletes it together with the content. */
  contentSalt: z.optional(z.string()),
  applicant: applicantSchema,
  /**
   * The subject of the token that submitted it; empty where staff entered it at the counter. Staff with the same
   * subject may not decide on it.
   */
  applicantSubject: z.string(),
  certificate: certificateSchema,
  payee: payeeSchema,
  terms: termsSchema,
  /** The event that declared what the case has now, by its sequence number; absent where that is the submission. */
  declaredBy: z.optional(z.int()),
  submittedAt: instantSchema,
  /** How it came over the counter; absent where the applicant sent it. */
  counterEntry: z.optional(counterEntrySchema),
  /** Why staff made this attempt; absent where the applicant submitted it. */
  admittedBy: z.optional(admittedBySchema),
  /** The calendar year, Beijing time, in which it takes an annual place. */
  year: z.int(),
  /**
   * Absent until the employment register or a reviewer has named the employer's district; until then it is the city's.
   */
  agency: z.optional(z.string()),
  /** How staff passed it from one agency to another, oldest first; absent where nobody did. */
  handovers: z.optional(z.array(handoverSchema)),
  /** Who has decided which stage of this case. None of these people decides another. */
  deciders: z.array(deciderSchema),
  /** Its decisions that get a second look; absent where none was sampled. */
  secondLooks: z.optional(z.array(secondLookSchema)),
  /** The corrections that were made, oldest first; absent where none was. */
  corrections: z.optional(z.array(madeCorrectionSchema)),
  /** How many objections were filed, and how many of them were then not admitted; absent where none was. */
  objectionCount: z.int(),
  notAdmittedCount: z.optional(z.int()),
  /** How many of them were dismissed, and when last; absent where none was. */
  dismissed: z.optional(z.object({ count: z.int(), at: instantSchema })),
  /**
   * When a suspension was last lifted, and what registers had said before it. The same does not stop the payment again.
   */
  lifted: z.optional(z.object({ at: instantSchema, reasons: z.array(z.enum(REASON_CODES)) })),
  /** How many payments were ordered; also the number in the last payment's id. */
  paymentCount: z.int(),
  ...deathFields,
  /** By when the next thing must happen, the end of the workflow included. The sweep looks for cases past it. */
  nextDueAt: z.optional(instantSchema),
  attention: z.optional(attentionSchema),
  /** How often a workflow was started for this attempt. */
  workflowRun: z.int(),
  /** How staff kept it beyond its time, oldest first; absent where nobody did. */
  legalHolds: z.optional(z.array(legalHoldSchema)),
  /** Set once its content goes, because its time is over. */
  contentRemoved: z.optional(contentRemovedSchema),
};

// What is established about a case, stage by stage. Each stage has everything of the one before it.
const declared = {
  stage: z.literal('declared'),
  /** Absent until the employment register or a reviewer has named it. */
  employer: z.optional(z.string()),
};
const verified = { ...declared, stage: z.literal('verified'), certificateApprovedAt: instantSchema };
const approved = {
  ...verified,
  stage: z.literal('approved'),
  fundApprovedAt: instantSchema,
  /** The public notice names it, so no case is approved without it. */
  employer: z.string(),
};
const scheduled = {
  ...approved,
  stage: z.literal('scheduled'),
  noticeId: z.string(),
  publishAt: instantSchema,
  closesAt: instantSchema,
  /** When the payment is ordered, unless objections are still to be decided then. */
  payAt: instantSchema,
};
const publicised = { ...scheduled, stage: z.literal('publicised'), publicEntry: publicEntrySchema };
const settled = {
  ...publicised,
  stage: z.literal('settled'),
  paidAt: instantSchema,
  /** Absent where nothing was ever asked back. */
  recovery: z.optional(recoverySummarySchema),
};

const suspended = { suspension: suspensionSchema };

const refusal = {
  reasons: z.array(z.enum(REASON_CODES)).check(z.minLength(1)),
  /** 文号: names this refusal, and no other. */
  documentNumber: z.string(),
  /** What staff found, in their words; the applicant reads it under the reasons. */
  explanation: z.optional(z.string()),
  refusedAt: instantSchema,
  /** What the texts of the reasons name, where it was known at the refusal. */
  facts: z.optional(reasonFactsSchema),
  reconsideration: z.optional(reconsiderationSchema),
  /** Set once the refusal has fallen. It stays on record. */
  overturned: z.optional(overturnedSchema),
};

function inPhase<Name extends Phase, Stage extends z.core.$ZodShape>(phase: Name, stage: Stage) {
  return z.object({ ...record, ...stage, phase: z.literal(phase) });
}

/**
 * One attempt of one person for one occupation and level, as the table holds it.
 *
 * The phase says which stages a case has reached, so a notice without a window or a payment of an unpublished case
 * cannot be stored or read. A refused or withdrawn case keeps the stage it had reached.
 */
export const applicationSchema = z.discriminatedUnion('phase', [
  inPhase('VERIFYING', declared),
  inPhase('MANUAL_VERIFICATION', declared),
  inPhase('CORRECTION_REQUESTED', { ...declared, correction: correctionSchema }),
  inPhase('FUND_REVIEW', verified),
  z.discriminatedUnion('stage', [
    inPhase('AWAITING_PUBLICATION', approved),
    inPhase('AWAITING_PUBLICATION', scheduled),
  ]),
  inPhase('PUBLICISED', publicised),
  inPhase('OBJECTION_REVIEW', { ...publicised, objectionsDueAt: instantSchema }),
  z.discriminatedUnion('stage', [
    inPhase('SUSPENDED', { ...approved, ...suspended }),
    inPhase('SUSPENDED', { ...scheduled, ...suspended }),
    inPhase('SUSPENDED', { ...publicised, ...suspended }),
  ]),
  inPhase('PAYING', publicised),
  inPhase('PAYMENT_RETURNED', { ...publicised, paymentReturn: paymentReturnSchema }),
  inPhase('PAID', settled),
  z.discriminatedUnion('stage', [
    inPhase('REJECTED', { ...declared, ...refusal }),
    inPhase('REJECTED', { ...verified, ...refusal }),
    inPhase('REJECTED', { ...approved, ...refusal }),
    inPhase('REJECTED', { ...scheduled, ...refusal }),
    inPhase('REJECTED', { ...publicised, ...refusal }),
  ]),
  z.discriminatedUnion('stage', [
    inPhase('WITHDRAWN', declared),
    inPhase('WITHDRAWN', verified),
    inPhase('WITHDRAWN', approved),
    inPhase('WITHDRAWN', scheduled),
    inPhase('WITHDRAWN', publicised),
  ]),
]);

export type Application = Readonly<z.output<typeof applicationSchema>>;

/** An application in one phase, or in one of several. */
export type ApplicationIn<Name extends Phase> = Extract<Application, { readonly phase: Name }>;

/** An application whose publication has a date: `noticeId`, `publishAt` and `closesAt` are set. */
export type ScheduledApplication = ApplicationIn<'AWAITING_PUBLICATION'> & { readonly stage: 'scheduled' };

/** Fields that are no change of the case: when it is next due, what needs attention, which workflow run it has. */
export type Tracking = Partial<Pick<Application, 'nextDueAt' | 'attention' | 'workflowRun'>>;

/** How many objections stand in the way of the payment: all but those that were dismissed or not admitted. */
export function countedObjections({
  objectionCount,
  notAdmittedCount = 0,
  dismissed,
}: Pick<Application, 'objectionCount' | 'notAdmittedCount' | 'dismissed'>): number {
  return objectionCount - notAdmittedCount - (dismissed?.count ?? 0);
}

/**
 * Whether a case keeps another one for the same occupation and level away: while it is open, and once it is paid,
 * unless all of the money has come back.
 */
export function holdsSlot(application: Application): boolean {
  if (application.phase === 'PAID') return !application.recovery?.slotFree;
  return !isUnsuccessful(application.phase);
}

/** Whether money of a case is being asked back: notified, decided and not all back, or with another organ. */
export const hasOpenRecovery = (application: Application): boolean =>
  application.phase === 'PAID' && application.recovery?.open !== undefined;

/** The reasons a case was refused for; none unless it is REJECTED. */
export function reasonsOf(application: Application) {
  return application.phase === 'REJECTED' ? application.reasons : [];
}
