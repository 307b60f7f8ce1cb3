import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filePatterns, pagePatterns } from '../../../infra/constructs/portal-paths.ts';
import { buildPortal } from '../../../web/build.ts';

test('the bucket answers for each file of the build that lies beside assets and shells', async () => {
  const { site } = await buildPortal();
  const files = readdirSync(site).filter((name) => !['assets', 'shells'].includes(name));
  expect(filePatterns()).toEqual(files.sort().map((name) => `/${name}`));
});

test('a parameter in the path of a page is any text, in both languages', () => {
  expect(pagePatterns('citizen')).toContain('/notices/*/entries/*/objection');
  expect(pagePatterns('citizen')).toContain('/en/notices/*/entries/*/objection');
  expect(pagePatterns('staff')).toEqual(['/staff', '/staff/*', '/en/staff', '/en/staff/*']);
});
