import { describe, expect, test } from 'vitest';
import { documentNumberOf, documentSeriesOf } from '../../../shared/domain/document-number.ts';

describe('the number of a refusal', () => {
  test('is agency, year and serial, without leading zeros', () => {
    expect(documentNumberOf({ agency: '2102GX', year: '2021' }, 7)).toBe('2102GX-2021-7');
    expect(documentNumberOf({ agency: '210202', year: '2021' }, 1234567)).toBe('210202-2021-1234567');
  });

  test('is of the city where no agency is known yet', () => {
    expect(documentSeriesOf(undefined, new Date('2021-06-16T09:00:00+08:00')).agency).toBe('210200');
  });

  test.each([
    ['2021-12-31T23:59:59.999+08:00', '2021'],
    ['2022-01-01T00:00:00+08:00', '2022'],
  ])('at %s is of the year %s, by Beijing time', (moment, year) => {
    expect(documentSeriesOf('210202', new Date(moment))).toEqual({ agency: '210202', year });
  });
});
