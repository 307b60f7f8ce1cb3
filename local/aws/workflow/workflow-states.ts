import * as z from 'zod';
import { parseInstant } from '../../clock/clock-text.ts';
import type { VirtualClock } from '../../clock/virtual-clock.ts';
import type { Functions } from '../lambda/functions.ts';
import { type ExecutionCalls, executionCalls, pausingBetweenTries, reached, type SayWaiting } from './retry-pauses.ts';
import type { TaskTokens } from './task-tokens.ts';
import type { StateRole } from './workflow-definition.ts';

/**
 * The placeholder for a task's token in the context object. The interpreter gives a whole execution one context, but
 * each entry into a state has its own token, so the state's handler replaces the placeholder with it.
 */
export const TOKEN_PLACEHOLDER = 'task-token-of-this-entry';

type Json = z.output<ReturnType<typeof z.json>>;
type StateHandler = (input: Json) => Promise<Json>;

const jsonSchema = z.json();
const invocationSchema = z.looseObject({ FunctionName: z.string(), Payload: jsonSchema.default({}) });
const waitSchema = z.object({ seconds: z.number().optional(), timestamp: z.string().optional() });

interface StateDeps {
  readonly functions: Functions;
  readonly clock: VirtualClock;
  readonly tokens: TaskTokens;
}

interface HandlerDeps extends StateDeps {
  readonly calls: ExecutionCalls;
  readonly sayWaiting: SayWaiting;
}

/**
 * The handlers of one execution's states, by state name. Executions share no open token or wait.
 *
 * @param waits is told until when a state waits, and gives what says that its wait is over
 */
export function stateHandlers(
  roles: ReadonlyMap<string, StateRole>,
  deps: StateDeps,
  waits: (state: string, until: Date) => () => void,
): Record<string, StateHandler> {
  const calls = executionCalls();
  return Object.fromEntries(
    [...roles].map(([name, role]) => [
      name,
      handlerFor(role, { ...deps, calls, sayWaiting: (until) => waits(name, until) }),
    ]),
  );
}

function handlerFor(role: StateRole, deps: HandlerDeps): StateHandler {
  switch (role.kind) {
    case 'call':
      return pausingBetweenTries((input: Json) => deps.calls.track(callFunction(role, input, deps)), {
        ...deps,
        retriers: role.retriers,
      });
    case 'ask':
      return stillWaiting((input) => askForToken(input, deps));
    case 'wait':
      return stillWaiting((input) => waitOnClock(input, deps));
    default:
      return role satisfies never;
  }
}

async function callFunction(
  role: StateRole & { readonly kind: 'call' },
  input: Json,
  { functions }: StateDeps,
): Promise<Json> {
  if (role.functionArn !== undefined) return jsonSchema.parse(await functions.invoke(role.functionArn, input));
  const { FunctionName, Payload } = invocationSchema.parse(input);
  return {
    ExecutedVersion: '$LATEST',
    Payload: jsonSchema.parse(await functions.invoke(FunctionName, Payload)),
    StatusCode: 200,
  };
}

async function askForToken(input: Json, { functions, tokens }: StateDeps): Promise<Json> {
  const { token, answered, drop } = tokens.issue();
  try {
    const { FunctionName, Payload } = invocationSchema.parse(
      JSON.parse(JSON.stringify(input).replaceAll(TOKEN_PLACEHOLDER, token)),
    );
    // The answer may come before the call that passes the token on has returned. A call that fails ends the wait.
    const handedOut = functions.invoke(FunctionName, Payload).then(() => answered);
    return jsonSchema.parse(await Promise.race([answered, handedOut]));
  } finally {
    drop();
  }
}

async function waitOnClock(input: Json, { clock, sayWaiting }: HandlerDeps): Promise<Json> {
  const { seconds, timestamp } = waitSchema.parse(input);
  const until =
    timestamp === undefined ? new Date(clock.now().getTime() + (seconds ?? 0) * 1000) : parseInstant(timestamp);
  if (!until) throw runtimeError(`"${timestamp}" is no RFC 3339 timestamp`);
  await reached(until, clock, sayWaiting);
  return null;
}

/**
 * The interpreter re-enters a state when its own timer, some weeks of the machine's time, ends. The wait that began
 * before then goes on.
 */
function stillWaiting(begin: StateHandler): StateHandler {
  let begun: Promise<Json> | undefined;
  return (input) => {
    begun ??= begin(input).finally(() => {
      begun = undefined;
    });
    return begun;
  };
}

function runtimeError(message: string): Error {
  const error = new Error(message);
  error.name = 'States.Runtime';
  return error;
}
