import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fictionalApplication } from '../../fictional/fictional-application.ts';
import { introductions } from '../../local/world/seeded-world.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { killableRun } from './killable-run.ts';

const { current, killAndRestart } = killableRun();

test('a case of the real stack survives a kill in verification, in the wait and in payment, and is paid exactly once', async () => {
  const [person] = introductions;
  if (!person) throw new Error('The world has people');
  const { idNumber, name, phone } = person;
  const applicant = await current().local.token({ kind: 'applicant', idNumber, name, phone });
  const roles = ['fund-reviewer'];
  const staff = await current().local.token({ kind: 'staff', staffId: 'f1', name: '员工', roles, agency: '210200' });

  await current().local.setFaults({ identity: { mode: 'slow' } });
  const { applicationId } = await current().ask(routes.submitApplication, {
    token: applicant,
    body: fictionalApplication(person, person.certificate),
    idempotencyKey: 'once',
  });
  const phase = async (): Promise<string> =>
    (await current().ask(routes.readOwnApplication, { token: applicant, params: { applicationId } })).phase;

  await setTimeout(300);
  expect(await phase()).toBe('VERIFYING');
  await killAndRestart();
  await current().local.setFaults({});
  await current().local.settle();
  const { tasks } = await current().ask(routes.listTasks, { token: staff, query: { status: 'OPEN' } });
  expect(tasks.map(({ kind }) => kind)).toEqual(['FUND_REVIEW']);
  const taskId = tasks[0]?.taskId ?? '';
  await current().ask(routes.decideTask, { token: staff, params: { taskId }, body: { outcome: 'APPROVE' } });

  await killAndRestart();
  await current().local.advanceTo('2021-06-20T00:00:00+08:00');
  expect(await phase()).toBe('PUBLICISED');

  await killAndRestart();
  const moving = current()
    .local.advanceTo('2021-06-25T10:30:00+08:00')
    .catch(() => undefined);
  while ((await current().local.transfers()).length === 0) await setTimeout(1);
  await killAndRestart();
  await moving;
  await current().local.advanceBy('P3D');
  expect(await phase()).toBe('PAID');
  expect(await current().local.transfers()).toHaveLength(1);
});
