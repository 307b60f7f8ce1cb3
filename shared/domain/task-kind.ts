import type { StaffRole } from './actor.ts';

/** What staff are asked to decide. */
export const TASK_KINDS = [
  'MANUAL_VERIFICATION',
  'FUND_REVIEW',
  'OBJECTION_REVIEW',
  'COMPLAINT',
  'SUSPENSION_REVIEW',
  'PAYMENT_CONFIRMATION',
  'RECONSIDERATION',
  'REVERSAL',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export const TASK_STATUSES = ['OPEN', 'DECIDED', 'CANCELLED'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** The kinds that have a phase of the same name, in which the workflow waits for the decision. */
export const REVIEW_KINDS = [
  'MANUAL_VERIFICATION',
  'FUND_REVIEW',
  'OBJECTION_REVIEW',
] as const satisfies readonly TaskKind[];

export const TASK_OUTCOMES = [
  'APPROVE',
  'REFUSE',
  'REQUEST_CORRECTION',
  'UPHOLD',
  'DISMISS',
  'LIFT',
  'REVOKE',
  'CONFIRM',
  'MAINTAIN',
  'GRANT',
] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

/** Which role decides which kind of task. */
export const ROLE_FOR_KIND: Readonly<Record<TaskKind, StaffRole>> = {
  MANUAL_VERIFICATION: 'reviewer',
  FUND_REVIEW: 'fund-reviewer',
  OBJECTION_REVIEW: 'supervisor',
  COMPLAINT: 'supervisor',
  SUSPENSION_REVIEW: 'supervisor',
  PAYMENT_CONFIRMATION: 'payer',
  RECONSIDERATION: 'supervisor',
  REVERSAL: 'supervisor',
};
