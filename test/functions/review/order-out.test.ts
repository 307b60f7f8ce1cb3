import { expect, test } from 'vitest';
import { readTask } from '../../../functions/review/read-task.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { bodyOf } from '../../support/answers.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aBatchDesk } from '../payment-batch/batch-desk.ts';

test('the evidence of a task tells a payment that waits for the file of its batch from one that the bank has', async () => {
  const { deps, desk } = await aBatchDesk();
  const taskId = taskIdOf(await desk.waits(aPerson(1)), 'FUND_REVIEW');
  const isOut = async () => {
    const asked = { ...asStaff(aStaffMember('supervisor')), params: { taskId } };
    return bodyOf(await readTask(asked, deps)).evidence.orderOut;
  };
  expect(await isOut()).toBe(false);
  const { batchId } = await desk.drawUp();
  await desk.approve(batchId);
  expect(await isOut()).toBe(false);
  await desk.file(batchId);
  expect(await isOut()).toBe(true);
});
