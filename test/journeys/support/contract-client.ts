import * as z from 'zod';
import { problemView } from '../../../shared/contracts/problems.ts';
import type { Access } from '../../../shared/contracts/route.ts';
import { type RouteName, routes } from '../../../shared/contracts/routes.ts';

export type Problem = Readonly<z.output<typeof problemView>>;
export type Success<Name extends RouteName> = z.output<(typeof routes)[Name]['success']['view']>;

/** What goes into one request; `body` is sent as JSON, `rawBody` to the byte. */
export interface Asked {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly rawBody?: string;
  readonly token?: string;
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that kept the contract: either the route's success or a problem. */
export interface Answer<Name extends RouteName = RouteName> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body?: Success<Name>;
  readonly problem?: Problem;
}

/** Speaks the HTTP contract, and checks it on every answer. */
export interface ContractClient {
  /** Any answer that keeps the contract. */
  readonly send: <Name extends RouteName>(name: Name, asked?: Asked) => Promise<Answer<Name>>;
  /** The route's success, and nothing else. */
  readonly ask: <Name extends RouteName>(name: Name, asked?: Asked) => Promise<Success<Name>>;
  /** A problem, and nothing else. */
  readonly refused: (name: RouteName, asked?: Asked) => Promise<Problem>;
}

// Moving the clock over months answers only when all that was due has happened.
const patienceMilliseconds = 60_000;

/**
 * A client that lets nothing by which the contract does not say.
 *
 * A success has the route's status and exactly the fields of its view. Anything else is problem+json with a Chinese title and a
 * status of its own that the body repeats, never 500; one that will pass says when to try again. What is personal carries
 * `Cache-Control: no-store`, and no answer holds a task token.
 */
export function contractClient(baseUrl: string): ContractClient {
  const send = async <Name extends RouteName>(name: Name, asked: Asked = {}): Promise<Answer<Name>> => {
    const route = routes[name];
    const response = await fetch(`${baseUrl}${pathOf(route.path, asked)}`, {
      method: route.method,
      headers: headersOf(asked),
      ...bodyOf(asked),
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    const { status, headers } = response;
    const text = await response.text();
    const breach = (what: string): Error => new Error(`${name} answered ${status} ${what}: ${text}`);
    if (/taskToken/i.test(text)) throw breach('with a task token');
    const json = parsed(text);
    const type = headers.get('content-type') ?? '';
    if (status === route.success.status) {
      if (!type.startsWith('application/json')) throw breach(`as ${type}`);
      if (route.access !== 'public' && headers.get('cache-control') !== 'no-store') throw breach('without no-store');
      return { status, headers, text, body: exactly(route.success.view, json, breach) as Success<Name> };
    }
    if (!type.startsWith('application/problem+json')) throw breach(`as ${type}`);
    const problem = exactly(problemView, json, breach);
    if (problem.status !== status) throw breach('with another status inside');
    if (status === 500) throw breach('as nothing should be answered');
    if ([429, 503].includes(status) && !headers.has('retry-after')) throw breach('without Retry-After');
    if (!/\p{Script=Han}/u.test(problem.title)) throw breach('without a Chinese title');
    return { status, headers, text, problem };
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

function exactly<View extends z.core.$ZodType>(
  view: View,
  json: unknown,
  breach: (what: string) => Error,
): z.output<View> {
  const read = z.safeParse(view, json);
  if (!read.success) throw breach(`in another shape (${z.prettifyError(read.error)})`);
  // Views drop the fields they do not know, so one that is not in the contract shows here.
  if (JSON.stringify(sorted(read.data)) !== JSON.stringify(sorted(json))) throw breach('with fields of no contract');
  return read.data;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function pathOf(path: string, { params = {}, query }: Asked): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  return query ? `${filled}?${new URLSearchParams(query)}` : filled;
}

function headersOf({ body, rawBody, token, idempotencyKey, headers }: Asked): Record<string, string> {
  return {
    ...((body !== undefined || rawBody !== undefined) && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    ...headers,
  };
}

function bodyOf({ body, rawBody }: Asked): { readonly body?: string } {
  if (rawBody !== undefined) return { body: rawBody };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
