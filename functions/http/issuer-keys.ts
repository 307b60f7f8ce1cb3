import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod/mini';
import { readAnswer } from '../../shared/ports/signed-request.ts';

/** The part of an OpenID Connect discovery document that leads to the keys. */
const discoveryDocument = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * The issuer's keys are not available, which says nothing about the token: the request is answered with 5xx, never 401.
 */
export class IssuerUnavailableError extends Error {
  override readonly name = 'IssuerUnavailableError';
}

/**
 * Finds the key of a token among those that its issuer publishes; make it once per cold start.
 *
 * Discovery happens on first use and is kept once it succeeded. Keys are kept for ten minutes. Where a token names an
 * unknown key (a rotation, or a forgery), they are fetched again, at most every 30 seconds.
 *
 * @throws IssuerUnavailableError where discovery or the key set is down, slow, garbled or of another issuer
 * @throws errors.JOSEError where the token matches none of the published keys
 * @source OpenID Connect Discovery 1.0, 4.3
 */
export function issuerKeys(settings: {
  readonly issuer: string;
  readonly timeoutMilliseconds: number;
}): JWTVerifyGetKey {
  let discovery: Promise<JWTVerifyGetKey> | undefined;

  return async (header, token) => {
    discovery ??= discoverKeys(settings);
    try {
      const keyOf = await discovery;
      return await keyOf(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      if (error instanceof IssuerUnavailableError) discovery = undefined;
      throw new IssuerUnavailableError('The issuer does not give its keys.', { cause: error });
    }
  };
}

async function discoverKeys({
  issuer,
  timeoutMilliseconds,
}: Parameters<typeof issuerKeys>[0]): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`, {
    headers: { accept: 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMilliseconds),
  }).catch((cause: unknown) => {
    throw new IssuerUnavailableError('The issuer cannot be reached.', { cause });
  });
  if (response.status !== 200) throw new IssuerUnavailableError(`Discovery answered status ${response.status}.`);

  const reply = await readAnswer(response, discoveryDocument);
  if (reply.outcome === 'no-answer') throw new IssuerUnavailableError(`Discovery failed: ${reply.fault}.`);
  const keysUrl = new URL(reply.answer.jwks_uri);
  // Without TLS the keys could come from an attacker, so plain http is only for an issuer that itself has it: the local
  // run.
  const isProtected = keysUrl.protocol === 'https:' || new URL(issuer).protocol === 'http:';
  if (reply.answer.issuer !== issuer || !isProtected) {
    throw new IssuerUnavailableError('Discovery does not describe the configured issuer.');
  }
  return createRemoteJWKSet(keysUrl, { timeoutDuration: timeoutMilliseconds });
}

function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
