import {
  type Answer as ClientAnswer,
  contractClient,
  type Problem,
  type SuccessOf,
} from '../../../client/contract-client.ts';
import type { UntypedRequest } from '../../../client/route-request.ts';
import type { Access, Route } from '../../../shared/contracts/route.ts';
import { type RouteName, routes } from '../../../shared/contracts/routes.ts';

export type { Problem } from '../../../client/contract-client.ts';
export type Success<Name extends RouteName> = SuccessOf<(typeof routes)[Name]>;

/** The parts of one request. They are not typed by the route, because journeys send what the contract forbids, too. */
export type Asked = UntypedRequest;

/** An answer that keeps the contract: either the success of the route or a problem. */
export interface Answer<Name extends RouteName = RouteName> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body?: Success<Name>;
  readonly problem?: Problem;
}

/** Speaks the HTTP contract, and checks it on every answer. */
export interface StrictClient {
  /** Any answer that keeps the contract. */
  readonly send: <Name extends RouteName>(name: Name, asked?: Asked) => Promise<Answer<Name>>;
  /** The success of the route. @throws Error if the service refuses the request */
  readonly ask: <Name extends RouteName>(name: Name, asked?: Asked) => Promise<Success<Name>>;
  /** The problem of a refused request. @throws Error if the request succeeds */
  readonly refused: (name: RouteName, asked?: Asked) => Promise<Problem>;
}

/**
 * A client that accepts only what the contract allows.
 *
 * A success has the route's status and exactly the fields of its view. Any other answer is problem+json with a Chinese
 * title and the answer's own status in its body. It is never 500, and one that is temporary says when to try again.
 * Personal data carries `Cache-Control: no-store`, and no answer contains a task token.
 */
export function strictClient(baseUrl: string): StrictClient {
  const client = contractClient(baseUrl, { timeoutMilliseconds: 300_000 });

  const send = async <Name extends RouteName>(name: Name, asked: Asked = {}): Promise<Answer<Name>> => {
    const route: Route = routes[name];
    const answer = await client.sendUntyped(route, asked);
    const { status, headers, text } = answer;
    const breach = breachIn(answer, route.access);
    if (breach !== undefined) throw new Error(`${name} answered ${status} ${breach}: ${text}`);
    return answer.ok
      ? { status, headers, text, body: answer.success as Success<Name> }
      : { status, headers, text, problem: answer.problem };
  };
  return {
    send,
    async ask(name, asked) {
      const { status, body, text } = await send(name, asked);
      if (body === undefined) throw new Error(`${name} was refused with ${status}: ${text}`);
      return body;
    },
    async refused(name, asked) {
      const { status, problem, text } = await send(name, asked);
      if (problem === undefined) throw new Error(`${name} was answered with ${status}: ${text}`);
      return problem;
    },
  };
}

/** The names of the routes that callers of a kind may use. */
export function routesOf(access: Access): readonly RouteName[] {
  return Object.keys(routes)
    .filter((name): name is RouteName => name in routes)
    .filter((name) => routes[name].access === access);
}

/** How an answer breaks the contract, or undefined if it keeps it. */
function breachIn(answer: ClientAnswer<unknown>, access: Access): string | undefined {
  const { status, headers, text, json } = answer;
  if (/taskToken/i.test(text)) return 'with a task token';
  const type = headers.get('content-type') ?? '';
  // Views drop the fields that they do not know, so a field outside the contract shows as a difference.
  const isExact = isSame(answer.ok ? answer.success : answer.problem, json);
  if (answer.ok) {
    if (!type.startsWith('application/json')) return `as ${type}`;
    if (access !== 'public' && headers.get('cache-control') !== 'no-store') return 'without no-store';
    return isExact ? undefined : 'with fields outside the contract';
  }
  if (!type.startsWith('application/problem+json')) return `as ${type}`;
  if (!isExact) return 'with fields outside the contract';
  if (answer.problem.status !== status) return 'with another status in its body';
  if (status === 500) return 'as the service never should';
  if ([429, 503].includes(status) && !headers.has('retry-after')) return 'without Retry-After';
  if (!/\p{Script=Han}/u.test(answer.problem.title)) return 'without a Chinese title';
  return undefined;
}

function isSame(read: unknown, json: unknown): boolean {
  return JSON.stringify(sorted(read)) === JSON.stringify(sorted(json));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
