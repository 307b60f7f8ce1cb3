import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { openJournal } from '../../../local/storage/journal.ts';

const schema = z.object({ name: z.string() });
const freshPath = (): string => join(mkdtempSync(join(tmpdir(), 'journal-')), 'world.jsonl');

async function write(path: string, ...names: readonly string[]): Promise<void> {
  const { journal } = await openJournal(path, schema);
  await Promise.all(names.map((name) => journal.append({ name })));
  await journal.close();
}

async function read(path: string): Promise<readonly string[]> {
  const { journal, entries } = await openJournal(path, schema);
  await journal.close();
  return entries.map(({ name }) => name);
}

test('appended entries are read in order, over several openings', async () => {
  const path = freshPath();
  await write(path, '赵样一', 'line\nbreak');
  await write(path, '钱样二');
  expect(await read(path)).toEqual(['赵样一', 'line\nbreak', '钱样二']);
});

test('an entry is in the file before its append resolves', async () => {
  const path = freshPath();
  const { journal } = await openJournal(path, schema);
  const confirmed = journal.append({ name: 'first' });
  expect(readFileSync(path, 'utf8')).toBe('{"name":"first"}\n');
  await confirmed;
  await journal.close();
});

test('a last line that was cut off, even inside a character, is dropped, and the next entry is intact', async () => {
  const path = freshPath();
  await write(path, 'kept');
  appendFileSync(path, Buffer.from('{"name":"赵').subarray(0, -1));
  await write(path, 'later');
  expect(await read(path)).toEqual(['kept', 'later']);
});

test.each([
  ['not JSON', '{"name":"a"}\nrubbish\n{"name":"b"}\n'],
  ['JSON of another shape', '{"name":"a"}\n{"nom":"b"}\n{"name":"b"}\n'],
  [
    'bytes that are not text',
    Buffer.concat([Buffer.from('{"name":"a"}\n"'), Buffer.from([0xff, 0xfe]), Buffer.from('"\n')]),
  ],
])(
  'damage in the middle (%s) is one message that names file and line, and the file does not change',
  async (_what, content) => {
    const path = freshPath();
    writeFileSync(path, content);
    const before = readFileSync(path);
    await expect(openJournal(path, schema)).rejects.toThrow('is damaged: world.jsonl cannot be read in line 2');
    expect(readFileSync(path)).toEqual(before);
  },
);

test('only the owner may read the file', async () => {
  const path = freshPath();
  await write(path, 'secret');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
