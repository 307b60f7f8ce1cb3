import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { siteFiles } from '../../../functions/portal/site-files.ts';

const root = mkdtempSync(join(tmpdir(), 'subsidy-site-'));
mkdirSync(join(root, 'site/assets'), { recursive: true });
writeFileSync(join(root, 'site/assets/main.js'), '样()');
writeFileSync(join(root, 'outside.txt'), 'secret');

test('a file is found by its name, and read as UTF-8', () => {
  expect(siteFiles(join(root, 'site')).textOf('assets/main.js')).toBe('样()');
});

test.each(['../outside.txt', 'assets/../../outside.txt', 'assets', '', 'assets/none.js'])('"%s" names none', (name) => {
  expect(siteFiles(join(root, 'site')).textOf(name)).toBeUndefined();
});
