import * as z from 'zod/mini';
import { problemView } from '../shared/contracts/problems.ts';
import type { Route } from '../shared/contracts/route.ts';
import { exchange, type PlainAnswer } from './exchange.ts';
import { type RequestTo, routeRequest, type UntypedRequest } from './route-request.ts';
import { UnexpectedAnswerError } from './unexpected-answer.ts';

export type Problem = Readonly<z.output<typeof problemView>>;

/** The success of a route, as its view reads it. */
export type SuccessOf<R extends Route> = z.output<R['success']['view']>;

/** Either the success of a route, or the problem with which the service refused the request. */
export type Answer<Success> =
  | (PlainAnswer & { readonly ok: true; readonly success: Success })
  | (PlainAnswer & { readonly ok: false; readonly problem: Problem });

/** A route, with the type of its success view. */
export type RouteWith<View extends z.core.$ZodType> = Route & { readonly success: { readonly view: View } };

/** A client of the HTTP contract. It needs nothing but `fetch`, so it also runs in a browser. */
export interface ContractClient {
  readonly baseUrl: string;
  /**
   * Sends a request whose parts are typed by the route.
   *
   * @throws UnexpectedAnswerError if there is no answer, or one that the contract does not allow
   */
  readonly send: <R extends Route, View extends z.core.$ZodType>(
    route: R & RouteWith<View>,
    request: RequestTo<R>,
  ) => Promise<Answer<z.output<View>>>;
  /** Like `send`, with parts that the route does not type. Tests use it for requests that the contract forbids. */
  readonly sendUntyped: <View extends z.core.$ZodType>(
    route: RouteWith<View>,
    request: UntypedRequest,
  ) => Promise<Answer<z.output<View>>>;
}

const DEFAULT_TIMEOUT = 60_000;

export function contractClient(
  baseUrl: string,
  { timeoutMilliseconds = DEFAULT_TIMEOUT }: { readonly timeoutMilliseconds?: number } = {},
): ContractClient {
  const sendUntyped: ContractClient['sendUntyped'] = async (route, request) =>
    readAnswer(route, await exchange(routeRequest(baseUrl, route, request), timeoutMilliseconds));
  return { baseUrl, sendUntyped, send: sendUntyped };
}

function readAnswer<View extends z.core.$ZodType>(route: RouteWith<View>, answer: PlainAnswer): Answer<z.output<View>> {
  if (answer.status === route.success.status || answer.status === route.success.underWay) {
    return { ...answer, ok: true, success: read(route, route.success.view, answer) };
  }
  return { ...answer, ok: false, problem: read(route, problemView, answer) };
}

function read<View extends z.core.$ZodType>({ method, path, success }: Route, view: View, answer: PlainAnswer) {
  const { status, json, text } = answer;
  const isText = success.view === view && success.viewType !== undefined && success.viewType !== 'application/json';
  const parsed = z.safeParse(view, isText ? text : json);
  if (parsed.success) return parsed.data;
  throw new UnexpectedAnswerError(
    `${method} ${path}: unexpected answer with ${status}: ${z.prettifyError(parsed.error)}\n${text}`,
  );
}
