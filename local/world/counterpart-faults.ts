import type { Fault, Faults, FaultyCounterpart } from './world-schemas.ts';

/** What happens to one request: `slow` and `garbled` are carried out, but their answer is late or unreadable. */
export type Damage = 'none' | 'down' | 'slow' | 'garbled';

const defaultFlakyRate = 0.5;
// A share such as 0.1 is not exact in binary: ten times a tenth must still make one failure.
const roundingAllowance = 1e-9;

/**
 * Decides, request by request, what a counterpart does to it, from the faults that are set now.
 *
 * `flaky` is deterministic: after n requests it has spoilt the whole part of n × rate (default 0.5) of them, spread
 * evenly, in turn as `down` (nothing happened) and as `garbled` (it happened, the answer is lost). Setting faults starts
 * the count anew.
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
