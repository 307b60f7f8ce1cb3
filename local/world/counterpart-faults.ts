import type { Fault, Faults, FaultyCounterpart } from './world-schemas.ts';

/** What happens to one request. The counterpart carries out `slow` and `garbled`, but answers late or unreadably. */
export type Damage = 'none' | 'down' | 'slow' | 'garbled';

const defaultFlakyRate = 0.5;
// A share such as 0.1 is not exact in binary. Ten times a tenth must still make one failure.
const roundingAllowance = 1e-9;

/**
 * Decides what happens to each request of a counterpart, from the faults that are set at that time.
 *
 * `flaky` is deterministic. After n requests it has spoilt n × rate of them, rounded down (the default rate is 0.5).
 * They are spread evenly, and are alternately `down` (the request was not carried out) and `garbled` (it was, but the
 * answer is lost). Setting faults restarts the count.
 */
export function damageOfNextRequest(faults: () => Faults): (counterpart: FaultyCounterpart) => Damage {
  const counts = new Map<FaultyCounterpart, { readonly fault: Fault; readonly asked: number }>();
  return (counterpart) => {
    const fault = faults()[counterpart];
    if (fault === undefined) return 'none';
    if (fault.mode !== 'flaky') return fault.mode;

    const before = counts.get(counterpart);
    const asked = before?.fault === fault ? before.asked : 0;
    counts.set(counterpart, { fault, asked: asked + 1 });
    const rate = fault.rate ?? defaultFlakyRate;
    const failures = failuresAmong(asked + 1, rate);
    if (failures === failuresAmong(asked, rate)) return 'none';
    return failures % 2 === 1 ? 'down' : 'garbled';
  };
}

function failuresAmong(requests: number, rate: number): number {
  return Math.floor(requests * rate + roundingAllowance);
}
