import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answered, call, temporaryFolder } from './running-fixture.ts';
import { type SpawnedRun, spawnRun } from './spawned-run.ts';

let folder: string;
let run: SpawnedRun;
let url: string;

async function startRun(): Promise<void> {
  run = spawnRun('test/local/serve-fixture.ts', [folder]);
  url = await run.printed(/http:\/\/\S+/);
}

beforeEach(async () => {
  folder = await temporaryFolder();
  await startRun();
});

afterEach(async () => {
  await run.kill('SIGKILL');
  await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 100 });
});

const ask = (method: string, path: string, body?: unknown): Promise<Answered> => call(url, method, path, body);

async function killAndRestart(): Promise<void> {
  await run.kill('SIGKILL');
  await startRun();
}

test('a case goes on after a kill while it is checked, while it waits for a token and while it waits for its time', async () => {
  await ask('POST', '/cases', { id: 'c', until: '2021-06-18T01:00:00Z' });
  await killAndRestart();
  await ask('POST', '/local/settle');
  const { taskToken } = (await ask('GET', '/cases/c')).body;
  expect(taskToken).toEqual(expect.any(String));

  await killAndRestart();
  await ask('POST', '/local/settle');
  expect((await ask('GET', '/cases/c')).body.taskToken).not.toBe(taskToken);
  expect((await ask('POST', '/cases/c/decision', {})).status).toBe(200);

  await killAndRestart();
  await ask('POST', '/local/clock', { advanceTo: '2021-06-18T01:00:00Z' });
  expect((await ask('GET', '/cases/c')).body).toMatchObject({ phase: 'DONE', finishedAt: '2021-06-18T01:00:00.000Z' });
  const [execution] = (await ask('GET', '/local/executions/c')).body.executions;
  expect(execution).toMatchObject({ status: 'SUCCEEDED', isComplete: false, last: 'Done' });
});

test('every accepted case is started, even if the kill comes right after the answer', async () => {
  const accepted: string[] = [];
  const submitting = (async () => {
    for (let index = 0; ; index += 1) {
      const { status } = await ask('POST', '/cases', { id: `c${index}`, until: '2021-06-18T01:00:00Z' });
      if (status === 201) accepted.push(`c${index}`);
    }
  })().catch(() => {});
  while (accepted.length < 10) await setTimeout(10);
  await run.kill('SIGKILL');
  await submitting;
  await startRun();
  await ask('POST', '/local/settle');
  const phases = await Promise.all(accepted.map(async (id) => (await ask('GET', `/cases/${id}`)).body.phase));
  expect(accepted.length).toBeGreaterThanOrEqual(10);
  expect(new Set(phases)).toEqual(new Set(['REVIEW']));
});

test('an execution that has ended is not run again, and keeps its name', async () => {
  await ask('POST', '/cases', { id: 'c', until: '2021-06-16T00:00:00Z' });
  await ask('POST', '/local/settle');
  await ask('POST', '/cases/c/decision', {});
  await ask('POST', '/local/settle');
  const before = await readFile(join(folder, 'executions.jsonl'), 'utf8');
  await killAndRestart();
  await ask('POST', '/local/settle');
  expect(await readFile(join(folder, 'executions.jsonl'), 'utf8')).toBe(before);
});

test('after a kill in the middle of a move, the clock goes on from the instant that it had reached', async () => {
  const start = Date.parse('2021-06-16T09:00:00+08:00');
  const clock = async (): Promise<number> => Date.parse((await ask('GET', '/local/clock')).body.now);
  const moving = ask('POST', '/local/clock', { advanceBy: 'P2Y' }).catch(() => undefined);
  let reached = await clock();
  while (reached === start) reached = await clock();
  await run.kill('SIGKILL');
  await moving;
  await startRun();
  expect(await clock()).toBeGreaterThanOrEqual(reached);
  expect(reached).toBeGreaterThan(start);
});

test('a record that waits for its next try is delivered after a kill, and only once', async () => {
  await ask('POST', '/cases', { id: 'held', until: '2021-07-01T00:00:00Z' });
  await ask('POST', '/cases', { id: 'behind', until: '2021-07-01T00:00:00Z' });
  await ask('POST', '/local/settle');
  await ask('POST', '/local/clock', { advanceBy: 'PT1M' });
  expect((await ask('GET', '/cases/notified-behind')).status).toBe(404);

  await killAndRestart();
  await ask('POST', '/local/settle');
  await ask('POST', '/cases', { id: 'release', until: '2021-07-01T00:00:00Z' });
  await ask('POST', '/local/clock', { advanceBy: 'PT1M' });
  for (const id of ['held', 'behind', 'release']) {
    expect((await ask('GET', `/cases/notified-${id}`)).body.times).toHaveLength(1);
  }
  await killAndRestart();
  await ask('POST', '/local/settle');
  expect((await ask('GET', '/cases/notified-held')).body.times).toHaveLength(1);
});
