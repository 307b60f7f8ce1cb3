import { expect, test } from 'vitest';
import type { Functions } from '../../../../local/aws/lambda/functions.ts';
import { schedules } from '../../../../local/aws/schedules/schedules.ts';
import type { Stack } from '../../../../local/aws/stack/stack.ts';

const HOUR = 3_600_000;
const start = new Date('2021-06-16T01:20:00Z');
const hour = (text: string): Date => new Date(`2021-06-16T${text}:00Z`);

function stackWith(...rules: readonly Readonly<Record<string, unknown>>[]): Stack {
  const ruleOf = (properties: Readonly<Record<string, unknown>>, index: number) => ({
    logicalId: `Sweep${index}`,
    properties: { Targets: [{ Arn: 'sweep' }], ...properties },
  });
  return {
    resources: (type) => (type === 'AWS::Events::Rule' ? rules.map(ruleOf) : []),
    nameOf: (id) => id,
    arnOf: (id) => id,
    assetFolder: (key) => key,
  };
}

/** An hourly sweep with a fixed answer, and another function that a test may call. */
function hourly(answer: unknown, { real = false, also }: { readonly real?: boolean; readonly also?: string } = {}) {
  let calls = 0;
  const sweeps: unknown[] = [];
  const functions: Functions = {
    has: () => true,
    calls: () => calls,
    invoke: async (arn, event) => {
      calls += 1;
      if (arn === 'sweep') sweeps.push(event);
      return answer;
    },
  };
  const deadLetters = { add: () => {} };
  const clock = { now: () => start, real };
  const expressions = ['rate(1 hour)', ...(also ? [also] : [])];
  const stack = stackWith(...expressions.map((ScheduleExpression) => ({ ScheduleExpression })));
  const rules = schedules({ stack, functions, deadLetters, clock });
  const fireAt = async (tick: Date): Promise<void> => {
    rules.passTo(tick);
    rules.fire(tick);
    await new Promise(setImmediate);
  };
  return { rules, sweeps, fireAt, callAnother: () => functions.invoke('other', {}) };
}

test('ticks at whole multiples of its period, once each', async () => {
  const { rules, sweeps, fireAt } = hourly({});
  expect(rules.nextTick()).toEqual(hour('02:00'));
  await fireAt(hour('02:00'));
  rules.fire(hour('02:00'));
  expect(sweeps).toHaveLength(1);
  expect(sweeps[0]).toMatchObject({ 'detail-type': 'Scheduled Event', time: '2021-06-16T02:00:00.000Z' });
  expect(rules.nextTick()).toEqual(hour('03:00'));
});

test('skips the ticks before the instant at which the sweep said that its next work is due', async () => {
  const { rules, fireAt } = hourly({ nextDueAt: '2021-06-16T05:30:00.000Z' });
  await fireAt(hour('02:00'));
  expect(rules.nextTick()).toEqual(hour('06:00'));
});

test('stops ticking if the sweep said that nothing will ever be due', async () => {
  const { rules, fireAt } = hourly({ nextDueAt: null });
  await fireAt(hour('02:00'));
  expect(rules.nextTick()).toBeUndefined();
});

test('ticks again from the current instant once another function was called', async () => {
  const { rules, fireAt, callAnother } = hourly({ nextDueAt: null });
  await fireAt(hour('02:00'));
  rules.passTo(new Date(hour('02:00').getTime() + 7.5 * HOUR));
  await callAnother();
  expect(rules.nextTick()).toEqual(hour('10:00'));
});

test('makes the tick of the instant at which another function was called', async () => {
  const { rules, fireAt, callAnother } = hourly({ nextDueAt: null });
  await fireAt(hour('02:00'));
  rules.passTo(hour('08:00'));
  await callAnother();
  expect(rules.nextTick()).toEqual(hour('08:00'));
});

test('keeps skipping ticks while other targets say that they have changed nothing', async () => {
  const { rules, sweeps, fireAt } = hourly({ nextDueAt: null, changedNothing: true }, { also: 'rate(2 hours)' });
  await fireAt(hour('02:00'));
  expect(sweeps).toHaveLength(2);
  await fireAt(hour('03:00'));
  expect(rules.nextTick()).toBeUndefined();
});

test('ticks again once another target has changed something', async () => {
  const { rules, fireAt } = hourly({ nextDueAt: null }, { also: 'rate(2 hours)' });
  await fireAt(hour('02:00'));
  await fireAt(hour('04:00'));
  expect(rules.nextTick()).toEqual(hour('05:00'));
});

test('does not repeat a tick at its own instant', async () => {
  const { rules, fireAt, callAnother } = hourly({ nextDueAt: null });
  await fireAt(hour('02:00'));
  rules.passTo(hour('02:00'));
  await callAnother();
  expect(rules.nextTick()).toEqual(hour('03:00'));
});

test('skips no tick on the machine’s time', async () => {
  const { rules, fireAt } = hourly({ nextDueAt: null }, { real: true });
  await fireAt(hour('02:00'));
  expect(rules.nextTick()).toEqual(hour('03:00'));
});

test('refuses a schedule that is not a rate', () => {
  const functions: Functions = { has: () => true, calls: () => 0, invoke: async () => null };
  const stack = stackWith({ ScheduleExpression: 'cron(0 9 * * ? *)' });
  expect(() =>
    schedules({ stack, functions, deadLetters: { add: () => {} }, clock: { now: () => start, real: false } }),
  ).toThrow('cron(0 9 * * ? *)');
});
