import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { activity } from '../../../local/clock/activity.ts';
import { ClockRefusedError, timeline } from '../../../local/clock/timeline.ts';
import { virtualClock } from '../../../local/clock/virtual-clock.ts';

const HOUR = 3_600_000;
const start = new Date('2021-06-16T01:00:00Z');
const plus = (hours: number): Date => new Date(start.getTime() + hours * HOUR);

/** A timeline with an hourly tick, whose work takes some turns of the event loop. */
function hourly() {
  const clock = virtualClock({ start, real: false, persist: () => {} });
  const work = activity();
  const happened: string[] = [];
  let next = plus(1);
  const schedules = {
    nextTick: () => next,
    passTo: () => {},
    fire: (tick: Date) => {
      next = new Date(tick.getTime() + HOUR);
      void work.track(setTimeout(1).then(() => happened.push(`tick ${(tick.getTime() - start.getTime()) / HOUR}`)));
    },
  };
  const streams = { deliver: async () => false, tableMayHaveChanged: () => {} };
  return { clock, work, happened, time: timeline({ clock, activity: work, schedules, streams }) };
}

test('passes every due instant in order, and the work of one instant is over before the next', async () => {
  const { clock, work, happened, time } = hourly();
  clock.at(plus(1.5), () => {
    void work.track(setTimeout(5).then(() => happened.push(`wait, at ${clock.now().toISOString()}`)));
  });
  await time.advance(() => plus(2.25));
  expect(happened).toEqual(['tick 1', `wait, at ${plus(1.5).toISOString()}`, 'tick 2']);
  expect(clock.now()).toEqual(plus(2.25));
});

test('at one instant all waits end before schedules tick, even waits that other waits began', async () => {
  const { clock, happened, time } = hourly();
  clock.at(plus(0.5), () => clock.at(plus(1), () => happened.push('second wait')));
  clock.at(plus(1), () => happened.push('first wait'));
  await time.advance(() => plus(1));
  expect(happened).toEqual(['first wait', 'second wait', 'tick 1']);
});

test('refuses to go back and leaves the clock where it was', async () => {
  const { clock, time } = hourly();
  await expect(time.advance(() => plus(-1))).rejects.toThrow(ClockRefusedError);
  expect(clock.now()).toEqual(start);
});

test('starts each of several moves at the instant where the one before it ended', async () => {
  const { clock, time } = hourly();
  const byTwoHours = (now: Date): Date => new Date(now.getTime() + 2 * HOUR);
  await Promise.all([time.advance(byTwoHours), time.advance(byTwoHours)]);
  expect(clock.now()).toEqual(plus(4));
});

test('settling waits for work that leads to more work', async () => {
  const { work, happened, time } = hourly();
  void work.track(setTimeout(2)).then(() => work.track(setTimeout(2).then(() => happened.push('second'))));
  await time.settle();
  expect(happened).toEqual(['second']);
});
