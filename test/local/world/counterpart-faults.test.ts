import { expect, test } from 'vitest';
import { type Damage, damageOfNextRequest } from '../../../local/world/counterpart-faults.ts';
import type { Faults } from '../../../local/world/world-schemas.ts';

function damages(faults: Faults, requests: number): readonly Damage[] {
  const next = damageOfNextRequest(() => faults);
  return Array.from({ length: requests }, () => next('bank'));
}

test('a counterpart without a fault answers everything', () => {
  expect(damages({ identity: { mode: 'down' } }, 3)).toEqual(['none', 'none', 'none']);
});

test('flaky without a rate spoils every second request, alternately down and garbled', () => {
  expect(damages({ bank: { mode: 'flaky' } }, 6)).toEqual(['none', 'down', 'none', 'garbled', 'none', 'down']);
});

test.each([0, 0.1, 0.25, 0.5, 0.75, 0.9, 1])('flaky at rate %d spoils exactly that share, spread evenly', (rate) => {
  const spoilt = damages({ bank: { mode: 'flaky', rate } }, 100).map((damage) => damage !== 'none');
  expect(spoilt.filter(Boolean)).toHaveLength(Math.round(rate * 100));
  for (let start = 0; start < 100; start += 20) {
    expect(spoilt.slice(start, start + 20).filter(Boolean)).toHaveLength(Math.round(rate * 20));
  }
});

test('setting faults again restarts the count', () => {
  let faults: Faults = { bank: { mode: 'flaky' } };
  const next = damageOfNextRequest(() => faults);
  expect(next('bank')).toBe('none');
  faults = { bank: { mode: 'flaky' } };
  expect(next('bank')).toBe('none');
  expect(next('bank')).toBe('down');
});
