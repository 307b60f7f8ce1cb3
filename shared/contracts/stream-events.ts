import { BEGINS_OF_RUNS } from '../domain/transitions.ts';

/** The audit events for which the table's stream calls a function. One that is not here is called for every event. */
export const STREAM_EVENTS = {
  'start-workflow': BEGINS_OF_RUNS,
  'admit-objection': ['OBJECTION_FILED'],
} as const;
