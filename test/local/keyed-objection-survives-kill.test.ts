import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { introductions } from '../../local/world/seeded-world.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { approvedCase, CLOSES_AT, TIME_TO_PAY } from './approved-case.ts';
import { killableRun } from './killable-run.ts';

const { current, killAndRestart } = killableRun();

test('an objection keyed after the close stops the payment, although the process is killed before the review is open', async () => {
  const { read, staffToken, openTasks, eventsOf } = await approvedCase(current);
  await current().local.advanceTo(CLOSES_AT);
  const { phase, noticeId = '' } = await read();
  expect(phase).toBe('PAYING');

  const objector = introductions[1];
  if (!objector) throw new Error('The world has a second person');
  const supervisor = await staffToken('s1', 'supervisor');
  const keying = {
    token: supervisor,
    body: {
      noticeId,
      serial: 1,
      objectorName: objector.name,
      objectorIdNumber: objector.idNumber,
      phone: objector.phone,
      statement: '来信反映：此人并未在该公司工作。',
      channel: 'LETTER',
      receivedAt: '2021-06-24T16:00:00+08:00',
    },
    idempotencyKey: 'letter',
  } as const;
  const lost = current()
    .ask(routes.keyObjection, keying)
    .catch(() => undefined);
  await setTimeout(20);
  await killAndRestart();
  await lost;
  const keyed = await current().ask(routes.keyObjection, keying);
  expect(keyed.kind).toBe('OBJECTION');
  await killAndRestart();

  await current().local.advanceTo(TIME_TO_PAY);
  await current().local.advanceBy('PT2H');
  expect((await read()).phase).toBe('OBJECTION_REVIEW');
  expect(await current().local.transfers()).toEqual([]);
  const receipt = {
    params: { objectionId: keyed.objectionId },
    headers: { 'x-receipt-code': keyed.receiptCode },
  };
  expect(await current().ask(routes.readObjection, receipt)).toEqual({ status: 'UNDER_REVIEW' });
  const tasks = await openTasks(supervisor);
  expect(tasks.map(({ kind }) => kind)).toEqual(['OBJECTION_REVIEW']);

  const decide = {
    token: supervisor,
    params: { taskId: tasks[0]?.taskId ?? '' },
    body: { outcome: 'DISMISS' },
  } as const;
  await current().ask(routes.decideTask, decide);
  await killAndRestart();
  await current().local.advanceBy('P2D');
  expect((await read()).phase).toBe('PAID');
  expect(await current().local.transfers()).toHaveLength(1);
  expect((await eventsOf()).filter((event) => event === 'OBJECTION_FILED')).toHaveLength(1);
});
