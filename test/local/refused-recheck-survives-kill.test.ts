import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { approvedCase, TIME_TO_PAY } from './approved-case.ts';
import { killableRun } from './killable-run.ts';

const { current, killAndRestart } = killableRun();

test('a case whose certificate was revoked is not paid after kills during the re-check and after it', async () => {
  const { person, staffToken, openTasks, caseFile, eventsOf } = await approvedCase(current);
  await current().local.advanceTo('2021-06-25T09:00:00+08:00');
  const { number, ...held } = person.certificate;
  await current().local.putCertificate(number, {
    ...held,
    holderIdNumber: person.idNumber,
    holderName: person.name,
    status: 'REVOKED',
  });

  await current().local.setFaults({ certificateRegistry: { mode: 'slow' } });
  const moving = current()
    .local.advanceTo(TIME_TO_PAY)
    .catch(() => undefined);
  await setTimeout(300);
  await killAndRestart();
  await moving;
  await current().local.setFaults({});
  await current().local.advanceTo('2021-06-26T12:00:00+08:00');
  expect(await caseFile()).toMatchObject({ phase: 'SUSPENDED', payments: [] });

  await killAndRestart();
  await current().local.setFaults({ certificateRegistry: { mode: 'down' } });
  await current().local.advanceBy('P3D');
  expect(await caseFile()).toMatchObject({ phase: 'SUSPENDED', payments: [] });
  expect(await current().local.transfers()).toEqual([]);
  const tasks = await openTasks(await staffToken('s1', 'supervisor'));
  expect(tasks.map(({ kind }) => kind)).toEqual(['SUSPENSION_REVIEW']);
  expect((await eventsOf()).filter((event) => event === 'SUSPENDED')).toHaveLength(1);
});
