import { createHmac } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { type AuthorizeDeps, authorizeRequest } from '../../../functions/http/authorize-request.ts';
import { IssuerUnavailableError, issuerKeys } from '../../../functions/http/issuer-keys.ts';
import { html, json } from '../../shared/ports/loopback-server.ts';
import {
  applicantClaims,
  audience,
  type LoopbackIssuer,
  loopbackIssuer,
  staffClaims,
  testNow,
} from './loopback-issuer.ts';

const methodArn = 'arn:aws:execute-api:eu-west-1:111111111111:abcdef/v1/GET/v1/applications/A-1';
const wholeStage = 'arn:aws:execute-api:eu-west-1:111111111111:abcdef/v1/*/*';

interface Desk {
  readonly issuer: LoopbackIssuer;
  readonly refusals: readonly string[];
  readonly authorize: (authorization?: string, header?: string) => ReturnType<typeof authorizeRequest>;
}

async function aDesk(changes: Partial<AuthorizeDeps> = {}): Promise<Desk> {
  const issuer = await loopbackIssuer();
  const refusals: string[] = [];
  const deps: AuthorizeDeps = {
    issuer: issuer.url,
    audience,
    keyOf: issuerKeys({ issuer: issuer.url, timeoutMilliseconds: 300 }),
    now: () => testNow,
    onRefusal: (reason) => refusals.push(reason),
    ...changes,
  };
  const authorize = (authorization?: string, header = 'Authorization') =>
    authorizeRequest({ methodArn, headers: authorization === undefined ? {} : { [header]: authorization } }, deps);
  return { issuer, refusals, authorize };
}

describe('a genuine token', () => {
  it.each(['RS256', 'ES256'] as const)('signed with %s lets an applicant into the whole stage', async (alg) => {
    const { issuer, authorize } = await aDesk();
    expect(await authorize(`Bearer ${await issuer.token(applicantClaims, { alg })}`)).toEqual({
      principalId: 'applicant-1',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: wholeStage }],
      },
      context: {
        kind: 'applicant',
        sub: 'applicant-1',
        name: '王小明',
        idNumber: applicantClaims.id_number,
        phone: '13900000000',
      },
    });
  });

  it('lets staff in with the roles known here, agency and own ID number', async () => {
    const { issuer, authorize } = await aDesk();
    const claims = { ...staffClaims, roles: ['payer', 'janitor', 'reviewer'], id_number: applicantClaims.id_number };
    expect((await authorize(`Bearer ${await issuer.token(claims)}`)).context).toEqual({
      kind: 'staff',
      sub: 'staff-1',
      name: '李审核',
      roles: 'reviewer,payer',
      agency: '210211',
      idNumber: applicantClaims.id_number,
    });
  });

  it('is found under any spelling of the header and its scheme', async () => {
    const { issuer, authorize } = await aDesk();
    const result = await authorize(`bearer ${await issuer.token(applicantClaims)}`, 'authorization');
    expect(result.principalId).toBe('applicant-1');
  });

  it.each([
    ['of staff without a second factor', { ...staffClaims, amr: ['pwd'] }, 'no-second-factor'],
    ['of someone with neither a role nor an ID number', { sub: 'x', name: '某人' }, 'nobody-known-here'],
    ['with a wrong ID number', { ...applicantClaims, id_number: '210202199001010017' }, 'id-number'],
    ['with claims of the wrong type', { ...staffClaims, roles: 'reviewer' }, 'claims'],
  ])('%s is denied the whole stage', async (_, claims, reason) => {
    const { issuer, authorize, refusals } = await aDesk();
    const { policyDocument, context } = await authorize(`Bearer ${await issuer.token(claims)}`);
    expect(policyDocument.Statement).toEqual([{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: wholeStage }]);
    expect(context).toEqual({});
    expect(refusals).toEqual([reason]);
  });
});

describe('what is not a genuine token is unauthorized', () => {
  const nowSeconds = testNow.getTime() / 1000;

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Bearer a b', 'Basic dXNlcjpwYXNz'])('header %j', async (header) => {
    const { issuer, authorize, refusals } = await aDesk();
    await expect(authorize(header)).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual(['no-bearer-token']);
    expect(issuer.server.received).toEqual([]);
  });

  it.each([
    ['of another audience', { aud: 'another-api' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['of another issuer', { iss: 'https://elsewhere.example' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['that expires now', { exp: nowSeconds }, 'ERR_JWT_EXPIRED'],
    ['not valid before the next second', { nbf: nowSeconds + 1 }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['without an expiry', { exp: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['without a subject', { sub: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ])('a token %s', async (_, claims, reason) => {
    const { issuer, authorize, refusals } = await aDesk();
    const token = await issuer.token({ ...applicantClaims, ...claims });
    await expect(authorize(`Bearer ${token}`)).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual([reason]);
  });

  it('a token whose algorithm is none', async () => {
    const { issuer, authorize, refusals } = await aDesk();
    const token = new UnsecuredJWT({ ...applicantClaims, iss: issuer.url, aud: audience, exp: nowSeconds + 300 });
    await expect(authorize(`Bearer ${token.encode()}`)).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual(['ERR_JOSE_ALG_NOT_ALLOWED']);
  });

  it('a token signed with the published key as if it were a secret', async () => {
    const { issuer, authorize, refusals } = await aDesk();
    const [, payload] = (await issuer.token(applicantClaims)).split('.');
    const header = Buffer.from('{"alg":"HS256","kid":"RS256"}').toString('base64url');
    const signature = createHmac('sha256', 'the published key').update(`${header}.${payload}`).digest('base64url');
    await expect(authorize(`Bearer ${header}.${payload}.${signature}`)).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual(['ERR_JOSE_ALG_NOT_ALLOWED']);
  });

  it('a token changed after it was signed', async () => {
    const { issuer, authorize, refusals } = await aDesk();
    const [header, , signature] = (await issuer.token(applicantClaims)).split('.');
    const [, otherPayload] = (await issuer.token(staffClaims)).split('.');
    await expect(authorize(`Bearer ${header}.${otherPayload}.${signature}`)).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual(['ERR_JWS_SIGNATURE_VERIFICATION_FAILED']);
  });

  it('a token of a key that the issuer does not publish', async () => {
    const { issuer, authorize, refusals } = await aDesk();
    const token = await issuer.token(applicantClaims, { kid: 'forged' });
    await expect(authorize(`Bearer ${token}`)).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual(['ERR_JWKS_NO_MATCHING_KEY']);
  });

  it('and the error carries nothing of the token', async () => {
    const { issuer, authorize } = await aDesk();
    const token = await issuer.token({ ...applicantClaims, aud: 'another-api' });
    const error = await authorize(`Bearer ${token}`).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toHaveProperty('cause');
    expect(Object.keys(Object(error))).toEqual([]);
  });
});

describe('the issuer', () => {
  it('is asked once for discovery and once for its keys, however many tokens come', async () => {
    const { issuer, authorize } = await aDesk();
    const token = await issuer.token(applicantClaims);
    await Promise.all([authorize(`Bearer ${token}`), authorize(`Bearer ${token}`)]);
    await authorize(`Bearer ${await issuer.token(staffClaims, { alg: 'ES256' })}`);
    expect(issuer.server.received.map(({ path }) => path)).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it.each([
    ['discovery is down', '/.well-known/openid-configuration', json({}, 503)],
    ['discovery answers a page', '/.well-known/openid-configuration', html()],
    ['discovery redirects', '/.well-known/openid-configuration', json({}, 302)],
    ['discovery is silent', '/.well-known/openid-configuration', () => undefined],
    ['the key set is down', '/keys', json({}, 503)],
    ['the key set is a page', '/keys', html()],
    ['the key set is none', '/keys', json({ keys: 'none' })],
    ['the key set is silent', '/keys', () => undefined],
  ] as const)('is unavailable where %s, which is not the token’s fault and passes', async (_, path, reply) => {
    const { issuer, authorize, refusals } = await aDesk();
    const token = await issuer.token(applicantClaims);
    const whole = issuer.answers.get(path);
    issuer.answers.set(path, reply);
    await expect(authorize(`Bearer ${token}`)).rejects.toThrow(IssuerUnavailableError);
    expect(refusals).toEqual([]);

    if (whole) issuer.answers.set(path, whole);
    expect((await authorize(`Bearer ${token}`)).principalId).toBe('applicant-1');
  });

  it('is unavailable where discovery describes another issuer', async () => {
    const { issuer, authorize } = await aDesk();
    issuer.answers.set(
      '/.well-known/openid-configuration',
      json({ issuer: 'https://elsewhere.example', jwks_uri: `${issuer.url}/keys` }),
    );
    await expect(authorize(`Bearer ${await issuer.token(applicantClaims)}`)).rejects.toThrow(IssuerUnavailableError);
  });

  it('is unavailable where nothing listens', async () => {
    const keyOf = issuerKeys({ issuer: 'http://127.0.0.1:1', timeoutMilliseconds: 300 });
    const { issuer, authorize } = await aDesk({ keyOf });
    await expect(authorize(`Bearer ${await issuer.token(applicantClaims)}`)).rejects.toThrow(IssuerUnavailableError);
  });
});
