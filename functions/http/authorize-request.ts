import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { type Caller, callerContext } from './caller.ts';
import { type ClaimsRefusal, readClaims } from './read-claims.ts';

export interface AuthorizeDeps {
  readonly issuer: string;
  readonly audience: string;
  /** The `typ` of an access token. An ID token of the same issuer has another one. */
  readonly tokenType: string;
  /** How long a token may live from its issue to its expiry. */
  readonly maximumLifeHours: Readonly<Record<Caller['kind'], number>>;
  /** The `amr` values that show a second factor. */
  readonly secondFactors: readonly string[];
  readonly keyOf: JWTVerifyGetKey;
  readonly now: () => Date;
  readonly onRefusal: (refusal: TokenRefusal) => void;
}

/** Why a token lets no one in. */
export interface TokenRefusal {
  readonly status: 401 | 403;
  /** One technical word that holds nothing of the token. */
  readonly reason: string;
  /** The subject, where the issuer's signature was genuine. A forged token could name anyone. */
  readonly subject?: string | undefined;
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
 * expired, for another audience, no access token or one that lives too long, or of staff without an ID number
 * @throws IssuerUnavailableError, which API Gateway answers with 500, where the issuer's keys are not available
 * @source contract, "Token"
 */
export async function authorizeRequest(
  request: RequestToAuthorize,
  deps: AuthorizeDeps,
): Promise<APIGatewayAuthorizerResult> {
  const claims = await verifiedClaims(bearerToken(request), deps);
  const reading = readClaims(claims, { today: beijingDate(deps.now()), secondFactors: deps.secondFactors });
  if (reading.ok) {
    if (!livesShortEnough(claims, reading.caller.kind, deps)) return refuse('lives-too-long', deps, claims.sub);
    return answer('Allow', request.methodArn, reading.caller.subject, callerContext(reading.caller));
  }
  const refusal: ClaimsRefusal = reading.refusal;
  if (refusal === 'staff-without-id-number') return refuse(refusal, deps, claims.sub);
  deps.onRefusal({ status: 403, reason: refusal, subject: claims.sub });
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
      typ: deps.tokenType,
      requiredClaims: ['sub', 'iat', 'exp'],
      currentDate: deps.now(),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return refuse(error.code, deps, genuineSubject(error));
    throw error;
  }
}

/**
 * A token issued in the future could live longer than its own times say, so its remaining life is limited too, with a
 * minute for an issuer whose clock is ahead. A maximum that is no number lets no token in.
 */
function livesShortEnough({ iat, exp }: JWTPayload, kind: Caller['kind'], deps: AuthorizeDeps): boolean {
  const maximumSeconds = deps.maximumLifeHours[kind] * 3600;
  const nowSeconds = deps.now().getTime() / 1000;
  return Number(exp) - Number(iat) <= maximumSeconds && Number(exp) - nowSeconds <= maximumSeconds + 60;
}

/** The subject of a token that failed for its claims: they are checked after the signature. */
function genuineSubject(error: errors.JOSEError): string | undefined {
  const isAboutClaims = error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed;
  return isAboutClaims ? error.payload.sub : undefined;
}

// The verifier's error carries the token's claims, so it becomes neither the cause of another error nor a line of the
// log.
function refuse(reason: string, deps: AuthorizeDeps, subject?: string): never {
  deps.onRefusal({ status: 401, reason, subject });
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
