import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { callerContext } from './caller.ts';
import { type TokenDeps, verifyToken } from './verify-token.ts';

type RequestToAuthorize = Pick<APIGatewayRequestAuthorizerEvent, 'headers' | 'methodArn'>;

/**
 * Decides on the bearer token of a request to the API.
 *
 * A genuine token of a known caller allows the whole API stage, so that API Gateway may cache the answer for every
 * route; each handler checks what the caller may do on its route. A genuine token without a known caller is denied
 * (403).
 *
 * @throws TokenRefusedError, which API Gateway answers with 401
 * @throws IssuerUnavailableError, which API Gateway answers with 500, where the issuer's keys are not available
 * @source contract, "Token"
 */
export async function authorizeRequest(
  { headers, methodArn }: RequestToAuthorize,
  deps: TokenDeps,
): Promise<APIGatewayAuthorizerResult> {
  const authorization = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const reading = await verifyToken(authorization, deps);
  if (!reading.ok) return answer('Deny', methodArn, reading.subject, {});
  return answer('Allow', methodArn, reading.caller.subject, callerContext(reading.caller));
}

function answer(
  effect: 'Allow' | 'Deny',
  methodArn: string,
  principalId: string,
  context: Readonly<Record<string, string>>,
): APIGatewayAuthorizerResult {
  const [api, stage] = methodArn.split('/');
  const statement = { Action: 'execute-api:Invoke', Effect: effect, Resource: `${api}/${stage}/*/*` };
  return { principalId, policyDocument: { Version: '2012-10-17', Statement: [statement] }, context };
}
