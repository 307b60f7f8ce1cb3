import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('without Java nothing is run, and the command says so in one line and with an exit code of its own', () => {
  const script = join(import.meta.dirname, 'run-tests.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    encoding: 'utf8',
    env: { ...process.env, PATH: '/nowhere' },
  });
  expect(stderr).toBe('Not run: DynamoDB Local needs Java 17 or newer, and there is no java.\n');
  expect([status, stdout]).toEqual([69, '']);
});
