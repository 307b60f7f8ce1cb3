import { describe, expect, test } from 'vitest';
import { boundsOf, daysOf, monthsOf, monthsToChoose, periodOf } from '../../../../web/staff/reports/period.ts';

/** It is 1 July in Beijing and still June in Greenwich. */
const NOW = new Date('2021-07-01T01:00:00+08:00');
const asked = (query: string, now: Date | undefined = NOW) => periodOf(new URLSearchParams(query), now);

describe('the period', () => {
  test('is the year so far in Beijing, unless the address says another', () => {
    expect(asked('')).toEqual({ from: '2021-01', to: '2021-07' });
    expect(asked('from=2020-11')).toEqual({ from: '2020-11', to: '2021-07' });
    expect(asked('from=2020-11&to=2020-12')).toEqual({ from: '2020-11', to: '2020-12' });
  });

  test('does not come from what is no month', () => {
    for (const wrong of ['2021-13', '2021-00', '21-06', '2021-06-01', 'x', '']) {
      expect(asked(`from=${wrong}&to=${wrong}`)).toEqual({ from: '2021-01', to: '2021-07' });
    }
  });

  test('is not known before the time is, unless the address says all of it', () => {
    expect(periodOf(new URLSearchParams('from=2021-01'), undefined)).toBeUndefined();
    expect(periodOf(new URLSearchParams('from=2021-01&to=2021-02'), undefined)).toBeDefined();
  });

  test('has each of its months, and is asked for by days in them', () => {
    const period = { from: '2020-11', to: '2021-02' };
    expect(monthsOf(period)).toEqual(['2020-11', '2020-12', '2021-01', '2021-02']);
    expect(monthsOf({ from: '2021-02', to: '2021-02' })).toEqual(['2021-02']);
    expect(monthsOf({ from: '2021-02', to: '2021-01' })).toEqual([]);
    expect(daysOf(period)).toEqual({ from: '2020-11-01', to: '2021-02-01' });
  });

  test('however long does not bring the page to a stop', () => {
    expect(monthsOf({ from: '1900-01', to: '2099-12' })).toHaveLength(240);
  });
});

test.each([
  ['2021-02', '2021-02-28'],
  ['2020-02', '2020-02-29'],
  ['2021-06', '2021-06-30'],
  ['2021-12', '2021-12-31'],
])('a period until %s ends on %s', (to, last) => {
  expect(boundsOf({ from: '2020-01', to })).toEqual({ from: '2020-01-01', to: last });
});

test('five years of months can be chosen, the latest first, and those of the period', () => {
  const months = monthsToChoose(NOW, { from: '2010-05', to: '2021-07' });
  expect(months.slice(0, 2)).toEqual(['2021-07', '2021-06']);
  expect(months.slice(-2)).toEqual(['2016-08', '2010-05']);
  expect(months).toHaveLength(61);
});
