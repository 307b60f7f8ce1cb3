import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { refusalLog } from './refusal-log.ts';
import type { TokenRefusal } from './verify-token.ts';

/** The problem types with which API Gateway answers a request that the authorizer refused. */
const PROBLEM_TYPE: Readonly<Record<TokenRefusal['status'], string>> = {
  401: '/problems/unauthorized',
  403: '/problems/forbidden',
};

/** The log of requests that are refused for their token: the same lines as for any other refused request. */
export function tokenRefusalLog(): (event: APIGatewayRequestAuthorizerEvent, refusal: TokenRefusal) => void {
  const logRefusal = refusalLog();
  return (event, { status, reason, subject }) => {
    const requestId = event.requestContext?.requestId;
    logRefusal(event, { requestId, status, type: PROBLEM_TYPE[status], code: reason, subject });
  };
}
