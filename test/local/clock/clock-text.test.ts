import { describe, expect, test } from 'vitest';
import { laterBy, parseInstant } from '../../../local/clock/clock-text.ts';

const from = new Date('2021-01-31T01:00:00Z');

describe('an instant', () => {
  test.each([
    ['2021-06-16T09:00+08:00', '2021-06-16T01:00:00.000Z'],
    ['2021-06-16T09:00:30.5+08:00', '2021-06-16T01:00:30.500Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('%s is read', (text, instant) => {
    expect(parseInstant(text)?.toISOString()).toBe(instant);
  });

  test.each([
    '2021-06-16',
    '2021-06-16T09:00',
    '2021-02-29T00:00Z',
    '2021-06-16T24:00Z',
    '2021-06-16T09:60Z',
    '2021-06-16T09:00+25:00',
    'real',
    '',
  ])('"%s" is not an instant', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe('a duration', () => {
  test.each([
    ['P3D', '2021-02-03T01:00:00.000Z'],
    ['P1W', '2021-02-07T01:00:00.000Z'],
    ['PT90M', '2021-01-31T02:30:00.000Z'],
    ['P1DT1H1M1S', '2021-02-01T02:01:01.000Z'],
    ['P1M', '2021-02-28T01:00:00.000Z'],
    ['P1Y', '2022-01-31T01:00:00.000Z'],
    ['P0D', '2021-01-31T01:00:00.000Z'],
  ])('%s after the start is %s', (duration, instant) => {
    expect(laterBy(from, duration)?.toISOString()).toBe(instant);
  });

  test.each(['P', 'PT', 'P1DT', '3D', 'P-1D', 'P1.5D', 'P1H', 'P99999Y', 'P99999999999D', ''])(
    '"%s" is not a duration',
    (text) => {
      expect(laterBy(from, text)).toBeUndefined();
    },
  );
});
