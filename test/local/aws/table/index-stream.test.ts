import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { indexStream } from '../../../../local/aws/table/index-stream.ts';
import { startTableEngine } from '../../../../local/aws/table/table-engine.ts';
import { temporaryFolder } from '../../running-fixture.ts';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

function planOf(file: string, query: string): string {
  const database = new DatabaseSync(file);
  try {
    return JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${query}`).all());
  } finally {
    database.close();
  }
}

test('the engine uses the index to find the next sequence number and later records, from its first start on', async () => {
  vi.stubEnv('DYNAMODB_ENDPOINT', undefined);
  const file = join(folder, 'table.sqlite');
  const engine = await startTableEngine(file);
  try {
    const next =
      "SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = 'cases'";
    expect(planOf(file, next)).toContain('USING COVERING INDEX stream_order');
    const read =
      "SELECT new_image FROM _stream_records WHERE table_name = 'cases' AND shard_id = 's' AND CAST(sequence_number AS INTEGER) > 7 ORDER BY CAST(sequence_number AS INTEGER) LIMIT 1000";
    expect(planOf(file, read)).toContain('USING INDEX stream_order (table_name=? AND <expr>>?)');
  } finally {
    await engine.close();
  }
});

test('a file without stream records is left unchanged', () => {
  const file = join(folder, 'other.sqlite');
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE something (id INTEGER)');
  indexStream(file);
  expect(database.prepare('SELECT name FROM sqlite_master').all()).toEqual([{ name: 'something' }]);
  database.close();
});
