import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { type Caller, type CallerRefusal, readCaller } from './read-caller.ts';

export interface AuthorizeDeps {
  readonly issuer: string;
  readonly audience: string;
  readonly keyOf: JWTVerifyGetKey;
  readonly now: () => Date;
  /** Told why a request was turned away, in one technical word without anything of the token. */
  readonly onRefusal: (reason: string) => void;
}

type RequestToAuthorize = Pick<APIGatewayRequestAuthorizerEvent, 'headers' | 'methodArn'>;

/**
 * Decides on the bearer token of a request to the API.
 *
 * A genuine token of a known caller allows the whole API stage, so that API Gateway may cache the answer for every route; what a
 * caller may do on a route is the handler's to check. A genuine token that opens nothing here is denied (403).
 *
 * @throws Error('Unauthorized'), which API Gateway answers with 401, where the token is missing, malformed, forged, expired or
 * meant for others
 * @throws IssuerUnavailableError, which API Gateway answers with 500, where the issuer's keys cannot be had
 * @source contract, "Token"
 */
export async function authorizeRequest(
  request: RequestToAuthorize,
  deps: AuthorizeDeps,
): Promise<APIGatewayAuthorizerResult> {
  const claims = await verifiedClaims(bearerToken(request), deps);
  const reading = readCaller(claims, beijingDate(deps.now()));
  if (reading.ok) return answer('Allow', request.methodArn, reading.caller.sub, contextOf(reading.caller));

  const refusal: CallerRefusal = reading.refusal;
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

// The verifier's error carries the token's claims, so it goes no further: not as a cause, not into the log.
function refuse(reason: string, deps: AuthorizeDeps): never {
  deps.onRefusal(reason);
  throw new Error('Unauthorized');
}

function contextOf(caller: Caller): Record<string, string> {
  const { kind, sub, name, idNumber } = caller;
  const known = { kind, sub, name, ...(idNumber !== undefined && { idNumber }) };
  if (caller.kind === 'staff') return { ...known, roles: caller.roles.join(','), agency: caller.agency };
  return { ...known, ...(caller.phone !== undefined && { phone: caller.phone }) };
}

function answer(
  effect: 'Allow' | 'Deny',
  methodArn: string,
  principalId: string,
  context: Record<string, string>,
): APIGatewayAuthorizerResult {
  const [api, stage] = methodArn.split('/');
  const statement = { Action: 'execute-api:Invoke', Effect: effect, Resource: `${api}/${stage}/*/*` };
  return { principalId, policyDocument: { Version: '2012-10-17', Statement: [statement] }, context };
}
