import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildPortal, type PortalBuild } from '../../web/build.ts';
import { citizenPages } from '../../web/citizen/pages.tsx';
import { ownShells } from '../../web/own-shells.ts';

let build: PortalBuild;
beforeAll(async () => {
  build = await buildPortal();
});

const shell = (name: string) => readFileSync(join(build.site, 'shells', name), 'utf8');

describe('a build', () => {
  test('of unchanged sources is used again', async () => {
    const before = statSync(join(build.site, build.portalStyles)).mtimeMs;
    expect((await buildPortal()).site).toBe(build.site);
    expect(statSync(join(build.site, build.portalStyles)).mtimeMs).toBe(before);
  });

  test('has a page for each area and language, and the panel apart', () => {
    expect(readdirSync(join(build.site, 'shells')).sort()).toEqual(
      ['citizen', 'staff', ...Object.keys(ownShells)].flatMap((name) => [`${name}.en.html`, `${name}.zh.html`]).sort(),
    );
    expect(readdirSync(join(build.local, 'shells')).sort()).toEqual(['local.en.html', 'local.zh.html']);
  });

  test('deploys nothing of the panel, which the local run alone serves', () => {
    const ofPanel = Object.entries(build.manifest).filter(([source]) => /^(local|text\/..\/local)/.test(source));
    expect(ofPanel.length).toBeGreaterThan(2);
    const deployed = readdirSync(build.site, { recursive: true }).map(String);
    for (const [, { file }] of ofPanel) {
      expect(deployed).not.toContain(file);
      expect(statSync(join(build.local, file)).isFile()).toBe(true);
    }
    for (const name of deployed.filter((file) => file.endsWith('.js'))) {
      expect(readFileSync(join(build.site, name), 'utf8'), name).not.toContain('/local/faults');
    }
  });

  test('has a hash in the name of every file that may be kept for a year', () => {
    for (const name of readdirSync(join(build.site, 'assets'))) expect(name).toMatch(/-[\w-]{8}\.(js|css)$/);
  });

  test('has text only: an answer of API Gateway is no binary here', () => {
    const names = readdirSync(build.site, { recursive: true, withFileTypes: true });
    const types = new Set(names.filter((entry) => entry.isFile()).map(({ name }) => name.split('.').at(-1)));
    expect([...types].sort()).toEqual(['css', 'html', 'js', 'svg', 'txt']);
  });
});

describe('the page of an area', () => {
  test('says its language, and what to do without script', () => {
    expect(shell('citizen.zh.html')).toContain('<html lang="zh-CN">');
    expect(shell('citizen.en.html')).toContain('<html lang="en">');
    expect(shell('citizen.en.html')).toContain('<noscript><p class="loading">This page needs JavaScript.');
  });

  test('of one page asks for its script at once, and shows its heading before that runs', () => {
    const script = build.manifest['citizen/check/check-page.tsx']?.file ?? '-';
    expect(shell('citizen-check.zh.html')).toContain(`<link rel="modulepreload" href="/${script}">`);
    expect(shell('citizen-check.zh.html')).toContain('<h1>看看我能不能申报</h1>');
    expect(shell('citizen-check.en.html')).toContain('<html lang="en">');
    expect(shell('citizen.zh.html')).not.toContain(script);
    const shown = Object.values(ownShells).map(({ page }) => page);
    const open = citizenPages.filter(({ access }) => access === 'everybody').map(({ path }) => path);
    expect(shown).toEqual(expect.arrayContaining(open));
    expect(shell('staff-tasks.zh.html')).toContain('<h1>待办事项</h1>');
  });

  test('of citizens and staff begins with the session, before the rest has been read', () => {
    const session = build.manifest['session/page-session.ts']?.file ?? '-';
    for (const name of readdirSync(join(build.site, 'shells'))) {
      const [first] = [...shell(name).matchAll(/<script type="module" src="\/([^"]+)">/g)].map(([, file]) => file);
      expect(first).toBe(session);
    }
  });

  test('has no script and no style of its own, which the security policy would refuse', () => {
    for (const name of readdirSync(join(build.site, 'shells'))) {
      expect(shell(name)).not.toMatch(/<script(?![^>]* src=)|<style|style=|\son\w+=/);
    }
  });

  test('links only files that exist, and the texts of its own language', () => {
    for (const name of readdirSync(join(build.site, 'shells'))) {
      const linked = [...shell(name).matchAll(/(?:href|src)="\/(assets\/[^"]+)"/g)].map(([, file = '']) => file);
      expect(linked.length).toBeGreaterThan(2);
      for (const file of linked) expect(statSync(join(build.site, file)).size).toBeGreaterThan(0);
    }
    const chinese = build.manifest['text/zh/citizen.ts']?.file ?? '';
    expect(shell('citizen.zh.html')).toContain(chinese);
    expect(shell('citizen.en.html')).not.toContain(chinese);
  });
});
