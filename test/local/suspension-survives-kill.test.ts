import { expect, test } from 'vitest';
import { routes } from '../../shared/contracts/routes.ts';
import { SUSPENSION } from '../support/decisions.ts';
import { approvedCase, CLOSES_AT, TIME_TO_PAY } from './approved-case.ts';
import { killableRun } from './killable-run.ts';

const { current, killAndRestart } = killableRun();

test('a case suspended before its payment stays suspended over a kill, and once lifted is paid exactly once', async () => {
  const { applicationId, read, staffToken, openTasks, eventsOf } = await approvedCase(current);
  await current().local.advanceTo(CLOSES_AT);
  const suspension = { token: await staffToken('s1', 'supervisor'), params: { applicationId }, body: SUSPENSION };
  expect(await current().ask(routes.suspendApplication, suspension)).toMatchObject({ phase: 'SUSPENDED' });
  await killAndRestart();

  await current().local.advanceTo(TIME_TO_PAY);
  await current().local.advanceBy('P2D');
  expect((await read()).phase).toBe('SUSPENDED');
  expect(await current().local.transfers()).toEqual([]);

  const token = await staffToken('s2', 'supervisor');
  const tasks = await openTasks(token);
  expect(tasks.map(({ kind }) => kind)).toEqual(['SUSPENSION_REVIEW']);
  const lift = { token, params: { taskId: tasks[0]?.taskId ?? '' }, body: { outcome: 'LIFT' } } as const;
  expect(await current().ask(routes.decideTask, lift)).toMatchObject({ status: 'DECIDED' });
  await killAndRestart();
  await current().local.advanceBy('P2D');
  expect((await read()).phase).toBe('PAID');
  expect(await current().local.transfers()).toHaveLength(1);
  expect((await eventsOf()).slice(-4)).toEqual([
    'SUSPENDED',
    'SUSPENSION_LIFTED',
    'PAYMENT_REQUESTED',
    'PAYMENT_SETTLED',
  ]);
});
