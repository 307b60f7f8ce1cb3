import type * as z from 'zod/mini';
import { type Answer, contractClient, type Problem, type RouteWith } from '../../client/contract-client.ts';
import { type LocalClient, localClient } from '../../client/local-client.ts';
import type { RequestTo } from '../../client/route-request.ts';
import type { Route } from '../../shared/contracts/route.ts';

/** The service did not do what the story says. The message holds the request and the answer. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure';
}

/** The service to which the story happens. */
export interface ServiceClient {
  readonly baseUrl: string;
  readonly local: LocalClient;
  /** Sends a request that must succeed. @throws DemoFailure if the service refuses it */
  readonly ask: <R extends Route, View extends z.core.$ZodType>(
    route: R & RouteWith<View>,
    request: RequestTo<R>,
  ) => Promise<z.output<View>>;
  /** Sends a request that must be refused with a status. @throws DemoFailure if it is not */
  readonly refused: <R extends Route>(route: R, request: RequestTo<R>, status: number) => Promise<Problem>;
}

export function serviceClient(baseUrl: string): ServiceClient {
  const contract = contractClient(baseUrl);
  return {
    baseUrl,
    local: localClient(baseUrl),
    async ask(route, request) {
      const answer = await contract.send(route, request);
      if (answer.ok) return answer.success;
      throw unexpected(route, route.success.status, answer);
    },
    async refused(route, request, status) {
      const answer = await contract.send(route, request);
      if (!answer.ok && answer.status === status) return answer.problem;
      throw unexpected(route, status, answer);
    },
  };
}

function unexpected({ method, path }: Route, expected: number, { status, text }: Answer<unknown>): DemoFailure {
  return new DemoFailure(`${method} ${path}: expected ${expected}, saw ${status}\n${text}`);
}
