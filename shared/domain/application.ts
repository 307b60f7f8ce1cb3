import * as z from 'zod';
import { parseCivilDate } from './civil-date.ts';
import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES, LEVELS, PAYEE_KINDS } from './declared.ts';
import type { IdNumber } from './id-number.ts';
import { instantSchema } from './instant.ts';
import { MASK_STYLES } from './mask.ts';
import { type Fen, fen } from './money.ts';
import { PHASES } from './phase.ts';
import { REASON_CODES } from './reason-code.ts';

/** Money as it is stored and read back. */
export const fenSchema = z
  .int()
  .min(0)
  .transform((amount): Fen => fen(amount));

/** A civil day as it is stored and read back. */
export const civilDateSchema = z.string().transform((text, context) => {
  const date = parseCivilDate(text);
  if (date) return date;
  context.addIssue({ code: 'custom', message: '不是有效日期，应为 YYYY-MM-DD' });
  return z.NEVER;
});

export const certificateSchema = z.object({
  category: z.enum(CERTIFICATE_CATEGORIES),
  number: z.string(),
  level: z.literal([...LEVELS]),
  occupationCode: z.string(),
  issuedOn: civilDateSchema,
});

export const payeeSchema = z.object({
  kind: z.enum(PAYEE_KINDS),
  bankName: z.string(),
  accountNumber: z.string(),
});

export const applicantSchema = z.object({
  name: z.string(),
  idNumber: z.string().transform((text) => text as IdNumber),
  socialSecurityNumber: z.string(),
  phone: z.string(),
  category: z.enum(APPLICANT_CATEGORIES),
});

const termsSchema = z.object({
  policyId: z.string(),
  amountFen: fenSchema,
  annualLimit: z.int(),
  publicityWorkingDays: z.int(),
  publishAtHour: z.int(),
  reviewWorkingDays: z.int(),
  objectionDecisionWorkingDays: z.int(),
  objectionExtendedWorkingDays: z.int(),
  paymentDays: z.int(),
  maskStyle: z.enum(MASK_STYLES),
});

/** Why a case waits for people who run the service: what went past due or broke, and since when. */
export const attentionSchema = z.object({ code: z.string(), since: instantSchema });

/** What a public notice shows of a case: never phone, account or certificate number. */
export const publicEntrySchema = z.object({
  serial: z.int().min(1),
  maskedName: z.string(),
  maskedIdNumber: z.string(),
  employer: z.string(),
  occupation: z.string(),
  level: z.literal([...LEVELS]),
  amountFen: fenSchema,
});
export type PublicEntry = Readonly<z.output<typeof publicEntrySchema>>;

/** One attempt of one person for one occupation and level, as the table holds it. */
export const applicationSchema = z.object({
  applicationId: z.string(),
  attempt: z.int().min(1),
  phase: z.enum(PHASES),
  /** Raised by one on every write; every write has it as its condition. */
  version: z.int(),
  eventCount: z.int(),
  lastEventHash: z.string(),
  applicant: applicantSchema,
  /** The subject of the token that submitted it; a member of staff with the same one may not decide on it. */
  applicantSubject: z.string(),
  certificate: certificateSchema,
  payee: payeeSchema,
  terms: termsSchema,
  submittedAt: instantSchema,
  /** The calendar year, Beijing time, in which a place is taken. */
  year: z.int(),
  /** Known once the employment register, or else a member of staff, has named the employer's district. */
  agency: z.string().optional(),
  employer: z.string().optional(),
  certificateApprovedAt: instantSchema.optional(),
  reasons: z.array(z.enum(REASON_CODES)),
  /** Staff who have decided a stage of this case; none of them decides another. */
  deciders: z.array(z.string()),
  fundApprovedAt: instantSchema.optional(),
  publishAt: instantSchema.optional(),
  closesAt: instantSchema.optional(),
  noticeId: z.string().optional(),
  publicEntry: publicEntrySchema.optional(),
  objectionCount: z.int(),
  /** How many payments were made out; the n of the last payment's id. */
  paymentCount: z.int(),
  paidAt: instantSchema.optional(),
  /** By when the next thing must happen, until nothing more has to, the end of the workflow included; the sweep looks for those past it. */
  nextDueAt: instantSchema.optional(),
  attention: attentionSchema.optional(),
  /** How often a workflow was started for this attempt. */
  workflowRun: z.int(),
});

export type Application = Readonly<z.output<typeof applicationSchema>>;
export type Certificate = Readonly<z.output<typeof certificateSchema>>;
export type Payee = Readonly<z.output<typeof payeeSchema>>;
export type Applicant = Readonly<z.output<typeof applicantSchema>>;

/** What the workflow knows of a case: ids, the phase and instants; never personal data. */
export interface CaseState {
  readonly applicationId: string;
  readonly attempt: number;
  readonly phase: Application['phase'];
  readonly publishAt?: string;
  readonly closesAt?: string;
}

export function caseStateOf(application: Application): CaseState {
  const { applicationId, attempt, phase, publishAt, closesAt } = application;
  return { applicationId, attempt, phase, ...(publishAt && { publishAt }), ...(closesAt && { closesAt }) };
}
