import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { JavaMissingError, startDynamoDbLocal } from './dynamodb-local.ts';

const root = join(import.meta.dirname, '..', '..');
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

/** Every test that makes a table imports this file, directly or not. */
const MAKES_TABLES = 'test/support/a-table.ts';
/** DynamoDB Local gets slower with each table: with a thousand, a read takes four times as long. */
const SHARDS = 4;
/** The exit code for "not run", EX_UNAVAILABLE of sysexits.h. */
const NOT_RUN = 69;

/**
 * Runs on DynamoDB Local all tests that touch the table, and then the demonstration, which needs the streams too. Exits
 * with 1 if anything fails, and with 69 where there is no Java, so that nothing was run.
 */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
try {
  // Where no test is related to a file, Vitest passes.
  accessSync(join(root, MAKES_TABLES));
  let passed = true;
  for (let shard = 1; shard <= SHARDS; shard += 1) {
    const args = ['related', '--run', MAKES_TABLES, `--shard=${shard}/${SHARDS}`, '--reporter=dot'];
    passed = (await passesOnDynamoDbLocal([vitest, ...args])) && passed;
  }
  passed = (await passesOnDynamoDbLocal(['local/demo.ts'], 'ignore')) && passed;
  console.log(`DynamoDB Local: ${passed ? 'the tests of the table and the demonstration pass' : 'not all passed'}.`);
  process.exitCode = passed ? 0 : 1;
} catch (error) {
  console.error(error instanceof JavaMissingError ? `Not run: ${error.message}` : error);
  process.exitCode = error instanceof JavaMissingError ? NOT_RUN : 1;
}

/** Whether a script of this repository ends well with a new, empty DynamoDB Local as its database. */
async function passesOnDynamoDbLocal(
  command: readonly string[],
  output: 'inherit' | 'ignore' = 'inherit',
): Promise<boolean> {
  const { endpoint, stop } = await startDynamoDbLocal();
  try {
    const child = spawn(process.execPath, command, {
      cwd: root,
      stdio: ['ignore', output, 'inherit'],
      // No service answers on port 1, so the demonstration starts its own.
      env: { ...process.env, DYNAMODB_ENDPOINT: endpoint, PORT: '1' },
    });
    const [code] = await once(child, 'close');
    return code === 0;
  } finally {
    await stop();
  }
}
