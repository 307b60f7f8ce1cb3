import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { setLambdaEnvironment } from '../../local/aws/lambda/lambda-environment.ts';
import { createTables } from '../../local/aws/table/create-table.ts';
import { type Table, tableNamed } from '../../shared/table/table.ts';

/** A new, empty table with every index, on the engine of this run and reached as a Lambda reaches its own. */
export async function aTable(): Promise<Table> {
  setLambdaEnvironment({ table: inject('tableEndpoint'), services: NOWHERE });
  const name = `t-${randomUUID()}`;
  const stack = {
    resources: () => [{ logicalId: name, properties: inject('tableProperties') }],
    nameOf: () => name,
    arnOf: notAsked,
    assetFolder: notAsked,
  };
  await createTables(stack, { realClock: false, dataFolder: 'none' });
  return tableNamed(name);
}

/** A port that is never bound: a test that reaches for AWS by mistake fails at once. */
const NOWHERE = 'http://127.0.0.1:9';

function notAsked(): never {
  throw new Error('Making a table asks for its name alone');
}
