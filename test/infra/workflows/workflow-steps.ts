import { REVIEW_KINDS } from '../../../shared/domain/task-kind.ts';
import type { EventName } from '../../../shared/domain/transitions.ts';
import type { Table } from './case-model.ts';
import type { State } from './workflow-machine.ts';

/** What a function does where it is a step of the workflow. */
export interface Step {
  /** The events that it may write. It writes one of them wherever the table and its own guards let it. */
  readonly writes: readonly EventName[];
  /** What the run knows of the case afterwards. */
  readonly returns: 'the case' | 'its id';
  /** Whether it writes only for the latest run. It can only if the workflow tells it which run asks. */
  readonly isForLatestRun?: true;
}

const looks = { writes: [], returns: 'its id' } as const;

/** Every step of the workflow, by the name of its function. */
export const STEPS: Readonly<Record<string, Step>> = {
  'locate-case': { writes: [], returns: 'the case' },
  'check-identity': looks,
  'check-employment': looks,
  'check-certificate': looks,
  'record-verification': {
    writes: ['VERIFICATION_PASSED', 'VERIFICATION_REFUSED', 'REGISTER_UNANSWERED'],
    returns: 'the case',
  },
  'open-review-task': { writes: [], returns: 'the case' },
  'lapse-correction': { writes: ['CORRECTION_LAPSED'], returns: 'the case' },
  'schedule-publication': { writes: ['PUBLICATION_SCHEDULED'], returns: 'the case' },
  'publish-notice-entry': { writes: ['PUBLISHED', 'PUBLICATION_SCHEDULED'], returns: 'the case' },
  'close-notice-entry': { writes: ['CLOSED_UNCHALLENGED', 'OBJECTION_REVIEW_OPENED'], returns: 'the case' },
  'recheck-entitlement': looks,
  pay: { writes: ['PAYMENT_REQUESTED', 'SUSPENDED'], returns: 'the case', isForLatestRun: true },
  'park-application': looks,
};

/**
 * The events of the system that no step of the workflow writes: the submission, the sweep, the check of an objector.
 */
export const WRITTEN_ELSEWHERE: readonly EventName[] = [
  'SUBMISSION_REFUSED',
  'CORRECTION_REMINDED',
  'RETURN_REMINDED',
  'OBJECTION_NOT_ADMITTED',
  'CONTENT_REMOVED',
];

/** @throws Error for a function that is not declared */
export function stepOf(state: State): Step {
  const name = functionOf(state);
  const step = STEPS[name];
  if (!step) throw new Error(`What the step ${name} may write is not declared`);
  return step;
}

/** The function that a state calls. */
export function functionOf({ Parameters, Resource = '' }: State): string {
  const [, name = ''] = String(Parameters?.FunctionName ?? Resource).split(':function:subsidy-production-');
  return name;
}

/** The kind of task that a state opens for staff; undefined where it opens none. */
export function reviewIn(state: State): (typeof REVIEW_KINDS)[number] | undefined {
  const { kind } = Object(Object(state.Parameters).Payload);
  return REVIEW_KINDS.find((known) => known === kind);
}

/** The rows of the table that a step of the workflow, and nothing else, writes. */
export function rowsOf(step: Step, table: Table): Table {
  return table.filter(({ who, event }) => who === 'system' && step.writes.includes(event));
}

/** Whether the phase of a case needs a run of the workflow: a step writes its next event, or opens its task. */
export function phasesThatNeedARun(table: Table, reviews: readonly string[]): ReadonlySet<string | null> {
  return new Set([...Object.values(STEPS).flatMap((step) => rowsOf(step, table).map(({ from }) => from)), ...reviews]);
}
