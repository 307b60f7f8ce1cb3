import { describe, expect, test } from 'vitest';
import { executionCalls, pausingBetweenTries, retryPauses } from '../../../../local/aws/workflow/retry-pauses.ts';
import { virtualClock } from '../../../../local/clock/virtual-clock.ts';

const silence = {
  ErrorEquals: ['Silent'],
  IntervalSeconds: 40,
  BackoffRate: 2,
  MaxAttempts: 5,
  MaxDelaySeconds: 300,
};
const platform = { ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 1 };
const START = new Date('2021-06-16T01:00:00Z');

const aTurn = () => new Promise((resolve) => setImmediate(resolve));
function errorNamed(name: string): Error {
  return Object.assign(new Error('failed'), { name });
}

describe('the pauses of a state', () => {
  test('grow to their maximum, and end after the allowed number of tries', () => {
    const { failed } = retryPauses([silence]);
    expect(Array.from({ length: 6 }, () => failed('Silent'))).toEqual([40, 80, 160, 300, 300, undefined]);
  });

  test('are counted for each retrier alone', () => {
    const { failed } = retryPauses([platform, silence]);
    expect(['Silent', 'Busy', 'Silent', 'Busy'].map(failed)).toEqual([40, 2, 80, undefined]);
  });

  test('begin anew when the state was left', () => {
    const { failed, left } = retryPauses([silence]);
    failed('Silent');
    left();
    expect(failed('Silent')).toBe(40);
  });

  test('do not exist after an error that no retrier names', () => {
    expect(retryPauses([silence]).failed('Broken')).toBeUndefined();
  });
});

describe('a handler that fails', () => {
  /** A handler that always fails with one name, and the times at which its failures reached the interpreter. */
  function failing(name: string) {
    const clock = virtualClock({ start: START, real: false, persist: () => {} });
    const calls = executionCalls();
    const reached: string[] = [];
    const deps = { retriers: [platform, silence], clock, calls, sayWaiting: () => () => {} };
    const handle = pausingBetweenTries(() => calls.track(Promise.reject(errorNamed(name))), deps);
    const once = () => handle({}).catch(() => reached.push(clock.now().toISOString()));
    const moveTo = async (instant: string) => {
      clock.moveTo(new Date(instant));
      clock.fireDue();
      await aTurn();
    };
    return { calls, reached, once, moveTo };
  }

  test('is tried again after a long pause only when the virtual clock has passed it', async () => {
    const { reached, once, moveTo } = failing('Silent');
    await once();
    void once();
    await aTurn();
    expect(reached).toEqual(['2021-06-16T01:00:00.000Z']);
    await moveTo('2021-06-16T01:01:19Z');
    expect(reached).toHaveLength(1);
    await moveTo('2021-06-16T01:01:20Z');
    expect(reached).toEqual(['2021-06-16T01:00:00.000Z', '2021-06-16T01:01:20.000Z']);
  });

  test('is tried again after a short pause when the execution’s other calls have returned, the clock unmoved', async () => {
    const { calls, reached, once } = failing('Silent');
    const other = Promise.withResolvers<void>();
    void calls.track(other.promise);
    void once();
    await aTurn();
    expect(reached).toEqual([]);
    other.resolve();
    await aTurn();
    expect(reached).toEqual(['2021-06-16T01:00:00.000Z']);
  });

  test('with an error that no retrier names is passed on at once', async () => {
    const { reached, once } = failing('Broken');
    await once();
    expect(reached).toHaveLength(1);
  });
});
