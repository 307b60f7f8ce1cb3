import { ExecutionError, StateMachine } from 'aws-local-stepfunctions';
import type { VirtualClock } from '../../clock/virtual-clock.ts';
import type { Functions } from '../lambda/functions.ts';
import { type ExecutionEvent, type ExecutionHistory, executionHistory } from './execution-history.ts';
import type { ExecutionEnded, ExecutionLog, ExecutionStarted } from './execution-log.ts';
import type { TaskTokens } from './task-tokens.ts';
import { type PreparedWorkflow, prepareWorkflow } from './workflow-definition.ts';
import { stateHandlers, TOKEN_PLACEHOLDER } from './workflow-states.ts';

/** One execution of a state machine. */
export interface Execution {
  readonly arn: string;
  readonly machine: string;
  readonly name: string;
  /** JSON text, as it was given. */
  readonly input: string;
  readonly startedAt: Date;
  readonly status: 'RUNNING' | ExecutionEnded['status'];
  readonly endedAt?: Date;
  readonly error?: string;
  /** The states entered and retries made in this process. */
  readonly transitions: number;
}

export interface WorkflowEngine {
  /**
   * Starts an execution. If one with the same name and input runs already, returns that one.
   *
   * @returns undefined if another execution has the name
   * @throws Error if the stack has no such state machine
   */
  readonly start: (request: {
    readonly machine: string;
    readonly name: string;
    readonly input: string;
  }) => Promise<Execution | undefined>;
  readonly describe: (arn: string) => Execution | undefined;
  /** All executions, in the order in which they were started. */
  readonly executions: () => readonly Execution[];
  /** The steps of an execution in this process; undefined if it has made none, or if too many were started since. */
  readonly history: (arn: string) => Pick<ExecutionHistory, 'steps' | 'current' | 'isComplete'> | undefined;
  readonly has: (machine: string) => boolean;
  /**
   * Restarts every execution that an earlier run left open. Its first state continues at the stored phase of the case.
   */
  readonly resume: () => void;
  readonly close: () => Promise<void>;
}

interface EngineDeps {
  readonly definitions: ReadonlyMap<string, string>;
  readonly functions: Functions;
  readonly clock: VirtualClock;
  readonly tokens: TaskTokens;
  readonly log: ExecutionLog;
  readonly earlier: readonly (ExecutionStarted | ExecutionEnded)[];
  /** Called when the end of an execution could not be logged. */
  readonly failed: (error: unknown) => void;
}

/** How many executions keep their steps. A benchmark starts thousands. */
const MOST_HISTORIES = 1000;

/** Interprets the state machines of the stack. Each execution has its own tokens, waits and retries. */
export function workflowEngine(deps: EngineDeps): WorkflowEngine {
  const workflows = new Map([...deps.definitions].map(([machine, text]) => [machine, prepareWorkflow(text)]));
  const executions = new Map(executionsOf(deps.earlier));
  const histories = new Map<string, ExecutionHistory>();
  const aborts = new Set<() => void>();
  let closed = false;

  const end = (arn: string, outcome: Pick<ExecutionEnded, 'status' | 'error'>): void => {
    const execution = executions.get(arn);
    // An execution that closing aborts is still open. The next start resumes it.
    if (closed || !execution) return;
    const at = deps.clock.now();
    executions.set(arn, { ...execution, ...outcome, endedAt: at });
    deps.log.append({ event: 'ended', arn, at: at.toISOString(), ...outcome }).catch(deps.failed);
  };

  const newHistory = (arn: string, { around }: PreparedWorkflow, resumed: boolean): ExecutionHistory => {
    const history = executionHistory({ now: deps.clock.now, around, resumed });
    histories.set(arn, history);
    const [oldest] = histories.keys();
    if (histories.size > MOST_HISTORIES && oldest !== undefined) histories.delete(oldest);
    return history;
  };

  const run = (execution: Execution, workflow: PreparedWorkflow, { resumed }: { readonly resumed: boolean }): void => {
    const { arn, machine, name, startedAt } = execution;
    const history = newHistory(arn, workflow, resumed);
    const input = JSON.parse(execution.input);
    const running = new StateMachine(workflow.definition, { validationOptions: { noValidate: true } }).run(input, {
      overrides: {
        taskResourceLocalHandlers: stateHandlers(workflow.roles, deps, history.waits),
        retryIntervalOverrides: workflow.retryPauses,
      },
      context: {
        Execution: { Id: arn, Name: name, Input: input, StartTime: startedAt.toISOString() },
        StateMachine: { Id: machine, Name: machine.split(':').at(-1) },
        Task: { Token: TOKEN_PLACEHOLDER },
      },
    });
    aborts.add(running.abort);
    const cancelLimit = timeLimit(execution, workflow, () => {
      end(arn, { status: 'TIMED_OUT', error: 'States.Timeout' });
      running.abort();
    });
    const over = (outcome: Pick<ExecutionEnded, 'status' | 'error'>): void => {
      cancelLimit();
      aborts.delete(running.abort);
      if (executions.get(arn)?.status === 'RUNNING') end(arn, outcome);
    };
    running.result.then(
      () => over({ status: 'SUCCEEDED' }),
      (error: unknown) => over({ status: 'FAILED', error: errorName(error) }),
    );
    void record(arn, history, running.eventLogs);
  };

  const record = async (
    arn: string,
    history: ExecutionHistory,
    events: AsyncIterable<ExecutionEvent>,
  ): Promise<void> => {
    for await (const event of events) {
      history.take(event);
      const execution = executions.get(arn);
      if (execution && /^State(Entered|Retried)$/.test(event.type)) {
        executions.set(arn, { ...execution, transitions: execution.transitions + 1 });
      }
    }
    history.end();
  };

  const timeLimit = (execution: Execution, { timeoutSeconds }: PreparedWorkflow, stop: () => void): (() => void) =>
    timeoutSeconds === undefined
      ? () => {}
      : deps.clock.at(new Date(execution.startedAt.getTime() + timeoutSeconds * 1000), stop);

  return {
    has: (machine) => workflows.has(machine),
    describe: (arn) => executions.get(arn),
    executions: () => [...executions.values()],
    history: (arn) => histories.get(arn),
    async start({ machine, name, input }) {
      const workflow = workflows.get(machine);
      if (!workflow) throw new Error(`There is no state machine ${machine}`);
      const arn = executionArn(machine, name);
      const existing = executions.get(arn);
      if (existing) return existing.status === 'RUNNING' && existing.input === input ? existing : undefined;
      const startedAt = deps.clock.now();
      const execution: Execution = { arn, machine, name, input, startedAt, status: 'RUNNING', transitions: 0 };
      executions.set(arn, execution);
      await deps.log.append({ event: 'started', arn, machine, name, input, at: startedAt.toISOString() });
      if (!closed) run(execution, workflow, { resumed: false });
      return execution;
    },
    resume() {
      for (const execution of executions.values()) {
        const workflow = workflows.get(execution.machine);
        if (execution.status === 'RUNNING' && workflow) run(execution, workflow, { resumed: true });
      }
    },
    async close() {
      closed = true;
      for (const abort of aborts) abort();
      deps.tokens.failAll(new Error('The local run is stopping'));
      await deps.log.close();
    },
  };
}

function executionsOf(entries: EngineDeps['earlier']): readonly (readonly [string, Execution])[] {
  const executions = new Map<string, Execution>();
  for (const entry of entries) {
    if (entry.event === 'started') {
      const { arn, machine, name, input, at } = entry;
      executions.set(arn, { arn, machine, name, input, startedAt: new Date(at), status: 'RUNNING', transitions: 0 });
      continue;
    }
    const execution = executions.get(entry.arn);
    if (execution) executions.set(entry.arn, { ...execution, status: entry.status, endedAt: new Date(entry.at) });
  }
  return [...executions];
}

function executionArn(machine: string, name: string): string {
  return `${machine.replace(':stateMachine:', ':execution:')}:${name}`;
}

function errorName(error: unknown): string {
  const cause = error instanceof ExecutionError ? error.cause : error;
  return cause instanceof Error ? cause.name : 'States.Runtime';
}
