import * as z from 'zod/mini';
import { claimSchema, transferSchema } from './claim.ts';
import { CORRECTABLE_FIELDS } from './correction.ts';
import { instantSchema } from './instant.ts';
import { REASON_CODES } from './reason-code.ts';
import { recoveryOrderSchema } from './recovery.ts';
import { statementSchema } from './suspension.ts';
import { TASK_KINDS, TASK_OUTCOMES, TASK_STATUSES, type TaskKind } from './task-kind.ts';
import { taskRequestSchema } from './task-request.ts';

export const decisionSchema = z.object({
  outcome: z.enum(TASK_OUTCOMES),
  reasons: z.array(z.enum(REASON_CODES)),
  /** What the applicant must correct. */
  fields: z.optional(z.array(z.enum(CORRECTABLE_FIELDS))),
  /** Shown to the applicant: under the reasons of a refusal, or with the fields of a correction. */
  explanation: z.optional(z.string()),
  /** What is to be paid back, and by when. */
  recovery: z.optional(recoveryOrderSchema),
  /** For staff only. */
  note: z.optional(z.string()),
  decidedBy: z.string(),
  /** The absent colleagues whose deputy the decider was, by staffId. */
  representing: z.optional(z.array(z.string())),
  decidedAt: instantSchema,
});
export type Decision = Readonly<z.output<typeof decisionSchema>>;

/** A later due time, and why; given once. */
export const extensionSchema = z.object({ reason: z.string(), extendedBy: z.string(), extendedAt: instantSchema });
export type Extension = Readonly<z.output<typeof extensionSchema>>;

/** One question to staff, as the table holds it. */
export const taskSchema = z.object({
  taskId: z.string(),
  kind: z.enum(TASK_KINDS),
  status: z.enum(TASK_STATUSES),
  agency: z.string(),
  applicationId: z.string(),
  openedAt: instantSchema,
  dueAt: instantSchema,
  /** What it is about, where that is not the case itself. */
  request: z.optional(taskRequestSchema),
  /** What the applicant says about it. */
  statement: z.optional(statementSchema),
  /** Its one extension. */
  extension: z.optional(extensionSchema),
  decision: z.optional(decisionSchema),
  claim: z.optional(claimSchema),
  transfer: z.optional(transferSchema),
  /** The city gave it back to the agency of the case. The next time the city decides it. */
  givenBack: z.optional(z.boolean()),
  /** How often claim or agency changed. Whoever writes the whole task holds it to what was read. */
  claimVersion: z.optional(z.int()),
  /** The token that the workflow waits on for the answer; absent where no run waits. It never leaves the server. */
  taskToken: z.optional(z.string()),
});
export type Task = Readonly<z.output<typeof taskSchema>>;

const KIND_SUFFIXES: Readonly<Record<TaskKind, string>> = {
  MANUAL_VERIFICATION: 'manual-verification',
  FUND_REVIEW: 'fund-review',
  OBJECTION_REVIEW: 'objection-review',
  COMPLAINT: 'complaint',
  SUSPENSION_REVIEW: 'suspension-review',
  PAYMENT_CONFIRMATION: 'payment-confirmation',
  RECONSIDERATION: 'reconsideration',
  REVERSAL: 'reversal',
  VERIFICATION_SECOND_LOOK: 'verification-second-look',
  FUND_SECOND_LOOK: 'fund-second-look',
  DISAGREEMENT: 'disagreement',
  RECOVERY: 'recovery',
  HEIRS_PAYEE: 'heirs-payee',
};

/**
 * The id of a task of a kind, by its round: the first has none in its id.
 *
 * @example `CASE00000000000A.fund-review`, then `CASE00000000000A.fund-review.2`
 */
export function taskIdOf(applicationId: string, kind: TaskKind, round = 1): string {
  return [applicationId, KIND_SUFFIXES[kind], ...(round > 1 ? [round] : [])].join('.');
}

/** The round that a task id names. */
export function roundOfTask(taskId: string): number {
  return Number(taskId.split('.')[2] ?? 1);
}

/** The application a task id belongs to. */
export function applicationIdOfTask(taskId: string): string {
  return taskId.split('.', 1)[0] ?? '';
}
