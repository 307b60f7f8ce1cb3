import type { Application } from './application.ts';

/** What the workflow knows of a case: ids, the phase and instants; never personal data. */
export interface CaseState {
  readonly applicationId: string;
  readonly attempt: number;
  readonly phase: Application['phase'];
  readonly publishAt?: string;
  readonly closesAt?: string;
  readonly payAt?: string;
}

export function caseStateOf(application: Application): CaseState {
  const { applicationId, attempt, phase } = application;
  if (!('publishAt' in application)) return { applicationId, attempt, phase };
  const { publishAt, closesAt, payAt } = application;
  return { applicationId, attempt, phase, publishAt, closesAt, payAt };
}
