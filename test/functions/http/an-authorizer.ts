import { authorizeRequest } from '../../../functions/http/authorize-request.ts';
import { issuerKeys } from '../../../functions/http/issuer-keys.ts';
import type { TokenDeps, TokenRefusal } from '../../../functions/http/verify-token.ts';
import { audience, type LoopbackIssuer, loopbackIssuer, secondFactors, testNow } from './loopback-issuer.ts';

const methodArn = 'arn:aws:execute-api:eu-west-1:111111111111:abcdef/v1/GET/v1/applications/A-1';

/** An authorizer and the issuer of its tokens; `refusals` collects the reason of each request it refused. */
export interface TestAuthorizer {
  readonly issuer: LoopbackIssuer;
  readonly refusals: readonly string[];
  readonly refused: readonly TokenRefusal[];
  readonly authorize: (authorization?: string, header?: string) => ReturnType<typeof authorizeRequest>;
}

export async function anAuthorizer(changes: Partial<TokenDeps> = {}): Promise<TestAuthorizer> {
  const issuer = await loopbackIssuer();
  const refusals: string[] = [];
  const refused: TokenRefusal[] = [];
  const deps: TokenDeps = {
    issuer: issuer.url,
    audience,
    tokenType: 'at+jwt',
    maximumLifeHours: { applicant: 12, staff: 8 },
    secondFactors,
    keyOf: issuerKeys({ issuer: issuer.url, timeoutMilliseconds: 300 }),
    now: () => testNow,
    onRefusal: (refusal) => {
      refusals.push(refusal.reason);
      refused.push(refusal);
    },
    ...changes,
  };
  const authorize = (authorization?: string, header = 'Authorization') =>
    authorizeRequest({ methodArn, headers: authorization === undefined ? {} : { [header]: authorization } }, deps);
  return { issuer, refusals, refused, authorize };
}
