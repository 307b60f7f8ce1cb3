import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import type { Caller } from './caller.ts';
import { type ClaimsReading, readClaims } from './read-claims.ts';

export interface TokenDeps {
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

/**
 * The token is missing, malformed, forged, expired, for another audience, no access token or one that lives too long,
 * or of staff without an ID number.
 *
 * API Gateway answers an authorizer's error with 401 if its message is exactly this word.
 */
export class TokenRefusedError extends Error {
  constructor() {
    super('Unauthorized');
  }
}

/** What a genuine token says: its subject, and who calls; or that it belongs to no caller of ours. */
export type TokenReading = ClaimsReading & { readonly subject: string };

/**
 * Verifies the bearer token in an Authorization header.
 *
 * @throws TokenRefusedError
 * @throws IssuerUnavailableError where the issuer's keys are not available
 * @source contract, "Token"
 */
export async function verifyToken(authorization: string | undefined, deps: TokenDeps): Promise<TokenReading> {
  const claims = await verifiedClaims(/^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1], deps);
  const reading = readClaims(claims, { today: beijingDate(deps.now()), secondFactors: deps.secondFactors });
  const subject = String(claims.sub || 'unknown');
  if (reading.ok) {
    if (!livesShortEnough(claims, reading.caller.kind, deps)) return refuse('lives-too-long', deps, claims.sub);
    return { ...reading, subject };
  }
  if (reading.refusal === 'staff-without-id-number') return refuse(reading.refusal, deps, claims.sub);
  deps.onRefusal({ status: 403, reason: reading.refusal, subject: claims.sub });
  return { ...reading, subject };
}

async function verifiedClaims(token: string | undefined, deps: TokenDeps): Promise<JWTPayload> {
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
function livesShortEnough({ iat, exp }: JWTPayload, kind: Caller['kind'], deps: TokenDeps): boolean {
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
function refuse(reason: string, deps: TokenDeps, subject?: string): never {
  deps.onRefusal({ status: 401, reason, subject });
  throw new TokenRefusedError();
}
