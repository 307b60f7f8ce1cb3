import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fictionalApplication } from '../../fictional/fictional-application.ts';
import { introductions } from '../../local/world/seeded-world.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { killableRun } from './killable-run.ts';

const { current, killAndRestart } = killableRun();

test('a case whose certificate was revoked is not paid after kills during the re-check and after it', async () => {
  const [person] = introductions;
  if (!person) throw new Error('The world has people');
  const { idNumber, name, phone, certificate } = person;
  const { number, ...held } = certificate;
  const applicant = await current().local.token({ kind: 'applicant', idNumber, name, phone });
  const roles = ['fund-reviewer'];
  const staff = await current().local.token({ kind: 'staff', staffId: 'f1', name: '员工', roles, agency: '210200' });
  const { applicationId } = await current().ask(routes.submitApplication, {
    token: applicant,
    body: fictionalApplication(person, certificate),
    idempotencyKey: 'once',
  });
  await current().local.settle();
  const { tasks } = await current().ask(routes.listTasks, { token: staff, query: { status: 'OPEN' } });
  await current().ask(routes.decideTask, {
    token: staff,
    params: { taskId: tasks[0]?.taskId ?? '' },
    body: { outcome: 'APPROVE' },
  });
  await current().local.advanceTo('2021-06-25T09:00:00+08:00');
  await current().local.putCertificate(number, {
    ...held,
    holderIdNumber: idNumber,
    holderName: name,
    status: 'REVOKED',
  });
  const caseFile = () => current().ask(routes.readCaseFile, { token: staff, params: { applicationId } });

  await current().local.setFaults({ certificateRegistry: { mode: 'slow' } });
  const moving = current()
    .local.advanceTo('2021-06-25T10:05:00+08:00')
    .catch(() => undefined);
  await setTimeout(300);
  await killAndRestart();
  await moving;
  await current().local.setFaults({});
  await current().local.advanceTo('2021-06-26T12:00:00+08:00');
  expect(await caseFile()).toMatchObject({ phase: 'PAYING', attention: { code: 'RECHECK_REFUSED' }, payments: [] });

  await killAndRestart();
  await current().local.setFaults({ certificateRegistry: { mode: 'down' } });
  await current().local.advanceBy('P3D');
  expect(await caseFile()).toMatchObject({ phase: 'PAYING', attention: { code: 'RECHECK_REFUSED' }, payments: [] });
  expect(await current().local.transfers()).toEqual([]);
});
