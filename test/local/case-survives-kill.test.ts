import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fictionalApplication } from '../../fictional/fictional-application.ts';
import { introductions } from '../../local/world/seeded-world.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { type RealRun, startRealRun } from './real-run.ts';
import { temporaryFolder } from './running-fixture.ts';

let folder: string;
let run: RealRun;

async function killAndRestart(): Promise<void> {
  await run.kill('SIGKILL');
  run = await startRealRun(folder);
}

beforeAll(async () => {
  folder = await temporaryFolder();
  run = await startRealRun(folder);
});

afterAll(async () => {
  await run.kill('SIGKILL');
  await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 100 });
});

test('a case of the real stack survives a kill in verification, in the wait and in payment, and is paid exactly once', async () => {
  const [person] = introductions;
  if (!person) throw new Error('The world has people');
  const { idNumber, name, phone } = person;
  const applicant = await run.local.token({ kind: 'applicant', idNumber, name, phone });
  const roles = ['fund-reviewer'];
  const staff = await run.local.token({ kind: 'staff', staffId: 'f1', name: '员工', roles, agency: '210200' });

  await run.local.setFaults({ identity: { mode: 'slow' } });
  const { applicationId } = await run.ask(routes.submitApplication, {
    token: applicant,
    body: fictionalApplication(person, person.certificate),
    idempotencyKey: 'once',
  });
  const phase = async (): Promise<string> =>
    (await run.ask(routes.readOwnApplication, { token: applicant, params: { applicationId } })).phase;

  await setTimeout(300);
  expect(await phase()).toBe('VERIFYING');
  await killAndRestart();
  await run.local.setFaults({});
  await run.local.settle();
  const { tasks } = await run.ask(routes.listTasks, { token: staff, query: { status: 'OPEN' } });
  expect(tasks.map(({ kind }) => kind)).toEqual(['FUND_REVIEW']);
  const taskId = tasks[0]?.taskId ?? '';
  await run.ask(routes.decideTask, { token: staff, params: { taskId }, body: { outcome: 'APPROVE' } });

  await killAndRestart();
  await run.local.advanceTo('2021-06-20T00:00:00+08:00');
  expect(await phase()).toBe('PUBLICISED');

  await killAndRestart();
  const moving = run.local.advanceTo('2021-06-25T10:30:00+08:00').catch(() => undefined);
  while ((await run.local.transfers()).length === 0) await setTimeout(1);
  await killAndRestart();
  await moving;
  await run.local.advanceBy('P3D');
  expect(await phase()).toBe('PAID');
  expect(await run.local.transfers()).toHaveLength(1);
});
