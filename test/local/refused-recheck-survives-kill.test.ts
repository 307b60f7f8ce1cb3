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

test('a case whose certificate was revoked is not paid after kills during the re-check and after it', async () => {
  const [person] = introductions;
  if (!person) throw new Error('The world has people');
  const { idNumber, name, phone, certificate } = person;
  const { number, ...held } = certificate;
  const applicant = await run.local.token({ kind: 'applicant', idNumber, name, phone });
  const roles = ['fund-reviewer'];
  const staff = await run.local.token({ kind: 'staff', staffId: 'f1', name: '员工', roles, agency: '210200' });
  const { applicationId } = await run.ask(routes.submitApplication, {
    token: applicant,
    body: fictionalApplication(person, certificate),
    idempotencyKey: 'once',
  });
  await run.local.settle();
  const { tasks } = await run.ask(routes.listTasks, { token: staff, query: { status: 'OPEN' } });
  await run.ask(routes.decideTask, {
    token: staff,
    params: { taskId: tasks[0]?.taskId ?? '' },
    body: { outcome: 'APPROVE' },
  });
  await run.local.advanceTo('2021-06-25T09:00:00+08:00');
  await run.local.putCertificate(number, {
    ...held,
    holderIdNumber: idNumber,
    holderName: name,
    status: 'REVOKED',
  });
  const caseFile = () => run.ask(routes.readCaseFile, { token: staff, params: { applicationId } });

  await run.local.setFaults({ certificateRegistry: { mode: 'slow' } });
  const moving = run.local.advanceTo('2021-06-25T10:05:00+08:00').catch(() => undefined);
  await setTimeout(300);
  await killAndRestart();
  await moving;
  await run.local.setFaults({});
  await run.local.advanceTo('2021-06-26T12:00:00+08:00');
  expect(await caseFile()).toMatchObject({ phase: 'PAYING', attention: { code: 'RECHECK_REFUSED' }, payments: [] });

  await killAndRestart();
  await run.local.setFaults({ certificateRegistry: { mode: 'down' } });
  await run.local.advanceBy('P3D');
  expect(await caseFile()).toMatchObject({ phase: 'PAYING', attention: { code: 'RECHECK_REFUSED' }, payments: [] });
  expect(await run.local.transfers()).toEqual([]);
});
