import { useQuery } from '@tanstack/react-query';
import { ask } from '../local-api.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type StateKind = 'call' | 'ask' | 'wait' | 'choice' | 'parallel' | 'pass' | 'succeed' | 'fail';

export interface DrawnState extends Point {
  readonly name: string;
  readonly kind: StateKind;
  readonly width: number;
  readonly height: number;
  /** The state around this one. */
  readonly within?: string;
}

export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'otherwise' | 'error';
  readonly condition?: string;
  readonly errors?: readonly string[];
  readonly points: readonly Point[];
  readonly label?: Point;
}

export interface WorkflowDrawing {
  readonly width: number;
  readonly height: number;
  readonly states: readonly DrawnState[];
  readonly edges: readonly DrawnEdge[];
}

/** How a step ended, or that it has not. */
export type Outcome = 'RUNNING' | 'DONE' | 'FAILED' | 'STOPPED';
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT';

export interface Step {
  readonly state: string;
  readonly outcome: Outcome;
  readonly enteredAt: string;
  readonly leftAt?: string;
  readonly until?: string;
  readonly tries: number;
  readonly error?: string;
}

/** Where an execution is: the states that it is in, and the last one that it entered. */
export interface Standing {
  readonly status: ExecutionStatus;
  readonly current: readonly string[];
  readonly last?: string;
}

export interface Execution extends Standing {
  readonly name: string;
  /** Whether the steps begin with the first one. */
  readonly isComplete: boolean;
  readonly steps: readonly Step[];
}

export interface RecentCase extends Standing {
  readonly applicationId: string;
}

/** The drawing of the workflow, which stays the same as long as the local run runs. */
export function useWorkflowDrawing() {
  return useQuery({
    queryKey: ['workflow-drawing'],
    queryFn: () => ask<WorkflowDrawing>('GET', '/local/workflow-drawing'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
