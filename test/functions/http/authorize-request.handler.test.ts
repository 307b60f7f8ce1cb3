import { expect, it, onTestFinished, vi } from 'vitest';
import { applicantClaims, audience, loopbackIssuer, testNow } from './loopback-issuer.ts';

const request = {
  methodArn: 'arn:aws:execute-api:eu-west-1:111111111111:abcdef/v1/GET/v1/applications',
  httpMethod: 'GET',
  resource: '/v1/applications',
  requestContext: { requestId: 'request-7', identity: { sourceIp: '203.0.113.77' } },
};

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
  vi.stubEnv('SECURITY_LOG_KEY', 'key-of-the-security-log');
  vi.stubGlobal(Symbol.for('subsidy.clock'), () => testNow);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  const { handler } = await import('../../../functions/http/authorize-request.handler.ts');
  const authorize = (token: string) =>
    handler(Object.assign(Object.create(null), { ...request, headers: { Authorization: `Bearer ${token}` } }));

  expect(await authorize(await issuer.token(applicantClaims))).toMatchObject({
    context: { kind: 'applicant', sub: 'applicant-1' },
  });
  await expect(authorize(await issuer.token({ ...applicantClaims, aud: 'another' }))).rejects.toThrow('Unauthorized');
  await authorize(await issuer.token({ ...applicantClaims, id_number: '1' }));

  const network = expect.stringMatching(/^[0-9a-f]{16}$/);
  const common = {
    message: 'request refused',
    requestId: 'request-7',
    method: 'GET',
    route: '/v1/applications',
    network,
  };
  expect(printed.map((line) => JSON.parse(line))).toMatchObject([
    { ...common, status: 401, type: '/problems/unauthorized', code: 'ERR_JWT_CLAIM_VALIDATION_FAILED' },
    { ...common, status: 403, type: '/problems/forbidden', code: 'id-number' },
  ]);
  const { id_number, phone_number } = applicantClaims;
  for (const personal of ['王小明', id_number, phone_number, 'applicant-1', 'eyJ', '203.0.113']) {
    expect(printed.join('\n')).not.toContain(personal);
  }
});
