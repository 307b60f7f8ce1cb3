import { afterEach, describe, expect, test, vi } from 'vitest';
import { virtualClock } from '../../../local/clock/virtual-clock.ts';

const start = new Date('2021-06-16T01:00:00Z');
const plus = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);

describe('a virtual clock', () => {
  test('keeps its instant until it is moved, and stores each instant before it shows it', () => {
    const kept: string[] = [];
    const clock = virtualClock({ start, real: false, persist: (instant) => kept.push(instant.toISOString()) });
    expect(clock.now()).toEqual(start);
    clock.moveTo(plus(5));
    expect(clock.now()).toEqual(plus(5));
    expect(kept).toEqual([start.toISOString(), plus(5).toISOString()]);
  });

  test('never goes back', () => {
    const clock = virtualClock({ start, real: false, persist: () => {} });
    expect(() => clock.moveTo(plus(-1))).toThrow(RangeError);
  });

  test('fires the timers that are due, earliest first, and no others', () => {
    const clock = virtualClock({ start, real: false, persist: () => {} });
    const fired: number[] = [];
    for (const minutes of [20, 5, 10]) clock.at(plus(minutes), () => fired.push(minutes));
    expect(clock.earliestDue()).toEqual(plus(5));
    clock.moveTo(plus(10));
    clock.fireDue();
    expect(fired).toEqual([5, 10]);
    expect(clock.earliestDue()).toEqual(plus(20));
  });

  test('fires at once a timer whose instant has passed', () => {
    const clock = virtualClock({ start, real: false, persist: () => {} });
    const fire = vi.fn();
    clock.at(start, fire);
    expect(fire).toHaveBeenCalledOnce();
    expect(clock.earliestDue()).toBeUndefined();
  });

  test('does not fire a cancelled timer, not even one that an earlier timer cancels', () => {
    const clock = virtualClock({ start, real: false, persist: () => {} });
    const later = vi.fn();
    let cancel = (): void => {};
    clock.at(plus(1), () => cancel());
    cancel = clock.at(plus(2), later);
    clock.moveTo(plus(3));
    clock.fireDue();
    expect(later).not.toHaveBeenCalled();
  });
});

describe('a clock on the machine’s time', () => {
  afterEach(() => vi.useRealTimers());

  test('follows it, except when it is set back', () => {
    vi.useFakeTimers({ now: start });
    const clock = virtualClock({ start, real: true, persist: () => {} });
    vi.setSystemTime(plus(10));
    expect(clock.now()).toEqual(plus(10));
    vi.setSystemTime(plus(3));
    expect(clock.now()).toEqual(plus(10));
  });
});
