import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { startTableEngine } from '../local/aws/table/table-engine.ts';
import { operatorClient, operatorTable } from '../shared/table/operator-client.ts';
import type { Table } from '../shared/table/table.ts';

export interface OpenTable {
  readonly table: Table;
  readonly close: () => Promise<void>;
}

/** The table TABLE_NAME. */
export function tableOfService(): OpenTable {
  return { table: operatorTable(process.env), close: async () => {} };
}

/**
 * The table of a local run's data folder, as it stands now. The database opens a copy of it, so that nothing in the
 * folder changes; a run may hold the folder meanwhile.
 *
 * @throws Error where the folder has no table
 */
export async function tableOfFolder(folder: string): Promise<OpenTable> {
  const file = resolve(folder, 'table.sqlite');
  if (!existsSync(file)) throw new Error(`${folder} 中没有本地运行的数据（table.sqlite）`);
  const copies = await mkdtemp(join(tmpdir(), 'subsidy-what-if-'));
  const copy = join(copies, 'table.sqlite');
  try {
    copyOf(file, copy);
    const engine = await startTableEngine(copy);
    const client = operatorClient({ ...process.env, DYNAMODB_ENDPOINT: engine.endpoint });
    const close = async () => {
      await engine.close();
      await rm(copies, { recursive: true });
    };
    const { TableNames: [name] = [] } = await client.send(new ListTablesCommand());
    if (name === undefined) {
      await close();
      throw new Error(`${folder} 中没有数据表`);
    }
    return { table: { client, name, random: Math.random }, close };
  } catch (error) {
    await rm(copies, { recursive: true, force: true });
    throw error;
  }
}

function copyOf(file: string, copy: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.prepare('VACUUM INTO ?').run(copy);
  } finally {
    database.close();
  }
}
