import type { DrawnEdge, Step, WorkflowDrawing } from './workflow-api.ts';

/**
 * The ways that an execution has taken from one state to the next. Those inside a branch are left out: the steps of
 * branches that run at the same time are mixed.
 */
export function takenWays({ states, edges }: WorkflowDrawing, steps: readonly Step[]): ReadonlySet<DrawnEdge> {
  const within = new Map(states.map((state) => [state.name, state.within]));
  const outside = steps.filter(({ state }) => within.get(state) === undefined);
  const pairs = outside.slice(1).map((step, index) => ({ from: outside[index], to: step.state }));
  return new Set(
    edges.filter((edge) =>
      pairs.some(
        ({ from, to }) =>
          from?.state === edge.from && to === edge.to && (from.outcome === 'FAILED') === (edge.kind === 'error'),
      ),
    ),
  );
}
