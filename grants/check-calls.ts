import type { AwsCall } from '../local/aws/recording/aws-call.ts';
import type { Stack } from '../local/aws/stack/stack.ts';
import { askSimulator } from './ask-simulator.ts';
import { callsOfEncryption } from './calls-of-encryption.ts';
import { callsOfServices } from './calls-of-services.ts';
import type { SimulatedCall } from './simulated-call.ts';
import { resourcePolicies, type StackRole, stackRoles } from './stack-roles.ts';
import { isTaskAnswer, mayAnswerTask } from './task-answers.ts';
import { unusedGrants } from './unused-grants.ts';

/** The simulator's word for a call that no statement allows. */
const DENIED = 'ImplicitlyDenied';

export interface CheckedCalls {
  /** How many different calls were checked. */
  readonly checked: number;
  /** One line for each call that AWS would refuse. */
  readonly findings: readonly string[];
  /** One line for each function or state machine with grants that no call used. */
  readonly unused: readonly string[];
}

/**
 * Simulates calls against the policies of a stack: those given, those that AWS itself makes with the stack's roles, and
 * the use of the keys that follows from both.
 */
export async function checkCalls(stack: Stack, recorded: readonly AwsCall[]): Promise<CheckedCalls> {
  const roles = stackRoles(stack);
  const made = [...recorded, ...callsOfServices(stack)];
  const calls = distinct([...made, ...callsOfEncryption(stack, made)]);
  const unreadable = calls.filter(({ caller, action }) => action === 'unknown' || !roles.has(caller));
  const readable = calls.filter((call) => !unreadable.includes(call));
  const refused = onePerAction(await refusedOf(readable, roles, resourcePolicies(stack)));
  return {
    checked: readable.length,
    findings: [
      ...unreadable.map(({ caller, action, resource }) => `${nameOf(caller)}: ${action}, ${resource}`),
      ...refused.map(
        ({ caller, action, resource, answer }) =>
          `${nameOf(caller)} calls ${action} on ${resource}, and its role does not allow it (${answer})`,
      ),
    ],
    unused: [...roles].flatMap(([caller, role]) => {
      const unused = unusedGrants(
        role,
        readable.filter((call) => call.caller === caller),
      );
      return unused.length > 0 ? [`${nameOf(caller)}: ${unused.join(', ')}`] : [];
    }),
  };
}

type RefusedCall = AwsCall & { readonly answer: string };

async function refusedOf(
  calls: readonly AwsCall[],
  roles: ReadonlyMap<string, StackRole>,
  policies: ReadonlyMap<string, unknown>,
): Promise<readonly RefusedCall[]> {
  const [answering, others] = [calls.filter(isTaskAnswer), calls.filter((call) => !isTaskAnswer(call))];
  const answers = await askSimulator(others.map((call) => simulated(call, roles, policies)));
  return [
    ...answering
      .filter((call) => !mayAnswerTask(call, roles.get(call.caller)))
      .map((call) => ({ ...call, answer: DENIED })),
    ...others.flatMap((call, index) =>
      answers[index] === 'Allowed' ? [] : [{ ...call, answer: answers[index] ?? '' }],
    ),
  ];
}

function simulated(
  { caller, action, resource }: AwsCall,
  roles: ReadonlyMap<string, StackRole>,
  policies: ReadonlyMap<string, unknown>,
): SimulatedCall {
  const { principal = '', policies: own = [] } = roles.get(caller) ?? {};
  // The policy of a bucket is also that of its objects.
  const resourcePolicy = policies.get(resource) ?? policies.get(resource.split('/', 1)[0] ?? '');
  return {
    principal,
    policies: [...own],
    action,
    resource,
    // The SDK and the services of AWS use TLS.
    context: { 'aws:SecureTransport': 'true' },
    ...(resourcePolicy !== undefined && { resourcePolicy }),
  };
}

function distinct(calls: readonly AwsCall[]): readonly AwsCall[] {
  return [...new Map(calls.map((call) => [JSON.stringify(Object.values(call)), call])).values()];
}

/** One of the calls of each caller and action: a function describes hundreds of executions by the same grant. */
function onePerAction<Call extends AwsCall>(calls: readonly Call[]): readonly Call[] {
  return [...new Map(calls.map((call) => [`${call.caller} ${call.action}`, call])).values()];
}

function nameOf(caller: string): string {
  return caller.split(':').at(-1) ?? caller;
}
