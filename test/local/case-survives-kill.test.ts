import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { introductions } from '../../local/world/seeded-world.ts';
import { type Answered, call, temporaryFolder } from './running-fixture.ts';
import { type SpawnedRun, spawnRun } from './spawned-run.ts';

let folder: string;
let run: SpawnedRun;
let url: string;

async function start(): Promise<void> {
  run = spawnRun('local/main.ts', ['--data', folder]);
  url = (await run.printed(/API +http:\S+[\s\S]*Ctrl-C/)).match(/http:\S+/)?.[0] ?? '';
}

async function killAndRestart(): Promise<void> {
  await run.kill('SIGKILL');
  await start();
}

beforeAll(async () => {
  folder = await temporaryFolder();
  await start();
}, 60_000);

afterAll(async () => {
  await run.kill('SIGKILL');
  await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 100 });
});

function ask(method: string, path: string, body?: unknown, token?: string): Promise<Answered> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'once' };
  return call(url, method, path, body, token ? { ...headers, authorization: `Bearer ${token}` } : headers);
}

async function tokenFor(who: unknown): Promise<string> {
  return (await ask('POST', '/local/token', who)).body.accessToken;
}

test('a case of the real stack survives a kill in verification, in the wait and in payment, and is paid exactly once', async () => {
  const [person] = introductions;
  if (!person) throw new Error('The world has people');
  const { name, idNumber, socialSecurityNumber, phone, certificate, accountNumber } = person;
  const applicant = await tokenFor({ kind: 'applicant', idNumber, name, phone });
  const staff = await tokenFor({
    kind: 'staff',
    staffId: 'f1',
    name: '员工',
    roles: ['fund-reviewer'],
    agency: '210200',
  });

  await ask('PUT', '/local/faults', { identity: { mode: 'slow' } });
  const submitted = await ask(
    'POST',
    '/v1/applications',
    {
      applicant: { name, idNumber, socialSecurityNumber, phone, category: 'ENTERPRISE_EMPLOYEE' },
      certificate,
      payee: { kind: 'BANK_ACCOUNT', bankName: '样例银行', accountNumber },
    },
    applicant,
  );
  expect(submitted.status).toBe(201);
  const { applicationId } = submitted.body;
  const phase = async (): Promise<string> =>
    (await ask('GET', `/v1/applications/${applicationId}`, undefined, applicant)).body.phase;

  await setTimeout(300);
  expect(await phase()).toBe('VERIFYING');
  await killAndRestart();
  await ask('PUT', '/local/faults', {});
  await ask('POST', '/local/settle');
  const { tasks } = (await ask('GET', '/v1/staff/tasks?status=OPEN', undefined, staff)).body;
  expect(tasks.map((task: { kind: string }) => task.kind)).toEqual(['FUND_REVIEW']);
  expect((await ask('POST', `/v1/staff/tasks/${tasks[0].taskId}/decision`, { outcome: 'APPROVE' }, staff)).status).toBe(
    200,
  );

  await killAndRestart();
  await ask('POST', '/local/clock', { advanceTo: '2021-06-20T00:00:00+08:00' });
  expect(await phase()).toBe('PUBLICISED');

  await killAndRestart();
  const transfers = async (): Promise<readonly unknown[]> => (await ask('GET', '/local/bank/transfers')).body.transfers;
  const moving = ask('POST', '/local/clock', { advanceTo: '2021-06-25T00:30:00+08:00' }).catch(() => undefined);
  while ((await transfers()).length === 0) await setTimeout(1);
  await killAndRestart();
  await moving;
  await ask('POST', '/local/clock', { advanceBy: 'P3D' });
  expect(await phase()).toBe('PAID');
  expect(await transfers()).toHaveLength(1);
}, 120_000);
