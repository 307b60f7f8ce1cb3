import type { Phase } from './phase.ts';
import type { EventName } from './transitions.ts';

/**
 * The events with which a run of the workflow begins. The writer of the event counts the run. An objection begins one
 * only where it stops a payment.
 */
export const BEGINS_OF_RUNS = [
  'SUBMITTED',
  'ADMITTED',
  'CORRECTED',
  'SUSPENSION_LIFTED',
  'OBJECTION_FILED',
  'PAYMENT_CONFIRMED',
] as const satisfies readonly EventName[];

/** Whether an event that happened in a phase begins a run. */
export function isBeginOfRun({ event, before }: { readonly event: EventName; readonly before: Phase | null }): boolean {
  if (event === 'OBJECTION_FILED') return before === 'PAYING';
  return BEGINS_OF_RUNS.some((begin) => begin === event);
}
