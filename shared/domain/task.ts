import * as z from 'zod/mini';
import type { StaffRole } from './actor.ts';
import { CORRECTABLE_FIELDS } from './correction.ts';
import { instantSchema } from './instant.ts';
import { REASON_CODES } from './reason-code.ts';

/** What staff are asked to decide. */
export const TASK_KINDS = ['MANUAL_VERIFICATION', 'FUND_REVIEW', 'OBJECTION_REVIEW', 'PAYMENT_CONFIRMATION'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export const TASK_STATUSES = ['OPEN', 'DECIDED', 'CANCELLED'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

export const TASK_OUTCOMES = ['APPROVE', 'REFUSE', 'REQUEST_CORRECTION', 'UPHOLD', 'DISMISS', 'CONFIRM'] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

/** Which role decides which kind of task. */
export const ROLE_FOR_KIND: Readonly<Record<TaskKind, StaffRole>> = {
  MANUAL_VERIFICATION: 'reviewer',
  FUND_REVIEW: 'fund-reviewer',
  OBJECTION_REVIEW: 'supervisor',
  PAYMENT_CONFIRMATION: 'payer',
};

export const decisionSchema = z.object({
  outcome: z.enum(TASK_OUTCOMES),
  reasons: z.array(z.enum(REASON_CODES)),
  /** What the applicant must correct. */
  fields: z.optional(z.array(z.enum(CORRECTABLE_FIELDS))),
  /** Shown to the applicant: under the reasons of a refusal, or with the fields of a correction. */
  explanation: z.optional(z.string()),
  /** For staff only. */
  note: z.optional(z.string()),
  decidedBy: z.string(),
  decidedAt: instantSchema,
});
export type Decision = Readonly<z.output<typeof decisionSchema>>;

/** One question to staff, as the table holds it. */
export const taskSchema = z.object({
  taskId: z.string(),
  kind: z.enum(TASK_KINDS),
  status: z.enum(TASK_STATUSES),
  agency: z.string(),
  applicationId: z.string(),
  openedAt: instantSchema,
  dueAt: instantSchema,
  decision: z.optional(decisionSchema),
  /** The token that the workflow waits on for the answer; absent where no run waits. It never leaves the server. */
  taskToken: z.optional(z.string()),
});
export type Task = Readonly<z.output<typeof taskSchema>>;

const KIND_SUFFIXES: Readonly<Record<TaskKind, string>> = {
  MANUAL_VERIFICATION: 'manual-verification',
  FUND_REVIEW: 'fund-review',
  OBJECTION_REVIEW: 'objection-review',
  PAYMENT_CONFIRMATION: 'payment-confirmation',
};

/**
 * The id of a task of a kind, by its round: the first has none in its id.
 *
 * @example `CASE00000000000A.fund-review`, then `CASE00000000000A.fund-review.2`
 */
export function taskIdOf(applicationId: string, kind: TaskKind, round = 1): string {
  return [applicationId, KIND_SUFFIXES[kind], ...(round > 1 ? [round] : [])].join('.');
}

/** The application a task id belongs to. */
export function applicationIdOfTask(taskId: string): string {
  return taskId.split('.', 1)[0] ?? '';
}
