import * as z from 'zod/mini';
import { parseRequest } from '../../../functions/http/http-request.ts';
import type { Route } from '../../../shared/contracts/route.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { aGatewayEvent } from '../../support/gateway-events.ts';

export const base = {
  method: 'POST',
  path: '/v1/test',
  function: 'test/test',
  summary: '测试',
  success: { status: 200, view: z.object({}) },
} as const;
export const postRoute = {
  ...base,
  access: 'public',
  params: z.object({ id: z.string().check(z.maxLength(3)) }),
  query: z.object({ limit: z._default(z.coerce.number().check(z.maximum(100)), 50) }),
  body: z.strictObject({ text: z.string().check(z.trim()) }),
} as const satisfies Route;
export const getRoute = { ...base, method: 'GET', access: 'public' } as const satisfies Route;
export const applicantRoute = { ...base, access: 'applicant' } as const satisfies Route;

export const post = (event: Parameters<typeof aGatewayEvent>[0]) =>
  parseRequest(postRoute, aGatewayEvent({ params: { id: 'A' }, ...event }));

/** The refusal a request meets. */
export function refusalOf(event: Parameters<typeof aGatewayEvent>[0]): ServiceError | undefined {
  try {
    post(event);
    return undefined;
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}
