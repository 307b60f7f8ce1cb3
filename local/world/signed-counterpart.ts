import type * as z from 'zod';
import { verifySignature } from '../../shared/ports/signature.ts';
import type { Damage } from './counterpart-faults.ts';
import type { Counterpart, WorldRequest } from './counterpart-server.ts';
import { type Answer, problem, validationProblem } from '../http/problem.ts';

const signatureMaxAgeSeconds = 300;

/** A route of a counterpart; `path` is exact, or a prefix where it ends in a slash. */
export interface CounterpartRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly answer: (request: WorldRequest) => Promise<Answer>;
}

/**
 * A counterpart that answers signed requests only (401 otherwise), as docs/integrations.md says.
 *
 * @param now the virtual clock, by which the service stamps its requests
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

/** A POST route whose body is parsed first; a body that does not fit is answered 400 with every fault in it. */
export function postRoute<Body>(
  path: string,
  schema: z.ZodType<Body>,
  answer: (body: Body, request: WorldRequest) => Promise<Answer>,
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
