import { ServiceError } from '../../shared/domain/errors.ts';
import { IssuerUnavailableError } from '../http/issuer-keys.ts';
import { type TokenDeps, type TokenReading, TokenRefusedError, verifyToken } from '../http/verify-token.ts';

/** A citizen as the issuer of tokens has proven them. */
export interface SignedInCitizen {
  readonly subject: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

/**
 * The citizen behind an Authorization header, on a route that has no authorizer because it needs no token.
 *
 * @throws ServiceError TOKEN_INVALID; WRONG_KIND_OF_CALLER for staff; VALIDATION where the token has no mobile number;
 *   DEPENDENCY_DOWN while the issuer's keys are not available
 */
export async function signedInCitizen(
  authorization: string,
  settings: Omit<TokenDeps, 'onRefusal'>,
): Promise<SignedInCitizen> {
  // The answer to the request is a refusal, and logged as such.
  const reading = await readToken(authorization, { ...settings, onRefusal: () => undefined });
  if (!reading.ok || reading.caller.kind !== 'applicant') {
    throw new ServiceError('WRONG_KIND_OF_CALLER', 'a token of a citizen is needed');
  }
  const { subject, idNumber, phone } = reading.caller;
  if (phone === undefined) {
    const message = '登录信息中没有手机号码，请退出登录后以短信验证码提交';
    throw new ServiceError('VALIDATION', 'the token has no phone', { errors: [{ pointer: '/phone', message }] });
  }
  return { subject, name: reading.name, idNumber, phone };
}

async function readToken(authorization: string, deps: TokenDeps): Promise<TokenReading> {
  try {
    return await verifyToken(authorization, deps);
  } catch (error) {
    if (error instanceof TokenRefusedError) throw new ServiceError('TOKEN_INVALID', 'the token is refused');
    if (error instanceof IssuerUnavailableError) throw new ServiceError('DEPENDENCY_DOWN', 'the issuer gives no keys');
    throw error;
  }
}
