import middy from '@middy/core';
import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type * as z from 'zod';
import type { Route } from '../../shared/contracts/route.ts';
import { ServiceError, TransactionContendedError } from '../../shared/domain/errors.ts';
import { CalendarMissingError } from '../../shared/policy/working-calendar.ts';
import { faultOf, log } from '../runtime/log.ts';
import { countAlarm } from '../runtime/metric.ts';
import { type HttpRequest, parseRequest, type RawRequest, rawRequest } from './http-request.ts';
import { type HttpAnswer, problemAnswer } from './problem-answer.ts';

/** What a use case answers: the body of its route's success, or the stored text of an earlier answer to the same request. */
export type Reply<R extends Route = Route> =
  | { readonly body: z.input<R['success']['view']>; readonly location?: string }
  | { readonly replay: { readonly status: number; readonly text: string; readonly location?: string } };

/**
 * The one middleware chain of every HTTP function: parse by the route, run the use case, answer problem+json for failures.
 *
 * `admit` is asked before anything of the request is read, where no authorizer stands before the route.
 */
export function httpHandler<R extends Route>(
  route: R,
  useCase: (request: HttpRequest<R>) => Promise<Reply<R>>,
  admit: (raw: RawRequest) => Promise<void> = async () => {},
): (event: APIGatewayProxyEvent, context: Context) => Promise<HttpAnswer> {
  return middy<APIGatewayProxyEvent, HttpAnswer>()
    .use({ onError: answerProblem })
    .handler(async (event) => {
      const raw = rawRequest(event);
      await admit(raw);
      return answerOf(route, await useCase(parseRequest(route, event, raw)));
    });
}

function answerOf(route: Route, reply: Reply): HttpAnswer {
  const replayed = 'replay' in reply ? reply.replay : undefined;
  const location = 'replay' in reply ? reply.replay.location : reply.location;
  return {
    statusCode: replayed?.status ?? route.success.status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      // What is public changes to the second (a notice closes), so it is asked for anew; the rest is personal.
      'cache-control': route.access === 'public' ? 'no-cache' : 'no-store',
      ...(location && { location }),
    },
    body: 'replay' in reply ? reply.replay.text : JSON.stringify(reply.body),
  };
}

function answerProblem(request: middy.Request<APIGatewayProxyEvent, HttpAnswer>): void {
  const requestId = request.event.requestContext?.requestId ?? request.context.awsRequestId;
  const known = serviceErrorOf(request.error);
  const route = request.event.resource;
  if (known && known === request.error) log.info('request refused', { requestId, route, code: known.code });
  else log.error('request failed', { requestId, route, code: known?.code, fault: faultOf(request.error) });
  request.response = problemAnswer(requestId, known);
}

function serviceErrorOf(error: unknown): ServiceError | undefined {
  if (error instanceof ServiceError) return error;
  if (error instanceof TransactionContendedError) return new ServiceError('CONTENDED', error.message);
  if (error instanceof CalendarMissingError) {
    countAlarm('CalendarMissing');
    return new ServiceError('DEPENDENCY_DOWN', `no holiday data for ${error.year}`);
  }
  if (isOutage(error)) return new ServiceError('DEPENDENCY_DOWN', 'an AWS service gave no answer');
  return undefined;
}

// By the AWS SDK's own marks of a fault that passes: a throttle, a 5xx, no connection.
function isOutage(error: unknown): boolean {
  return error instanceof Error && [isThrottlingError, isServerError, isTransientError].some((is) => is(Object(error)));
}
