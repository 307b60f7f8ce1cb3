import { BEGINS_OF_RUNS } from '../domain/runs.ts';
import { DECLARING_EVENTS } from '../domain/transitions.ts';

/** The audit events for which the table's stream calls a function. One that is not here is called for every event. */
export const STREAM_EVENTS = {
  'start-workflow': BEGINS_OF_RUNS,
  'admit-objection': ['OBJECTION_FILED'],
  'mark-case': DECLARING_EVENTS.filter((event) => event !== 'SUBMISSION_REFUSED'),
} as const;

/**
 * How many cases the stream delivers at once to be counted in the reports. They are one transaction of at most 100
 * writes: each has an item of its own and may leave two cells and enter two others. Where second looks make it more, it
 * is two transactions.
 */
export const MOST_COUNTED_AT_ONCE = 20;
