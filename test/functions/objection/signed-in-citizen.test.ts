import { describe, expect, test } from 'vitest';
import { issuerKeys } from '../../../functions/http/issuer-keys.ts';
import type { TokenDeps } from '../../../functions/http/verify-token.ts';
import { signedInCitizen } from '../../../functions/objection/signed-in-citizen.ts';
import {
  applicantClaims,
  audience,
  loopbackIssuer,
  secondFactors,
  staffClaims,
  testNow,
} from '../http/loopback-issuer.ts';

async function anIssuer(changes: Partial<TokenDeps> = {}) {
  const issuer = await loopbackIssuer();
  const deps: Omit<TokenDeps, 'onRefusal'> = {
    issuer: issuer.url,
    audience,
    tokenType: 'at+jwt',
    maximumLifeHours: { applicant: 12, staff: 8 },
    secondFactors,
    keyOf: issuerKeys({ issuer: issuer.url, timeoutMilliseconds: 300 }),
    now: () => testNow,
    ...changes,
  };
  return {
    citizenOf: (authorization: string) => signedInCitizen(authorization, deps),
    citizenWith: async (claims: object) =>
      signedInCitizen(`Bearer ${await issuer.token({ ...applicantClaims, ...claims })}`, deps),
  };
}

describe('the token of a citizen', () => {
  test('tells name, ID number and phone', async () => {
    const { citizenWith } = await anIssuer();
    expect(await citizenWith({ name: '王样明', phone_number: '+86 139-0000-0001' })).toEqual({
      subject: applicantClaims.sub,
      name: '王样明',
      idNumber: applicantClaims.id_number,
      phone: '13900000001',
    });
  });

  test.each([undefined, '0411-82745201'])('without a mobile number (%s) is of no use here: 400', async (phone) => {
    const { citizenWith } = await anIssuer();
    await expect(citizenWith({ phone_number: phone })).rejects.toMatchObject({
      code: 'VALIDATION',
      errors: [{ pointer: '/phone' }],
    });
  });

  test('must verify, as at the authorizer: 401', async () => {
    const { citizenOf, citizenWith } = await anIssuer();
    for (const authorization of ['Bearer not-a-token', 'Basic abc', '']) {
      await expect(citizenOf(authorization)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
    }
    const old = citizenWith({ iat: testNow.getTime() / 1000 - 7200, exp: testNow.getTime() / 1000 - 3600 });
    await expect(old).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  test('is not that of staff: 403', async () => {
    const { citizenWith } = await anIssuer();
    await expect(citizenWith(staffClaims)).rejects.toMatchObject({ code: 'WRONG_KIND_OF_CALLER' });
  });

  test('is not refused because the issuer gives no keys: 503', async () => {
    const { citizenWith } = await anIssuer({
      keyOf: issuerKeys({ issuer: 'http://127.0.0.1:9', timeoutMilliseconds: 300 }),
    });
    await expect(citizenWith({})).rejects.toMatchObject({ code: 'DEPENDENCY_DOWN' });
  });
});
