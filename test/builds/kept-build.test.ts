import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { keptBuild } from '../../builds/kept-build.ts';

let root: string;
let made: number;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'subsidy-kept-'));
  made = 0;
  mkdirSync(join(root, 'pages'));
  writeFileSync(join(root, 'pages/one.ts'), 'one');
  writeFileSync(join(root, 'lock.json'), '{}');
});

const build = () =>
  keptBuild({
    root,
    builds: join(root, 'builds'),
    sources: ['pages', 'lock.json'],
    make: async (folder) => {
      made += 1;
      writeFileSync(join(folder, 'result.txt'), readFileSync(join(root, 'pages/one.ts')));
    },
  });

test('a finished build of the same sources is used again', async () => {
  const folder = await build();
  expect(await build()).toBe(folder);
  expect(made).toBe(1);
  expect(readFileSync(join(folder, 'result.txt'), 'utf8')).toBe('one');
});

test.each([
  ['a changed file', 'pages/one.ts'],
  ['a new file', 'pages/two.ts'],
  ['a changed file outside the folder', 'lock.json'],
])('%s makes a new build', async (_, file) => {
  const folder = await build();
  writeFileSync(join(root, file), 'changed');
  expect(await build()).not.toBe(folder);
  expect(made).toBe(2);
});

test('two builds at once give one folder, and leave nothing else', async () => {
  const [one, other] = await Promise.all([build(), build()]);
  expect(one).toBe(other);
  expect(readdirSync(join(root, 'builds'))).toHaveLength(1);
});

test('a build that fails leaves nothing, and the next one succeeds', async () => {
  const failing = keptBuild({
    root,
    builds: join(root, 'builds'),
    sources: ['pages'],
    make: async () => {
      throw new Error('does not compile');
    },
  });
  await expect(failing).rejects.toThrow('does not compile');
  expect(readdirSync(join(root, 'builds'))).toEqual([]);
  await build();
});

test('the four newest builds stay', async () => {
  for (let version = 0; version < 6; version += 1) {
    writeFileSync(join(root, 'pages/one.ts'), String(version));
    await build();
  }
  expect(readdirSync(join(root, 'builds'))).toHaveLength(4);
});
