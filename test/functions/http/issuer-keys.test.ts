import { describe, expect, it } from 'vitest';
import { IssuerUnavailableError, issuerKeys } from '../../../functions/http/issuer-keys.ts';
import { html, json } from '../../shared/ports/loopback-server.ts';
import { anAuthorizer } from './an-authorizer.ts';
import { applicantClaims, staffClaims } from './loopback-issuer.ts';

describe('the issuer', () => {
  it('is asked once for discovery and once for its keys, however many tokens come', async () => {
    const { issuer, authorize } = await anAuthorizer();
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
    const { issuer, authorize, refusals } = await anAuthorizer();
    const token = await issuer.token(applicantClaims);
    const whole = issuer.answers.get(path);
    issuer.answers.set(path, reply);
    await expect(authorize(`Bearer ${token}`)).rejects.toThrow(IssuerUnavailableError);
    expect(refusals).toEqual([]);

    if (whole) issuer.answers.set(path, whole);
    expect((await authorize(`Bearer ${token}`)).principalId).toBe('applicant-1');
  });

  it('is unavailable where discovery describes another issuer', async () => {
    const { issuer, authorize } = await anAuthorizer();
    issuer.answers.set(
      '/.well-known/openid-configuration',
      json({ issuer: 'https://elsewhere.example', jwks_uri: `${issuer.url}/keys` }),
    );
    await expect(authorize(`Bearer ${await issuer.token(applicantClaims)}`)).rejects.toThrow(IssuerUnavailableError);
  });

  it('is unavailable where nothing listens', async () => {
    const keyOf = issuerKeys({ issuer: 'http://127.0.0.1:1', timeoutMilliseconds: 300 });
    const { issuer, authorize } = await anAuthorizer({ keyOf });
    await expect(authorize(`Bearer ${await issuer.token(applicantClaims)}`)).rejects.toThrow(IssuerUnavailableError);
  });
});
