import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { callerContext } from './caller.ts';
import { type ClaimsRefusal, readClaims } from './read-claims.ts';

export interface AuthorizeDeps {
  readonly issuer: string;
  readonly audience: string;
  readonly keyOf: JWTVerifyGetKey;
  readonly now: () => Date;
  /** Called with the reason for a refusal: one technical word that holds nothing of the token. */
  readonly onRefusal: (reason: string) => void;
}

type RequestToAuthorize = Pick<APIGatewayRequestAuthorizerEvent, 'headers' | 'methodArn'>;

/**
 * Decides on the bearer token of a request to the API.
 *
 * A genuine token of a known caller allows the whole API stage, so that API Gateway may cache the answer for every
 * route; each handler checks what the caller may do on its route. A genuine token without a known caller is denied
 * (403).
 *
 * @throws Error('Unauthorized'), which API Gateway answers with 401, where the token is missing, malformed, forged,
 * expired or for another audience
 * @throws IssuerUnavailableError, which API Gateway answers with 500, where the issuer's keys are not available
 * @source contract, "Token"
 */
export async function authorizeRequest(
  request: RequestToAuthorize,
  deps: AuthorizeDeps,
): Promise<APIGatewayAuthorizerResult> {
  const claims = await verifiedClaims(bearerToken(request), deps);
  const reading = readClaims(claims, beijingDate(deps.now()));
  if (reading.ok) return answer('Allow', request.methodArn, reading.caller.subject, callerContext(reading.caller));

  const refusal: ClaimsRefusal = reading.refusal;
  deps.onRefusal(refusal);
  return answer('Deny', request.methodArn, String(claims.sub || 'unknown'), {});
}

function bearerToken({ headers }: RequestToAuthorize): string | undefined {
  const header = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
}

async function verifiedClaims(token: string | undefined, deps: AuthorizeDeps): Promise<JWTPayload> {
  if (token === undefined) return refuse('no-bearer-token', deps);
  try {
    const { payload } = await jwtVerify(token, deps.keyOf, {
      issuer: deps.issuer,
      audience: deps.audience,
      // Pinned: a token must not choose how it is checked.
      algorithms: ['RS256', 'ES256'],
      requiredClaims: ['sub', 'exp'],
      currentDate: deps.now(),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return refuse(error.code, deps);
    throw error;
  }
}

// The verifier's error carries the token's claims, so it becomes neither the cause of another error nor a line of the
// log.
function refuse(reason: string, deps: AuthorizeDeps): never {
  deps.onRefusal(reason);
  throw new Error('Unauthorized');
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
