import { describe, expect, test } from 'vitest';
import { serveFile } from '../../../functions/portal/serve-file.ts';
import { portalRequestOf, renderer } from './portal-support.ts';

const texts: Readonly<Record<string, string>> = {
  'assets/main-abcdefgh.js': 'run()',
  'favicon.svg': '<svg/>',
  'secret.json': '{}',
  'shells/citizen.zh.html': '<html lang="zh-CN">citizen',
  'shells/citizen-applications.zh.html': '<html lang="zh-CN">applications',
  'shells/citizen-apply.en.html': '<html lang="en">apply',
  'shells/staff.zh.html': '<html lang="zh-CN">staff',
};
const now = () => new Date('2021-06-16T09:00:00+08:00');
const settings = {
  issuer: 'https://id.example/realm',
  scope: 'openid',
  citizen: { clientId: 'portal', address: 'https://id.example/realm' },
  staff: { clientId: 'staff-desk', address: 'https://staff-id.example' },
};
const serve = (path: string) =>
  serveFile(portalRequestOf(path, '/{proxy+}'), {
    ...renderer,
    settings,
    now,
    files: { textOf: (name) => texts[name] },
  });

describe('a file', () => {
  test('with a hash in its name may be kept for a year', async () => {
    const { statusCode, headers, body } = await serve('/assets/main-abcdefgh.js');
    expect({ statusCode, body }).toEqual({ statusCode: 200, body: 'run()' });
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  test('without one is checked before each use', async () => {
    expect((await serve('/favicon.svg')).headers['cache-control']).toBe('no-cache');
  });

  test.each(['/secret.json', '/shells/citizen.zh.html', '/assets/../secret.json', '/none.js'])(
    '%s is not served',
    async (path) => {
      expect((await serve(path)).statusCode).toBe(404);
    },
  );
});

describe('a page of a script', () => {
  test.each([
    ['/applications', '<html lang="zh-CN">applications'],
    ['/applications/V072/print', '<html lang="zh-CN">citizen'],
    ['/en/apply', '<html lang="en">apply'],
    ['/staff/notices', '<html lang="zh-CN">staff'],
  ])('%s is %s', async (path, body) => {
    expect(await serve(path)).toMatchObject({ statusCode: 200, body, headers: { 'cache-control': 'no-cache' } });
  });

  test('lets its script reach the issuer where people of either kind sign in', async () => {
    const { headers } = await serve('/applications');
    expect(headers['content-security-policy']).toContain(
      "connect-src 'self' https://id.example https://staff-id.example;",
    );
  });
});

test.each(['/assets/main-abcdefgh.js', '/favicon.svg', '/applications', '/staff', '/portal-settings.json', '/nothing'])(
  '%s comes over HTTPS only, from no frame, as what its type says, and leaves no referrer',
  async (path) => {
    const { headers } = await serve(path);
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=63072000',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const policy = headers['content-security-policy'];
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/'unsafe-eval'|script-src[^;]*'unsafe-inline'|\*/);
  },
);

test('the settings of the sign-in are told to the scripts', async () => {
  const { statusCode, body, headers } = await serve('/portal-settings.json');
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(JSON.parse(body)).toEqual({ ...settings, now: '2021-06-16T01:00:00.000Z' });
});

describe('an unknown address', () => {
  test.each(['/nothing', '/en/nothing', '/v2/policies'])('%s is a page that says so', async (path) => {
    const { statusCode, headers, body } = await serve(path);
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain(path.startsWith('/en') ? 'There is no such page' : '没有这个页面');
    expect(body).not.toContain('nothing');
  });

  test.each(['/v1', '/v1/nothing'])('%s of the API is a problem', async (path) => {
    const { statusCode, headers, body } = await serve(path);
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(JSON.parse(body)).toMatchObject({ type: '/problems/not-found', instance: 'request-1' });
  });
});
