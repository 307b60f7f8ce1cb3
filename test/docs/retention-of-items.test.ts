import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../architecture/repository-files.ts';

const record = readFileSync(join(root, 'docs/adr/0070-content-goes-when-its-time-is-over.md'), 'utf8');

/** What stands in the first column of the table of items. */
const rows = record
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|')[1] ?? '');

const folder = join(root, 'shared/table');
const keyFiles = readdirSync(folder).filter((file) => file.endsWith('keys.ts') && file !== 'index-keys.ts');

/** The beginnings of keys: capitals at the beginning of a text, up to the first #, or the whole text. */
function beginnings(file: string): readonly string[] {
  const source = readFileSync(join(folder, file), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '');
  return [...source.matchAll(/[`']([A-Z]{2,}#|[A-Z]{2,}(?='))/g)].map(([, beginning = '']) => beginning);
}

/** Sort keys under a partition that the table names, the partition of a person itself, and a word that is no key. */
const PARTS_OF_OTHERS = [
  'ID#',
  'PHONE#',
  'SPENT#',
  'ABSENCE',
  'PROFILE',
  'CODE#',
  'SENT',
  'ROW#',
  'FILE#',
  'ENTRY#',
  'CASES',
];
const PARTS_OF_BATCHES = ['DOWNLOAD#', 'RESULTS#', 'RESULTPART#', 'RESULTOUTCOME#'];

test('every kind of item in the table has a period, and what goes of it', () => {
  const kinds = new Set(keyFiles.flatMap(beginnings));
  expect(kinds.size).toBeGreaterThan(30);
  const known = (kind: string) => rows.some((row) => row.includes(`\`${kind}\``));
  const parts = new Set([...PARTS_OF_OTHERS, ...PARTS_OF_BATCHES]);
  expect([...kinds].filter((kind) => !known(kind) && !parts.has(kind))).toEqual([]);
});

test('no row is about items that do not exist', () => {
  const kinds = new Set(keyFiles.flatMap(beginnings));
  const named = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, kind = '']) => kind));
  expect(named.filter((kind) => !kinds.has(kind))).toEqual([]);
});
