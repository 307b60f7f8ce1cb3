import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { routes } from '../../shared/contracts/routes.ts';
import { approvedCase, TIME_TO_PAY } from './approved-case.ts';
import { killableRun } from './killable-run.ts';

const { current, killAndRestart } = killableRun();

test('a returned payment is confirmed and paid once, although the process is killed at every step', async () => {
  const { person, applicationId, applicant, staffToken, openTasks, read } = await approvedCase(current);
  await current().local.setAccount(person.accountNumber, { outcome: 'RETURNED', returnReason: '账号已销户' });
  await current().local.advanceTo(TIME_TO_PAY);
  expect((await read()).phase).toBe('PAYMENT_RETURNED');

  const params = { applicationId };
  const payee = { kind: 'BANK_ACCOUNT', bankName: '虚构银行西岗支行', accountNumber: '6299990000000088018' } as const;
  await current().ask(routes.changePayee, { token: applicant, params, body: payee });
  await killAndRestart();

  const payer = await staffToken('p1', 'payer');
  const [task] = await openTasks(payer);
  const confirm = {
    token: payer,
    params: { taskId: task?.taskId ?? '' },
    body: { outcome: 'CONFIRM' },
  } as const;
  const lost = current()
    .ask(routes.decideTask, confirm)
    .catch(() => undefined);
  await setTimeout(20);
  await killAndRestart();
  await lost;
  await current().ask(routes.decideTask, confirm);
  await killAndRestart();

  await current().local.advanceBy('P1D');
  expect((await read()).phase).toBe('PAID');
  const transfers = await current().local.transfers();
  expect(transfers.map(({ paymentId, outcome }) => [paymentId, outcome])).toEqual([
    [`${applicationId}-1`, 'RETURNED'],
    [`${applicationId}-2`, 'PAID'],
  ]);
});
