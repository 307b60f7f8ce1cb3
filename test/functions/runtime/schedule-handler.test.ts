import { expect, test } from 'vitest';
import { scheduleHandler } from '../../../functions/runtime/schedule-handler.ts';
import { aContext } from '../../support/gateway-events.ts';
import { printedLines } from '../../support/printed-lines.ts';

test('work on a schedule learns from its context how much time is left, and its result is returned', async () => {
  const printed = printedLines();
  const handler = scheduleHandler(async (context) => ({ left: context.getRemainingTimeInMillis() }));
  const context = aContext({ getRemainingTimeInMillis: () => 61_000 });
  expect(await handler({ source: 'aws.events' }, context)).toEqual({ left: 61_000 });
  expect(printed).toEqual([]);
});

test('work on a schedule that fails is logged with request and name and thrown on, so that the schedule tries again', async () => {
  const printed = printedLines();
  const fault = new TypeError('王小明');
  const handler = scheduleHandler(() => Promise.reject(fault));
  await expect(handler({}, aContext())).rejects.toBe(fault);
  expect(printed).toHaveLength(1);
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({
    message: 'schedule failed',
    requestId: 'invocation-1',
    fault: { name: 'TypeError' },
  });
  expect(printed.join()).not.toContain('王小明');
});
