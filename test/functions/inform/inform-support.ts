import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type { HttpAnswer } from '../../../functions/http/problem-answer.ts';

type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<HttpAnswer>;

/** Calls a public list as API Gateway does and reads its answer. */
export async function answerOf(
  handler: Handler,
  queryStringParameters: Readonly<Record<string, string>> | null = null,
) {
  const event: APIGatewayProxyEvent = Object.assign(Object.create(null), {
    queryStringParameters,
    pathParameters: null,
    headers: {},
    body: null,
    requestContext: { requestId: 'request-1' },
  });
  const { statusCode, headers, body } = await handler(event, Object.create(null));
  return { statusCode, headers, body: JSON.parse(body) };
}
