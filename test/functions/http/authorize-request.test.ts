import { createHmac } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { anAuthorizer } from './an-authorizer.ts';
import { applicantClaims, audience, staffClaims, testNow } from './loopback-issuer.ts';

const wholeStage = 'arn:aws:execute-api:eu-west-1:111111111111:abcdef/v1/*/*';

const HOUR = 3600;

describe('a genuine token', () => {
  it.each(['RS256', 'ES256'] as const)('signed with %s lets an applicant into the whole stage', async (alg) => {
    const { issuer, authorize } = await anAuthorizer();
    expect(await authorize(`Bearer ${await issuer.token(applicantClaims, { alg })}`)).toEqual({
      principalId: 'applicant-1',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: wholeStage }],
      },
      context: {
        kind: 'applicant',
        sub: 'applicant-1',
        idNumber: applicantClaims.id_number,
        phone: applicantClaims.phone_number,
      },
    });
  });

  it('lets staff in with our roles, agency and own ID number', async () => {
    const { issuer, authorize } = await anAuthorizer();
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

  it.each([
    ['of an applicant', { ...applicantClaims, exp: testNow.getTime() / 1000 + 12 * HOUR }],
    ['of staff', { ...staffClaims, exp: testNow.getTime() / 1000 + 8 * HOUR }],
  ])('%s may live for exactly the maximum', async (_, claims) => {
    const { issuer, authorize } = await anAuthorizer();
    const { policyDocument } = await authorize(`Bearer ${await issuer.token(claims)}`);
    expect(policyDocument.Statement).toMatchObject([{ Effect: 'Allow' }]);
  });

  it('may have the type that is configured, with application/ before it or not', async () => {
    const { issuer, authorize } = await anAuthorizer({ tokenType: 'JWT' });
    for (const typ of ['JWT', 'application/jwt']) {
      expect(await authorize(`Bearer ${await issuer.token(applicantClaims, { typ })}`)).toHaveProperty('principalId');
    }
  });

  it('is found under any spelling of the header and its scheme', async () => {
    const { issuer, authorize } = await anAuthorizer();
    const result = await authorize(`bearer ${await issuer.token(applicantClaims)}`, 'authorization');
    expect(result.principalId).toBe('applicant-1');
  });

  it.each([
    ['of staff without a second factor', { ...staffClaims, amr: ['pwd'] }, 'no-second-factor'],
    ['of someone with neither a role nor an ID number', { sub: 'x', name: '某人' }, 'neither-role-nor-id-number'],
    ['with a wrong ID number', { ...applicantClaims, id_number: '210202199001010017' }, 'id-number'],
    ['with claims of the wrong type', { ...staffClaims, roles: 'reviewer' }, 'claims'],
  ])('%s is denied the whole stage', async (_, claims, reason) => {
    const { issuer, authorize, refusals } = await anAuthorizer();
    const { policyDocument, context } = await authorize(`Bearer ${await issuer.token(claims)}`);
    expect(policyDocument.Statement).toEqual([{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: wholeStage }]);
    expect(context).toEqual({});
    expect(refusals).toEqual([reason]);
  });
});

describe('without a genuine token a request is unauthorized:', () => {
  const nowSeconds = testNow.getTime() / 1000;

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Bearer a b', 'Basic dXNlcjpwYXNz'])('header %j', async (header) => {
    const { issuer, authorize, refusals } = await anAuthorizer();
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
    ['without a moment of issue', { iat: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['of an applicant that lives over 12 hours', { exp: nowSeconds + 12 * HOUR + 1 }, 'lives-too-long'],
    ['that lives for a year', { exp: nowSeconds + 365 * 24 * HOUR }, 'lives-too-long'],
    ['of staff that lives over 8 hours', { ...staffClaims, exp: nowSeconds + 8 * HOUR + 1 }, 'lives-too-long'],
    [
      'issued in the future, so that it would live longer than it says',
      { iat: nowSeconds + 240 * HOUR, exp: nowSeconds + 241 * HOUR },
      'lives-too-long',
    ],
    ['of staff without an ID number', { ...staffClaims, id_number: undefined }, 'staff-without-id-number'],
  ])('a token %s', async (_, claims, reason) => {
    const { issuer, authorize, refusals } = await anAuthorizer();
    const token = await issuer.token({ ...applicantClaims, ...claims });
    await expect(authorize(`Bearer ${token}`)).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual([reason]);
  });

  it.each(['JWT', 'id+jwt', ''])('a token of the type %j, which is no access token', async (typ) => {
    const { issuer, authorize, refusals } = await anAuthorizer();
    const token = await issuer.token(applicantClaims, { typ });
    await expect(authorize(`Bearer ${token}`)).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual(['ERR_JWT_CLAIM_VALIDATION_FAILED']);
  });

  it('a token, where the maximum of its life is not a number', async () => {
    const { issuer, authorize } = await anAuthorizer({
      maximumLifeHours: { applicant: Number.NaN, staff: Number.NaN },
    });
    await expect(authorize(`Bearer ${await issuer.token(applicantClaims)}`)).rejects.toThrow(/^Unauthorized$/);
  });

  it('a token whose algorithm is none', async () => {
    const { issuer, authorize, refusals } = await anAuthorizer();
    const token = new UnsecuredJWT({ ...applicantClaims, iss: issuer.url, aud: audience, exp: nowSeconds + 300 });
    await expect(authorize(`Bearer ${token.encode()}`)).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual(['ERR_JOSE_ALG_NOT_ALLOWED']);
  });

  it('a token signed with the published key as if it were a secret', async () => {
    const { issuer, authorize, refusals } = await anAuthorizer();
    const [, payload] = (await issuer.token(applicantClaims)).split('.');
    const header = Buffer.from('{"alg":"HS256","kid":"RS256"}').toString('base64url');
    const signature = createHmac('sha256', 'the published key').update(`${header}.${payload}`).digest('base64url');
    await expect(authorize(`Bearer ${header}.${payload}.${signature}`)).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual(['ERR_JOSE_ALG_NOT_ALLOWED']);
  });

  it('a token changed after it was signed', async () => {
    const { issuer, authorize, refusals } = await anAuthorizer();
    const [header, , signature] = (await issuer.token(applicantClaims)).split('.');
    const [, otherPayload] = (await issuer.token(staffClaims)).split('.');
    await expect(authorize(`Bearer ${header}.${otherPayload}.${signature}`)).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual(['ERR_JWS_SIGNATURE_VERIFICATION_FAILED']);
  });

  it('a token of a key that the issuer does not publish', async () => {
    const { issuer, authorize, refusals } = await anAuthorizer();
    const token = await issuer.token(applicantClaims, { kid: 'forged' });
    await expect(authorize(`Bearer ${token}`)).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual(['ERR_JWKS_NO_MATCHING_KEY']);
  });

  it.each([
    ['expired', { exp: nowSeconds }],
    ['of another audience', { aud: 'another-api' }],
    ['that lives too long', { exp: nowSeconds + 365 * 24 * HOUR }],
    ['of staff without an ID number', { ...staffClaims, id_number: undefined }],
  ])('a genuine token %s tells whose it is', async (_, claims) => {
    const { issuer, authorize, refused } = await anAuthorizer();
    const token = await issuer.token({ ...applicantClaims, ...claims, sub: 'known' });
    await expect(authorize(`Bearer ${token}`)).rejects.toThrow(/^Unauthorized$/);
    expect(refused).toMatchObject([{ status: 401, subject: 'known' }]);
  });

  it('a forged token tells no subject: it could name anyone', async () => {
    const { issuer, authorize, refused } = await anAuthorizer();
    const [header, payload] = (await issuer.token(applicantClaims)).split('.');
    await expect(authorize(`Bearer ${header}.${payload}.AAAA`)).rejects.toThrow(/^Unauthorized$/);
    expect(refused).toMatchObject([{ status: 401, subject: undefined }]);
  });

  it('and the error carries nothing of the token', async () => {
    const { issuer, authorize } = await anAuthorizer();
    const token = await issuer.token({ ...applicantClaims, aud: 'another-api' });
    const error = await authorize(`Bearer ${token}`).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toHaveProperty('cause');
    expect(Object.keys(Object(error))).toEqual([]);
  });
});
