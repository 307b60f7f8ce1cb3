import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { buildPortal, type PortalBuild } from '../../web/build.ts';
import { ENTRIES } from '../../web/entries.ts';
import { filesOf, loadedWith, type Manifest } from '../../web/manifest.ts';

let build: PortalBuild;
beforeAll(async () => {
  build = await buildPortal();
});

/** All that the first load of a page needs, in thousands of bytes, compressed by brotli. */
function firstLoad(area: 'citizen' | 'staff', language: string, page: string): number {
  const styles = area === 'staff' ? ENTRIES.staffStyles : ENTRIES.portalStyles;
  const sources = [ENTRIES[area], `text/${language}/${area}.ts`, page, styles];
  const files = filesOf(build.manifest, [...new Set(sources.flatMap((source) => loadedWith(build.manifest, source)))]);
  const shell = join('shells', `${area}.${language}.html`);
  return [shell, ...files].reduce((total, file) => total + brotliKilobytes(join(build.site, file)), 0);
}

function brotliKilobytes(file: string): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(readFileSync(file), { params }).length / 1000;
}

/** The files that an area loads when one of its pages is opened. */
function pagesOf(manifest: Manifest, area: 'citizen' | 'staff'): readonly string[] {
  return (manifest[ENTRIES[area]]?.dynamicImports ?? []).filter((source) => source.startsWith(`${area}/`));
}

test.each(['zh', 'en'])('each page of citizens in %s loads at most 110 kB at first', (language) => {
  const pages = pagesOf(build.manifest, 'citizen');
  expect(pages).toContain('citizen/applications/applications-page.tsx');
  for (const page of pages) expect(firstLoad('citizen', language, page), page).toBeLessThanOrEqual(110);
});

test.each(['zh', 'en'])('each page of the staff desk in %s loads at most 330 kB at first', (language) => {
  const pages = pagesOf(build.manifest, 'staff');
  expect(pages).toContain('staff/tasks/tasks-page.tsx');
  for (const page of pages) expect(firstLoad('staff', language, page), page).toBeLessThanOrEqual(330);
});

test('a public page loads its style sheet and nothing else, at most 10 kB', () => {
  expect(brotliKilobytes(join(build.site, build.portalStyles))).toBeLessThanOrEqual(10);
});
