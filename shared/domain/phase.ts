/** The phases of an application. */
export const PHASES = [
  'VERIFYING',
  'MANUAL_VERIFICATION',
  'CORRECTION_REQUESTED',
  'FUND_REVIEW',
  'AWAITING_PUBLICATION',
  'PUBLICISED',
  'OBJECTION_REVIEW',
  'SUSPENDED',
  'PAYING',
  'PAYMENT_RETURNED',
  'PAID',
  'REJECTED',
  'WITHDRAWN',
] as const;

export type Phase = (typeof PHASES)[number];

/** Phases that a case never leaves. */
export const FINAL_PHASES = ['PAID', 'REJECTED', 'WITHDRAWN'] as const satisfies readonly Phase[];

/** Final phases after which the annual place is given back and the person may apply again. */
export const UNSUCCESSFUL_PHASES = ['REJECTED', 'WITHDRAWN'] as const satisfies readonly Phase[];

export function isFinal(phase: Phase): boolean {
  return FINAL_PHASES.some((final) => final === phase);
}

export function isUnsuccessful(phase: Phase): boolean {
  return UNSUCCESSFUL_PHASES.some((unsuccessful) => unsuccessful === phase);
}
