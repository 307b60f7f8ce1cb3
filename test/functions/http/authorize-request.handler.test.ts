import { expect, it, onTestFinished, vi } from 'vitest';
import { applicantClaims, audience, loopbackIssuer, testNow } from './loopback-issuer.ts';

const methodArn = 'arn:aws:execute-api:eu-west-1:111111111111:abcdef/v1/GET/v1/applications';

it('authorizes with the issuer and audience of its environment, at the time of the clock under it, and logs nothing personal', async () => {
  const issuer = await loopbackIssuer();
  const printed: string[] = [];
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...parts) => void printed.push(parts.join(' ')));
  }
  // Makes the logger write through the global console, where a test can read along.
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('TOKEN_ISSUER', issuer.url);
  vi.stubEnv('TOKEN_AUDIENCE', audience);
  vi.stubEnv('TOKEN_TYPE', 'at+jwt');
  vi.stubEnv('APPLICANT_TOKEN_HOURS', '12');
  vi.stubEnv('STAFF_TOKEN_HOURS', '8');
  vi.stubEnv('SECOND_FACTORS', 'mfa,otp');
  vi.stubGlobal(Symbol.for('subsidy.clock'), () => testNow);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  const { handler } = await import('../../../functions/http/authorize-request.handler.ts');
  const authorize = (token: string) =>
    handler(Object.assign(Object.create(null), { methodArn, headers: { Authorization: `Bearer ${token}` } }));

  expect(await authorize(await issuer.token(applicantClaims))).toMatchObject({
    context: { kind: 'applicant', sub: 'applicant-1' },
  });
  await expect(authorize(await issuer.token({ ...applicantClaims, aud: 'another' }))).rejects.toThrow('Unauthorized');
  await authorize(await issuer.token({ ...applicantClaims, id_number: '1' }));

  expect(printed.filter((line) => line.includes('request turned away'))).toHaveLength(2);
  for (const personal of ['王小明', applicantClaims.id_number, applicantClaims.phone_number, 'applicant-1', 'eyJ']) {
    expect(printed.join('\n')).not.toContain(personal);
  }
});
