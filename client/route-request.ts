import type * as z from 'zod/mini';
import type { Route } from '../shared/contracts/route.ts';
import type { PlainRequest } from './exchange.ts';

/** The parts of a request to a route, as the route types them. */
export type RequestTo<R extends Route> = Part<R, 'params'> &
  Partial<Part<R, 'query'>> &
  Part<R, 'body'> &
  TokenFor<R> &
  HeadersFor<R> &
  KeyFor<R>;

type Part<R, Name extends 'params' | 'query' | 'body'> =
  R extends Readonly<Record<Name, infer Schema extends z.core.$ZodType>>
    ? Readonly<Record<Name, z.input<Schema>>>
    : unknown;

type TokenFor<R> = R extends { readonly access: 'applicant' | 'staff' } ? { readonly token: string } : unknown;

/** A token goes into `token`, also where the route can do without one. */
type HeadersFor<R> =
  R extends Readonly<Record<'headers', infer Schema extends z.core.$ZodType>>
    ? { readonly headers?: Omit<z.input<Schema>, 'authorization'> } & ('authorization' extends keyof z.input<Schema>
        ? { readonly token?: string }
        : unknown)
    : unknown;

type KeyFor<R> = R extends { readonly creates: true } ? { readonly idempotencyKey?: string } : unknown;

/** The parts of a request to any route, not typed by it: a test sends what the contract forbids, too. */
export interface UntypedRequest {
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly rawBody?: string | undefined;
  readonly token?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The HTTP request for a route. */
export function routeRequest(baseUrl: string, { method, path }: Route, parts: UntypedRequest): PlainRequest {
  return {
    method,
    url: `${baseUrl}${pathOf(path, parts)}`,
    headers: headersOf(parts),
    body: parts.rawBody ?? (parts.body === undefined ? undefined : JSON.stringify(parts.body)),
  };
}

function pathOf(path: string, { params = {}, query = {} }: UntypedRequest): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function headersOf({ body, rawBody, token, idempotencyKey, headers }: UntypedRequest): Record<string, string> {
  return {
    ...((body !== undefined || rawBody !== undefined) && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    ...headers,
  };
}
