import * as z from 'zod';
import type { HttpAnswer } from '../../http/http-message.ts';
import { FunctionError, type Functions } from '../lambda/functions.ts';
import type { Stack } from '../stack/stack.ts';
import { compression } from './compression.ts';
import { type GatewayRequest, isDecodable, proxyEvent } from './gateway-event.ts';
import { type GatewayFault, gatewayResponses } from './gateway-responses.ts';
import { gatewayRoutes, type MatchedRoute } from './gateway-routes.ts';
import { authorize } from './request-authorizer.ts';

export interface Gateway {
  readonly serve: (request: GatewayRequest) => Promise<HttpAnswer>;
  /** The answer to a request whose body exceeds the limit of API Gateway. */
  readonly tooLarge: (requestId: string) => HttpAnswer;
}

/** The largest body that API Gateway accepts, in bytes. */
export const MOST_BODY_BYTES = 10 * 1024 * 1024;

const headerValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const answerSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), headerValue).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(headerValue)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

interface GatewayDeps {
  readonly stack: Stack;
  readonly functions: Functions;
  readonly say: (line: string) => void;
}

/** The REST API of the stack. It answers as API Gateway does. */
export function gateway({ stack, functions, say }: GatewayDeps): Gateway {
  const routes = gatewayRoutes(stack);
  const responses = gatewayResponses(stack);
  const compressed = compression(stack);
  const binaryTypes = binaryTypesOf(stack);

  const integrate = async (
    request: GatewayRequest,
    route: MatchedRoute,
    authorizer: Caller,
  ): Promise<HttpAnswer | GatewayFault> => {
    try {
      const event = proxyEvent(request, route, authorizer, binaryTypes);
      const answer = answerSchema.safeParse(await functions.invoke(route.method.functionArn, event));
      if (answer.success) return httpAnswer(answer.data);
      say(
        `${request.httpMethod} ${route.resource}: the function's answer is no proxy response (request ${request.requestId})`,
      );
      return 'INTEGRATION_FAILURE';
    } catch (error) {
      say(`${request.httpMethod} ${route.resource}: ${error} (request ${request.requestId})`);
      return error instanceof FunctionError && error.name === 'Sandbox.Timedout'
        ? 'INTEGRATION_TIMEOUT'
        : 'INTEGRATION_FAILURE';
    }
  };

  const serve = async (request: GatewayRequest): Promise<HttpAnswer | GatewayFault> => {
    const route = routes.match(request.httpMethod, request.path);
    if (!route) return 'MISSING_AUTHENTICATION_TOKEN';
    // Before the authorizer, whose event has the decoded parameters too.
    if (!isDecodable(request)) return 'BAD_REQUEST_PARAMETERS';
    if (!route.method.authorizer) return integrate(request, route, undefined);
    const authorization = await authorize(route.method.authorizer, request, { route, functions });
    return 'fault' in authorization ? authorization.fault : integrate(request, route, authorization.context);
  };

  return {
    async serve(request) {
      const answer = await serve(request);
      const given = typeof answer === 'string' ? responses.answer(answer, request.requestId) : answer;
      return compressed(given, request);
    },
    tooLarge: (requestId) => responses.answer('REQUEST_TOO_LARGE', requestId),
  };
}

/** The media types whose bodies the API passes on as bytes. */
function binaryTypesOf(stack: Stack): readonly string[] {
  const [api] = stack.resources('AWS::ApiGateway::RestApi');
  return apiSchema.parse(api?.properties ?? {}).BinaryMediaTypes;
}
const apiSchema = z.object({ BinaryMediaTypes: z.array(z.string()).default([]) });

type Caller = Readonly<Record<string, unknown>> | undefined;

function httpAnswer(answer: z.output<typeof answerSchema>): HttpAnswer {
  const body = answer.body ?? '';
  const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  const multiple = Object.entries(answer.multiValueHeaders ?? {}).map(
    ([name, values]) => [name.toLowerCase(), values] as const,
  );
  return {
    status: answer.statusCode,
    headers: { 'content-type': 'application/json', ...Object.fromEntries([...headers, ...multiple]) },
    body: answer.isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
}
