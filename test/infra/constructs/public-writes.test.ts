import { describe, expect, test } from 'vitest';
import { publicWritePaths } from '../../../infra/constructs/public-writes.ts';
import { routes } from '../../../shared/contracts/routes.ts';

const all = Object.values(routes);
const pattern = new RegExp(publicWritePaths(all));

describe('the firewall counts as a write without a token', () => {
  test.each([
    '/v1/phone-codes',
    '/v1/phone-codes/',
    '/production/v1/phone-codes',
    '/subsidy/v1/phone-codes',
    '/v1/notices/210202-20210617/entries/3/objections',
    '/production/v1/notices/210202-20210617/entries/3/objections',
    '/v1/notices/a/b/entries/3/objections',
  ])('%s', (path) => {
    expect(path).toMatch(pattern);
  });

  test('every public route that is not read only', () => {
    const written = all.filter(({ access, method }) => access === 'public' && method !== 'GET');
    expect(written.length).toBeGreaterThanOrEqual(2);
    for (const { path } of written) expect(`/production${path.replace(/\{\w+\}/g, 'x')}`).toMatch(pattern);
  });
});

describe('the firewall does not count as a write without a token', () => {
  test.each(all.filter(({ access }) => access !== 'public').map(({ path }) => path))('%s', (path) => {
    expect(`/production${path.replace(/\{\w+\}/g, 'x')}`).not.toMatch(pattern);
  });

  test.each(['/v1/policies', '/v1/notices/210202-20210617', '/v1/phone-codes/more', '/v1/phone-codesx'])(
    '%s',
    (path) => {
      expect(path).not.toMatch(pattern);
    },
  );
});
