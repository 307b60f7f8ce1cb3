import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import * as z from 'zod';
import { StartupError } from '../../storage/startup-error.ts';
import { type Retrier, retrierSchema } from './retry-pauses.ts';

/** What the local run does in a state in which AWS would call a service or wait. */
export type StateRole =
  | {
      readonly kind: 'call';
      readonly functionArn: string | undefined;
      readonly wrapped: boolean;
      readonly retriers: readonly Retrier[];
    }
  | { readonly kind: 'ask' }
  | { readonly kind: 'wait' };

/** A state machine prepared for the interpreter. */
export interface PreparedWorkflow {
  readonly definition: StateMachineDefinition;
  readonly roles: ReadonlyMap<string, StateRole>;
  /**
   * A pause of zero for every state with a retry: the interpreter's own pauses run on the machine's time. The handlers
   * of the states pause instead.
   */
  readonly retryPauses: Readonly<Record<string, number>>;
  /** The state around each state that is part of a branch. */
  readonly around: ReadonlyMap<string, string>;
  /** The time limit of an execution in seconds of the virtual clock, if the definition has one. */
  readonly timeoutSeconds: number | undefined;
}

/** The longest timer of Node. The interpreter starts one, on the machine's time, for each task. */
const LONGEST_TASK_SECONDS = 2_147_483;

/** Makes a task that waits for weeks go on waiting when the interpreter's own timer ends. */
const KEEP_WAITING = { ErrorEquals: ['States.Timeout'], MaxAttempts: 99_999_999 };

const stateSchema = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  QueryLanguage: z.string().optional(),
  Retry: z.array(z.unknown()).optional(),
  Branches: z.array(z.unknown()).optional(),
});
type State = z.output<typeof stateSchema>;

const machineSchema = z.looseObject({
  StartAt: z.string(),
  QueryLanguage: z.string().optional(),
  States: z.record(z.string(), stateSchema),
});
type Machine = z.output<typeof machineSchema>;

const topLevelSchema = machineSchema.extend({ TimeoutSeconds: z.number().optional() });

const waitSchema = z.looseObject({
  Seconds: z.number().optional(),
  SecondsPath: z.string().optional(),
  Timestamp: z.string().optional(),
  TimestampPath: z.string().optional(),
});

/** The library has types for definitions but no schema. Their form was checked when the stack was synthesised. */
const definitionSchema = z.custom<StateMachineDefinition>((value) => machineSchema.safeParse(value).success);

/**
 * Prepares a definition in the Amazon States Language for the interpreter. Waits become tasks, because the
 * interpreter's own waits run on the machine's time.
 *
 * @throws StartupError if the definition uses a feature that the local run would execute differently from AWS
 */
export function prepareWorkflow(definition: string): PreparedWorkflow {
  const { TimeoutSeconds, ...machine } = topLevelSchema.parse(JSON.parse(definition));
  const roles = new Map<string, StateRole>();
  const retryPauses: Record<string, number> = {};
  const around = new Map<string, string>();
  const prepared = prepareMachine(machine, (name, state, outer) => {
    if (outer !== undefined) around.set(name, outer);
    const role = roleOf(name, state);
    if (role) roles.set(name, role);
    const ready = readyState(state, role);
    if (ready.Retry) retryPauses[name] = 0;
    return ready;
  });
  return { definition: definitionSchema.parse(prepared), roles, retryPauses, around, timeoutSeconds: TimeoutSeconds };
}

type Prepare = (name: string, state: State, outer: string | undefined) => State;

function prepareMachine(machine: Machine, prepare: Prepare, outer?: string): Machine {
  if (machine.QueryLanguage === 'JSONata')
    throw new StartupError('The workflow uses JSONata; the local run interprets JSONPath only.');
  const states = Object.entries(machine.States).map(([name, state]) => {
    if (state.Type === 'Map') throw new StartupError(`The state "${name}" is a Map; the local run has no such state.`);
    const Branches = state.Branches?.map((branch) => prepareMachine(machineSchema.parse(branch), prepare, name));
    return [name, prepare(name, { ...state, ...(Branches && { Branches }) }, outer)] as const;
  });
  return { ...machine, States: Object.fromEntries(states) };
}

function roleOf(name: string, state: State): StateRole | undefined {
  if (state.QueryLanguage === 'JSONata')
    throw new StartupError(`The state "${name}" uses JSONata; the local run interprets JSONPath only.`);
  if (state.Type === 'Wait') return { kind: 'wait' };
  if (state.Type !== 'Task') return undefined;
  const resource = state.Resource ?? '';
  const retriers = z.array(retrierSchema).parse(state.Retry ?? []);
  if (/^arn:[^:]+:lambda:/.test(resource)) return { kind: 'call', functionArn: resource, wrapped: false, retriers };
  if (/:states:::lambda:invoke$/.test(resource)) {
    return { kind: 'call', functionArn: undefined, wrapped: true, retriers };
  }
  if (/:states:::lambda:invoke\.waitForTaskToken$/.test(resource)) {
    if ('TimeoutSeconds' in state || 'HeartbeatSeconds' in state) {
      throw new StartupError(
        `The state "${name}" limits how long it waits for its token, which the local run does not.`,
      );
    }
    return { kind: 'ask' };
  }
  throw new StartupError(`The state "${name}" calls ${resource}; the local run calls functions only.`);
}

function readyState(state: State, role: StateRole | undefined): State {
  switch (role?.kind) {
    case undefined:
      return state;
    case 'call':
      // The function's own time limit ends a call. The state's would also count the pauses and the wait for a turn.
      return { ...state, TimeoutSeconds: LONGEST_TASK_SECONDS };
    case 'ask':
      return { ...state, ...withoutEnd(state) };
    case 'wait':
      return { ...waitingTask(state), ...withoutEnd(state) };
  }
}

function withoutEnd(state: State): Pick<State, 'Retry'> & { readonly TimeoutSeconds: number } {
  return { TimeoutSeconds: LONGEST_TASK_SECONDS, Retry: [KEEP_WAITING, ...(state.Retry ?? [])] };
}

function waitingTask(state: State): State {
  const { Seconds, SecondsPath, Timestamp, TimestampPath, ...rest } = waitSchema.parse(state);
  const until = {
    ...(Seconds !== undefined && { seconds: Seconds }),
    ...(SecondsPath !== undefined && { 'seconds.$': SecondsPath }),
    ...(Timestamp !== undefined && { timestamp: Timestamp }),
    ...(TimestampPath !== undefined && { 'timestamp.$': TimestampPath }),
  };
  return { ...rest, Type: 'Task', Resource: 'arn:aws:states:::wait', Parameters: until, ResultPath: null };
}
