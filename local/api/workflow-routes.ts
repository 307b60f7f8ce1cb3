import * as z from 'zod';
import type { Step } from '../aws/workflow/execution-history.ts';
import type { Execution, WorkflowEngine } from '../aws/workflow/workflow-engine.ts';
import { shownInstant } from '../clock/clock-text.ts';
import type { Drawing } from '../drawing/drawing.ts';
import type { JsonAnswer } from '../http/http-message.ts';
import type { LocalRequest } from '../world/world-routes.ts';

interface WorkflowRoutesDeps {
  /** The definition of each state machine of the stack. The first one is the workflow of a case. */
  readonly definitions: ReadonlyMap<string, string>;
  readonly workflows: Pick<WorkflowEngine, 'executions' | 'history'>;
}

type WorkflowRoutes = (request: Pick<LocalRequest, 'method' | 'path'>) => Promise<JsonAnswer | undefined>;

/** How many cases the list of recent ones has. */
const MOST_LISTED = 20;

const inputSchema = z.looseObject({ applicationId: z.string() });

/**
 * Answers the requests for the drawing of the workflow and for the executions of cases; undefined for any other. The
 * answers hold ids, names of states, instants and names of errors, and no personal data.
 */
export function workflowRoutes({ definitions, workflows }: WorkflowRoutesDeps): WorkflowRoutes {
  const [definition = ''] = definitions.values();
  let drawing: Promise<Drawing> | undefined;
  return async ({ method, path }) => {
    if (method !== 'GET') return undefined;
    if (path === '/local/workflow-drawing') {
      drawing ??= draw(definition);
      return { status: 200, body: await drawing };
    }
    if (path === '/local/executions') return { status: 200, body: { cases: recentCases(workflows) } };
    const applicationId = /^\/local\/executions\/([\w-]+)$/.exec(path)?.[1];
    if (applicationId === undefined) return undefined;
    const executions = workflows.executions().filter((execution) => applicationOf(execution) === applicationId);
    return { status: 200, body: { executions: executions.map((execution) => shownExecution(execution, workflows)) } };
  };
}

/** Draws when somebody first looks: the layout takes a part of a second, and no start should wait for it. */
async function draw(definition: string): Promise<Drawing> {
  const { drawWorkflow } = await import('../drawing/drawing.ts');
  return drawWorkflow(definition);
}

/** The cases whose workflow was started last, the newest first, each with its last execution. */
function recentCases(workflows: WorkflowRoutesDeps['workflows']): readonly object[] {
  const lastOfCase = new Map<string, Execution>();
  for (const execution of workflows.executions().toReversed()) {
    const applicationId = applicationOf(execution);
    if (applicationId !== undefined && !lastOfCase.has(applicationId)) lastOfCase.set(applicationId, execution);
    if (lastOfCase.size === MOST_LISTED) break;
  }
  return [...lastOfCase].map(([applicationId, { arn, status }]) => ({
    applicationId,
    status,
    ...standing(workflows.history(arn)),
  }));
}

function applicationOf({ input }: Execution): string | undefined {
  return inputSchema.safeParse(JSON.parse(input)).data?.applicationId;
}

function shownExecution(
  { arn, name, status, startedAt, endedAt }: Execution,
  workflows: WorkflowRoutesDeps['workflows'],
): object {
  const history = workflows.history(arn);
  return {
    name,
    status,
    startedAt: shownInstant(startedAt),
    ...(endedAt && { endedAt: shownInstant(endedAt) }),
    isComplete: history?.isComplete() ?? false,
    ...standing(history),
    steps: (history?.steps() ?? []).map(shownStep),
  };
}

/** The states in which an execution is; for one that is over, the state that it ended in. */
function standing(history: ReturnType<WorkflowEngine['history']>): {
  readonly current: readonly string[];
  readonly last?: string;
} {
  const last = history?.steps().at(-1)?.state;
  return { current: history?.current() ?? [], ...(last !== undefined && { last }) };
}

function shownStep({ state, enteredAt, leftAt, outcome, tries, error, until }: Step): object {
  return {
    state,
    outcome,
    enteredAt: shownInstant(enteredAt),
    ...(leftAt && { leftAt: shownInstant(leftAt) }),
    ...(until && { until: shownInstant(until) }),
    tries,
    ...(error !== undefined && { error }),
  };
}
