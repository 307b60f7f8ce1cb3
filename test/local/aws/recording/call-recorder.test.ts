import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awsCall } from '../../../../local/aws/recording/aws-call.ts';
import { type RunningFixture, startFixture, temporaryFolder } from '../../running-fixture.ts';

let folder: string;
let running: RunningFixture;
beforeAll(async () => {
  folder = await temporaryFolder();
  running = await startFixture({ recordCalls: join(folder, 'calls.jsonl') });
});
afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true });
});

async function recorded(): Promise<readonly string[]> {
  const lines = (await readFile(join(folder, 'calls.jsonl'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => {
    const { caller, action } = awsCall.parse(JSON.parse(line));
    return `${caller.split(':').at(-1)} ${action}`;
  });
}

test('each call to AWS is recorded once, under the function that made it, though all share a process', async () => {
  const cases = ['one', 'two', 'three'].map((id) => ({ id, until: '2021-06-20T09:00:00+08:00' }));
  await Promise.all(cases.map((each) => running.call('POST', '/cases', each)));
  await running.call('POST', '/local/settle');
  await Promise.all(cases.map(({ id }) => running.call('GET', `/cases/${id}`)));

  const calls = await recorded();
  const actionsOf = (name: string) => calls.filter((call) => call.startsWith(`${name} `)).sort();
  expect(actionsOf('Functioncreatecase')).toEqual([
    'Functioncreatecase dynamodb:GetItem',
    'Functioncreatecase dynamodb:PutItem',
  ]);
  expect(actionsOf('Functionstartworkflow')).toEqual(['Functionstartworkflow states:StartExecution']);
  expect(actionsOf('Functionlocatecase')).toEqual([
    'Functionlocatecase dynamodb:GetItem',
    'Functionlocatecase dynamodb:UpdateItem',
  ]);
  // The emulation of AWS creates the table and reads its stream, and no function does.
  expect(calls.filter((call) => /CreateTable|Stream|GetRecords/.test(call))).toEqual([]);
});
