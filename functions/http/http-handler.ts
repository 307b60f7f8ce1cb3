import middy from '@middy/core';
import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type * as z from 'zod/mini';
import { problemType } from '../../shared/contracts/problem-kind.ts';
import { PROBLEMS } from '../../shared/contracts/problems.ts';
import type { Route } from '../../shared/contracts/route.ts';
import { SECURITY_HEADERS } from '../../shared/contracts/security-headers.ts';
import { AccessUnrecordedError, ServiceError, WriteConflictError } from '../../shared/domain/errors.ts';
import { CalendarMissingError } from '../../shared/policy/working-calendar.ts';
import { faultOf, log } from '../runtime/log.ts';
import { countAlarm } from '../runtime/metric.ts';
import { type HttpRequest, parseRequest, type RawRequest, rawRequest } from './http-request.ts';
import { type HttpAnswer, problemAnswer } from './problem-answer.ts';
import { refusalLog } from './refusal-log.ts';

/**
 * What a use case answers: the body of its route's success, or the stored text of an earlier answer to the same
 * request.
 */
export type Reply<R extends Route = Route> =
  | { readonly body: z.input<R['success']['view']>; readonly location?: string }
  | { readonly replay: { readonly status: number; readonly text: string; readonly location?: string } };

/**
 * The one middleware chain of every HTTP function: parse by the route, run the use case, answer problem+json for
 * failures.
 *
 * `admit` is for a route without an authorizer: it is called before any of the request is parsed, and throws to refuse
 * it.
 */
export function httpHandler<R extends Route>(
  route: R,
  useCase: (request: HttpRequest<R>) => Promise<Reply<R>>,
  admit: (raw: RawRequest) => Promise<void> = async () => {},
): (event: APIGatewayProxyEvent, context: Context) => Promise<HttpAnswer> {
  const logRefusal = refusalLog();
  return middy<APIGatewayProxyEvent, HttpAnswer>()
    .use({ onError: (request) => answerProblem(request, route, logRefusal) })
    .handler(async (event) => {
      const raw = rawRequest(event);
      await admit(raw);
      return answerOf(route, await useCase(parseRequest(route, event, raw)), pathPrefix(event));
    });
}

function answerOf(route: Route, reply: Reply, prefix: string): HttpAnswer {
  const { success } = route;
  const { status, text, location } =
    'replay' in reply ? reply.replay : { ...reply, status: success.status, text: textOf(success, reply.body) };
  return {
    statusCode: status,
    headers: {
      ...SECURITY_HEADERS,
      'content-type': `${success.viewType ?? 'application/json'}; charset=utf-8`,
      'cache-control': cacheControl(route),
      ...(location && { location: `${prefix}${location}` }),
    },
    body: text,
  };
}

/**
 * A public answer may change at any second (a notice closes), so a copy must be checked before each use, unless the
 * route lets it be kept. The rest is for the caller alone.
 */
function cacheControl({ access, creates, headers, cacheSeconds }: Route): string {
  if (access !== 'public' || creates || headers) return 'no-store';
  return cacheSeconds === undefined ? 'no-cache' : `public, max-age=${cacheSeconds}`;
}

/**
 * What the client's path has before the contract's: a stage (`/production/v1/…`), or the base path of a custom domain.
 */
function pathPrefix({ requestContext }: APIGatewayProxyEvent): string {
  const path = requestContext.path ?? '';
  return path.slice(0, Math.max(0, path.indexOf('/v1/')));
}

function textOf({ viewType = 'application/json' }: Route['success'], body: unknown): string {
  return viewType === 'application/json' ? JSON.stringify(body) : String(body);
}

function answerProblem(
  request: middy.Request<APIGatewayProxyEvent, HttpAnswer>,
  { bodyType }: Route,
  logRefusal: ReturnType<typeof refusalLog>,
): void {
  const { event, error } = request;
  const requestId = event.requestContext?.requestId ?? request.context.awsRequestId;
  const known = serviceErrorOf(error);
  if (known && known === error) {
    const kind = PROBLEMS[known.code];
    const type = problemType(kind);
    logRefusal(event, {
      requestId,
      status: kind.status,
      type,
      code: known.code,
      subject: event.requestContext?.authorizer?.sub,
    });
  } else {
    log.error('request failed', { requestId, route: event.resource, code: known?.code, fault: faultOf(error) });
  }
  request.response = problemAnswer(requestId, known, bodyType);
}

function serviceErrorOf(error: unknown): ServiceError | undefined {
  if (error instanceof ServiceError) return error;
  if (error instanceof AccessUnrecordedError) return new ServiceError('ACCESS_UNRECORDED', error.message);
  if (error instanceof WriteConflictError) return new ServiceError('WRITE_CONFLICT', error.message);
  if (error instanceof CalendarMissingError) {
    countAlarm('CalendarMissing');
    return new ServiceError('DEPENDENCY_DOWN', `no holiday data for ${error.year}`);
  }
  if (isOutage(error)) return new ServiceError('DEPENDENCY_DOWN', 'an AWS service gave no answer');
  return undefined;
}

// The AWS SDK marks the faults that pass: a throttle, a 5xx, no connection. A function that runs out of time counts as
// one of them.
function isOutage(error: unknown): boolean {
  return error instanceof Error && [isThrottlingError, isServerError, isTransientError].some((is) => is(Object(error)));
}
