import type { Application } from './application.ts';

/** What the workflow knows of a case: ids, the phase and instants; never personal data. */
export interface CaseState {
  readonly applicationId: string;
  readonly attempt: number;
  readonly phase: Application['phase'];
  /** The workflow run that takes care of the case. An earlier one that is still there ends by itself. */
  readonly run: number;
  /** When an open correction lapses. */
  readonly correctionDueAt?: string;
  readonly publishAt?: string;
  readonly closesAt?: string;
  readonly payAt?: string;
}

export function caseStateOf(application: Application): CaseState {
  const { applicationId, attempt, phase, workflowRun: run } = application;
  const state = { applicationId, attempt, phase, run };
  if (application.phase === 'CORRECTION_REQUESTED') {
    return { ...state, correctionDueAt: application.correction.dueAt };
  }
  if (!('publishAt' in application)) return state;
  const { publishAt, closesAt, payAt } = application;
  return { ...state, publishAt, closesAt, payAt };
}
