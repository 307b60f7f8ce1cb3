import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { setLambdaEnvironment } from '../../local/aws/lambda/lambda-environment.ts';
import { createTables } from '../../local/aws/table/create-table.ts';
import { type Table, tableNamed } from '../../shared/table/table.ts';

/** A new, empty table with every index, on this test run's database engine, reached as a Lambda reaches its table. */
export async function aTable(): Promise<Table> {
  setLambdaEnvironment({ table: inject('tableEndpoint'), services: UNUSED_ENDPOINT });
  const name = `t-${randomUUID()}`;
  const stack = {
    resources: () => [{ logicalId: name, properties: inject('tableProperties') }],
    nameOf: () => name,
    arnOf: notNeeded,
    assetFolder: notNeeded,
  };
  await createTables(stack, { realClock: false, dataFolder: 'none' });
  return tableNamed(name);
}

/** Nothing listens on this port, so a test that calls AWS by mistake fails at once. */
const UNUSED_ENDPOINT = 'http://127.0.0.1:9';

function notNeeded(): never {
  throw new Error('Creating a table needs only its name');
}
