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
  'VERIFICATION_SECOND_LOOK',
  'FUND_SECOND_LOOK',
  'DISAGREEMENT',
  'RECOVERY',
  'HEIRS_PAYEE',
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

/** The stages whose decisions may get a second look. */
export const SECOND_LOOK_STAGES = ['MANUAL_VERIFICATION', 'FUND_REVIEW'] as const satisfies readonly TaskKind[];
export type SecondLookStage = (typeof SECOND_LOOK_STAGES)[number];

/** The kind of the second look at a decision of a stage. The same role decides it. */
export const SECOND_LOOK_AT = {
  MANUAL_VERIFICATION: 'VERIFICATION_SECOND_LOOK',
  FUND_REVIEW: 'FUND_SECOND_LOOK',
} as const satisfies Record<SecondLookStage, TaskKind>;

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
  'RECOVER',
  'DROP',
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
  VERIFICATION_SECOND_LOOK: 'reviewer',
  FUND_SECOND_LOOK: 'fund-reviewer',
  DISAGREEMENT: 'supervisor',
  RECOVERY: 'supervisor',
  HEIRS_PAYEE: 'payer',
};
