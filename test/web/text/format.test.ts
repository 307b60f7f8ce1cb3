import { describe, expect, test } from 'vitest';
import { dayText, endText, idText, listText, moneyText, numberText, timeText } from '../../../web/text/format.ts';

describe('a time', () => {
  test('is Beijing time, whatever the zone of the device', () => {
    expect(timeText('2021-06-16T17:30:00Z', 'zh')).toBe('2021年6月17日 01:30');
    expect(timeText('2021-06-16T17:30:00Z', 'en')).toBe('2021-06-17 01:30');
  });

  test('at midnight begins a day', () => {
    expect(timeText('2021-06-29T00:00:00+08:00', 'zh')).toBe('2021年6月29日 00:00');
  });
});

describe('the end of a period', () => {
  test('at midnight is 24:00 of the day before', () => {
    expect(endText('2021-06-29T00:00:00+08:00', 'zh')).toBe('2021年6月28日 24:00');
    expect(endText('2021-06-29T00:00:00+08:00', 'en')).toBe('2021-06-28 24:00');
    expect(endText('2022-01-01T00:00:00+08:00', 'zh')).toBe('2021年12月31日 24:00');
  });

  test('at another time is that time', () => {
    expect(endText('2021-06-29T10:00:00+08:00', 'zh')).toBe('2021年6月29日 10:00');
    expect(endText('2021-06-28T23:59:00+08:00', 'en')).toBe('2021-06-28 23:59');
  });
});

test('a day has no time and no zone', () => {
  expect(dayText('2021-05-01', 'zh')).toBe('2021年5月1日');
  expect(dayText('2021-05-01', 'en')).toBe('2021-05-01');
});

test.each([
  [0, '¥0.00'],
  [5, '¥0.05'],
  [150_000, '¥1,500.00'],
  [123_456_789, '¥1,234,567.89'],
])('%i fen are %s', (fen, text) => {
  expect(moneyText(fen)).toBe(text);
});

test('a number is grouped', () => {
  expect(numberText(12_345, 'zh')).toBe('12,345');
  expect(numberText(12_345, 'en')).toBe('12,345');
});

test('an id is read in groups of four, and ends without a blank', () => {
  expect(idText('V072167SSB76KD9M')).toBe('V072 167S SB76 KD9M');
  expect(idText('V0721')).toBe('V072 1');
  expect(idText('V072')).toBe('V072');
});

test('a list is joined as its language does it', () => {
  expect(listText(['姓名', '账号'], 'zh')).toBe('姓名、账号');
  expect(listText(['Name', 'Account number'], 'en')).toBe('Name, Account number');
});
