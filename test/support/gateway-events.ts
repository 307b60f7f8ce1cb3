import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type { Person } from './people.ts';

export const REQUEST_ID = 'request-1';

/** A request as API Gateway passes it on: a POST of JSON without a token, unless the test says otherwise. */
export function aGatewayEvent(
  request: {
    readonly body?: unknown;
    readonly rawBody?: string | null;
    readonly isBase64Encoded?: boolean;
    readonly headers?: Readonly<Record<string, string | undefined>>;
    readonly params?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly authorizer?: Readonly<Record<string, unknown>>;
    readonly resource?: string;
    /** The path as the client called it, with a stage or a base path before it. */
    readonly requestPath?: string;
  } = {},
): APIGatewayProxyEvent {
  const rawBody = request.rawBody === undefined ? JSON.stringify(request.body) : request.rawBody;
  const event = {
    body: rawBody ?? null,
    headers: { 'Content-Type': 'application/json', ...request.headers },
    httpMethod: 'POST',
    isBase64Encoded: request.isBase64Encoded ?? false,
    path: request.resource ?? '/v1/test',
    pathParameters: request.params ?? null,
    queryStringParameters: request.query ?? null,
    requestContext: { requestId: REQUEST_ID, authorizer: request.authorizer, path: request.requestPath },
    resource: request.resource ?? '/v1/test',
  };
  return Object.assign(Object.create(null), event);
}

/** What the authorizer passes on about an applicant. */
export function applicantContext({ subject, name, idNumber, phone }: Person) {
  return { kind: 'applicant', sub: subject, name, idNumber, phone };
}

/** A Lambda context with 15 minutes left. */
export function aContext(overrides: Partial<Context> = {}): Context {
  const context = { awsRequestId: 'invocation-1', functionName: 'test', getRemainingTimeInMillis: () => 900_000 };
  return Object.assign(Object.create(null), context, overrides);
}

/** The parsed JSON body of an HTTP answer. */
export function bodyOf(answer: { readonly body: string }) {
  return JSON.parse(answer.body);
}
