import type * as z from 'zod';
import { verifySignature } from '../../shared/ports/signature.ts';
import type { JsonAnswer } from '../http/http-message.ts';
import { problem, validationProblem } from '../http/problem.ts';
import type { Damage } from './counterpart-faults.ts';
import type { Counterpart, WorldRequest } from './counterpart-server.ts';

const signatureMaxAgeSeconds = 300;

/** A route of a counterpart. `path` is exact, or a prefix if it ends in a slash. */
export interface CounterpartRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly answer: (request: WorldRequest) => Promise<JsonAnswer>;
}

/**
 * A counterpart that answers only signed requests, as docs/integrations.md specifies. Any other request gets a 401.
 *
 * @param now the virtual clock, from which the service takes the timestamps of its requests
 */
export function signedCounterpart(settings: {
  readonly key: string;
  readonly now: () => Date;
  readonly nextDamage: () => Damage;
  readonly routes: readonly CounterpartRoute[];
}): Counterpart {
  const { key, now, nextDamage, routes } = settings;
  return {
    nextDamage,
    answer: async (request) => {
      const verdict = verifySignature({
        key,
        timestamp: request.header('x-timestamp'),
        signature: request.header('x-signature'),
        rawBody: request.rawBody,
        now: now(),
        maxAgeSeconds: signatureMaxAgeSeconds,
      });
      if (verdict !== 'valid') return problem(401, 'signature', `签名校验未通过：${verdict}`);
      const route = routes.find((candidate) => matches(candidate, request));
      return route === undefined ? problem(404, 'not-found', '没有这个接口') : route.answer(request);
    },
  };
}

/** A POST route with a schema for its body. A body that does not match gets a 400 that names every fault. */
export function postRoute<Body>(
  path: string,
  schema: z.ZodType<Body>,
  answer: (body: Body, request: WorldRequest) => Promise<JsonAnswer>,
): CounterpartRoute {
  return {
    method: 'POST',
    path,
    answer: async (request) => {
      const parsed = schema.safeParse(parseJson(request.rawBody));
      return parsed.success ? answer(parsed.data, request) : validationProblem(parsed.error);
    },
  };
}

function matches(route: CounterpartRoute, request: WorldRequest): boolean {
  if (route.method !== request.method) return false;
  return route.path.endsWith('/') ? request.path.startsWith(route.path) : request.path === route.path;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
