import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { json, type LoopbackServer, loopbackServer } from '../../shared/ports/loopback-server.ts';

export const audience = 'subsidy-api';
/** The moment of the tests; far from the machine's own, so that a use of the wrong clock shows. */
export const testNow = new Date('2021-06-16T01:00:00.000Z');
const nowSeconds = testNow.getTime() / 1000;

export interface LoopbackIssuer {
  readonly url: string;
  readonly server: LoopbackServer;
  /** Signs claims with a published key; `exp` is five minutes off unless the claims say otherwise. */
  readonly token: (
    claims: JWTPayload,
    header?: { readonly alg?: 'RS256' | 'ES256'; readonly kid?: string; readonly typ?: string },
  ) => Promise<string>;
  /** What the issuer answers instead, where a test wants it otherwise. */
  readonly answers: Map<string, Parameters<typeof loopbackServer>[0]>;
}

const keys = {
  RS256: await generateKeyPair('RS256'),
  ES256: await generateKeyPair('ES256'),
};
const publicKeys = await Promise.all(
  (['RS256', 'ES256'] as const).map(async (alg) => ({
    ...(await exportJWK(keys[alg].publicKey)),
    alg,
    kid: alg,
    use: 'sig',
  })),
);

/** A real OpenID Connect issuer on a loopback port, with one RS256 and one ES256 key. */
export async function loopbackIssuer(): Promise<LoopbackIssuer> {
  const answers: LoopbackIssuer['answers'] = new Map();
  const server: LoopbackServer = await loopbackServer((response, request) =>
    (answers.get(request.path) ?? json({}, 404))(response, request),
  );
  answers.set('/.well-known/openid-configuration', json({ issuer: server.url, jwks_uri: `${server.url}/keys` }));
  answers.set('/keys', json({ keys: publicKeys }));
  return {
    url: server.url,
    server,
    answers,
    token: (claims, { alg = 'RS256', kid = alg, typ = 'at+jwt' } = {}) =>
      new SignJWT({ iss: server.url, aud: audience, iat: nowSeconds, exp: nowSeconds + 300, ...claims })
        .setProtectedHeader({ alg, kid, ...(typ && { typ }) })
        .sign(keys[alg].privateKey),
  };
}

/** The values of the parameter SecondFactors. */
export const secondFactors = 'mfa,otp,sms,tel,hwk,swk,pop,sc,fido,face,fpt,iris,retina,vbm'.split(',');

export const applicantClaims = {
  sub: 'applicant-1',
  name: '王小明',
  id_number: '210202199001010010',
  phone_number: '13900000000',
};

export const staffClaims = {
  sub: 'staff-1',
  name: '李审核',
  id_number: '210202198503010016',
  roles: ['reviewer'],
  agency: '210211',
  amr: ['pwd', 'otp'],
};
