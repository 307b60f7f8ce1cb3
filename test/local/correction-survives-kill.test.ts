import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fictionalApplication } from '../../fictional/fictional-application.ts';
import { introductions } from '../../local/world/seeded-world.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { killableRun } from './killable-run.ts';

const { current, killAndRestart } = killableRun();

test('a correction is made once and verified, although the process is killed while it is sent and after', async () => {
  const [person] = introductions;
  if (!person) throw new Error('The world has people');
  const { idNumber, name, phone, certificate } = person;
  const { local } = current();
  const token = await local.token({ kind: 'applicant', idNumber, name, phone });
  const staff = { kind: 'staff', staffId: 'f1', name: '员工f1', roles: ['fund-reviewer'], agency: '210200' } as const;
  const reviewer = await local.token(staff);
  const body = fictionalApplication(person, certificate);
  const { applicationId } = await current().ask(routes.submitApplication, { token, body, idempotencyKey: 'once' });
  await local.settle();
  const params = { applicationId };
  const openTask = async () => {
    const { tasks } = await current().ask(routes.listTasks, { token: reviewer, query: { status: 'OPEN' } });
    return { taskId: tasks[0]?.taskId ?? '' };
  };
  await current().ask(routes.decideTask, {
    token: reviewer,
    params: await openTask(),
    body: {
      outcome: 'REQUEST_CORRECTION',
      fields: ['payee.bankName'],
      explanation: '开户银行请填写到支行，以便拨付。',
    },
  });

  const correction = { token, params, body: { payee: { bankName: '虚构银行西岗支行' } } } as const;
  const lost = current()
    .ask(routes.correctApplication, correction)
    .catch(() => undefined);
  await setTimeout(20);
  await killAndRestart();
  await lost;
  await current().ask(routes.correctApplication, correction);
  await killAndRestart();

  await current().local.advanceBy('PT2H');
  const corrected = await current().ask(routes.readOwnApplication, { token, params });
  expect(corrected).toMatchObject({ phase: 'FUND_REVIEW', payee: { bankName: '虚构银行西岗支行' } });
  await current().ask(routes.decideTask, {
    token: reviewer,
    params: await openTask(),
    body: { outcome: 'APPROVE' },
  });
  await current().local.advanceBy('P14D');
  expect((await current().ask(routes.readOwnApplication, { token, params })).phase).toBe('PAID');
  expect(await current().local.transfers()).toHaveLength(1);
  const { events, unbroken } = await current().ask(routes.listCaseEvents, { token: reviewer, params, query: {} });
  expect(unbroken).toBe(true);
  expect(events.filter(({ event }) => event === 'CORRECTED')).toHaveLength(1);
});
