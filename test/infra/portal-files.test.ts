import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { addPortalFiles } from '../../infra/portal-files.ts';
import { buildPortal } from '../../web/build.ts';

const build = mkdtempSync(join(tmpdir(), 'subsidy-portal-'));
const bundles = new Map(
  ['serve-file', 'show-page', 'list-policies'].map((name) => [name, join(build, '.build/functions', name)] as const),
);
const inBundle = (name: string, file: string) => join(bundles.get(name) ?? '', 'portal', file);

beforeAll(async () => {
  for (const folder of bundles.values()) mkdirSync(folder, { recursive: true });
  await addPortalFiles(bundles);
});

describe('the files of the portal', () => {
  test('lie beside the function that serves them, and what rendered pages need beside the one that renders', async () => {
    const { portalStyles } = await buildPortal();
    expect(readFileSync(inBundle('show-page', 'occupations.txt'), 'utf8')).toContain('6-18-02-04\t焊工\than-gong');
    expect(existsSync(inBundle('serve-file', 'occupations.txt'))).toBe(false);
    expect(existsSync(inBundle('serve-file', `site/${portalStyles}`))).toBe(true);
    expect(readFileSync(inBundle('show-page', 'styles.txt'), 'utf8')).toBe(portalStyles);
    expect(existsSync(inBundle('show-page', 'site'))).toBe(false);
    expect(existsSync(inBundle('list-policies', ''))).toBe(false);
  });

  test('are written again only if they changed', async () => {
    utimesSync(inBundle('serve-file', 'styles.txt'), 0, 0);
    await addPortalFiles(bundles);
    expect(statSync(inBundle('serve-file', 'styles.txt')).mtimeMs).toBe(0);
  });

  test('are put there once where several runs start at once: one of them failed on a folder that was not empty', async () => {
    const folder = join(build, 'parallel/functions/serve-file');
    mkdirSync(folder, { recursive: true });
    await Promise.all(Array.from({ length: 8 }, () => addPortalFiles(new Map([['serve-file', folder]]))));
    expect(existsSync(join(folder, 'portal/site/shells/citizen.zh.html'))).toBe(true);
    expect(readdirSync(join(build, 'parallel/incoming'))).toEqual([]);
  });

  test('hold nothing of the panel of the local run', async () => {
    const { local } = await buildPortal();
    expect(existsSync(join(local, 'shells/local.zh.html'))).toBe(true);
    expect(existsSync(inBundle('serve-file', 'site/shells/citizen.zh.html'))).toBe(true);
    expect(existsSync(inBundle('serve-file', 'site/shells/local.zh.html'))).toBe(false);
  });
});
