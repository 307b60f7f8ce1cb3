import { expect, test } from 'vitest';
import { routes } from '../../shared/contracts/routes.ts';
import { approvedCase, TIME_TO_PAY } from './approved-case.ts';
import { killableRun } from './killable-run.ts';

const { current, killAndRestart } = killableRun();

test('an export that was asked for before a kill is made after it, and its file is still there after the next', async () => {
  const { applicationId, read, staffToken } = await approvedCase(current);
  await current().local.advanceTo(TIME_TO_PAY);
  await current().local.advanceBy('P2D');
  expect((await read()).phase).toBe('PAID');
  const token = await staffToken('a1', 'auditor');
  const body = { kind: 'PAYMENTS', from: '2021-06-01', to: '2021-06-30' } as const;
  const { exportId } = await current().ask(routes.requestExport, { token, body });
  await killAndRestart();

  await current().local.settle();
  const ask = () => current().ask(routes.readExport, { token, params: { exportId } });
  const download = async () => (await fetch((await ask()).url ?? '')).text();
  expect(await ask()).toMatchObject({ status: 'READY', rows: 1 });
  const text = await download();
  expect(text.split('\r\n')).toHaveLength(3);
  expect(text).toContain(`${applicationId}-1`);
  await killAndRestart();
  expect(await download()).toBe(text);
});
