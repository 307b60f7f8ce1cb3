import * as z from 'zod';
import { conditionText } from './condition-text.ts';

/** What a state does: `call` runs a function, `ask` runs one and waits for the answer to its token. */
export type StateKind = 'call' | 'ask' | 'wait' | 'choice' | 'parallel' | 'pass' | 'succeed' | 'fail';

export interface GraphState {
  readonly name: string;
  readonly kind: StateKind;
  /** The graphs that run at the same time inside this state. */
  readonly branches: readonly StateGraph[];
}

/** A way from one state to another. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** `choice` is taken where its condition holds, `otherwise` where no condition does, `error` after these errors. */
  readonly kind: 'next' | 'choice' | 'otherwise' | 'error';
  readonly condition?: string;
  readonly errors?: readonly string[];
}

export interface StateGraph {
  readonly start: string;
  readonly states: readonly GraphState[];
  readonly edges: readonly GraphEdge[];
}

const stateSchema = z.looseObject({
  Type: z.enum(['Task', 'Wait', 'Choice', 'Parallel', 'Pass', 'Succeed', 'Fail']),
  Resource: z.string().default(''),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(z.looseObject({ Next: z.string() })).default([]),
  Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() })).default([]),
  Branches: z.array(z.unknown()).default([]),
});
type State = z.output<typeof stateSchema>;

const machineSchema = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), stateSchema) });

/**
 * The states of a machine in the Amazon States Language and every way between them.
 *
 * @throws Error for a Map state, which the local run does not interpret either
 */
export function stateGraph(machine: unknown): StateGraph {
  const { StartAt, States } = machineSchema.parse(machine);
  const states = Object.entries(States);
  return {
    start: StartAt,
    states: states.map(([name, state]) => ({ name, kind: kindOf(state), branches: state.Branches.map(stateGraph) })),
    edges: states.flatMap(([name, state]) => edgesFrom(name, state)),
  };
}

function kindOf({ Type, Resource }: State): StateKind {
  switch (Type) {
    case 'Task':
      return Resource.endsWith('.waitForTaskToken') ? 'ask' : 'call';
    case 'Wait':
      return 'wait';
    case 'Choice':
      return 'choice';
    case 'Parallel':
      return 'parallel';
    case 'Pass':
      return 'pass';
    case 'Succeed':
      return 'succeed';
    case 'Fail':
      return 'fail';
    default:
      return Type satisfies never;
  }
}

function edgesFrom(from: string, { Next, Default, Choices, Catch }: State): readonly GraphEdge[] {
  return [
    ...(Next === undefined ? [] : [{ from, to: Next, kind: 'next' as const }]),
    ...Choices.map((rule) => ({ from, to: rule.Next, kind: 'choice' as const, condition: conditionText(rule) })),
    ...(Default === undefined ? [] : [{ from, to: Default, kind: 'otherwise' as const }]),
    ...Catch.map(({ ErrorEquals, Next: to }) => ({ from, to, kind: 'error' as const, errors: ErrorEquals })),
  ];
}
