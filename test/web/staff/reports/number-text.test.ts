import { expect, test } from 'vitest';
import { percentText, shortNumberText } from '../../../../web/staff/reports/number-text.ts';

test('a number on an axis is short, and a share has at most one decimal place', () => {
  expect(shortNumberText(2_500_000, 'zh')).toBe('250万');
  expect(shortNumberText(2_500_000, 'en')).toBe('2.5M');
  expect(shortNumberText(12, 'zh')).toBe('12');
  expect(percentText(12.5, 'zh')).toBe('12.5%');
  expect(percentText(100 / 3, 'en')).toBe('33.3%');
  expect(percentText(0, 'en')).toBe('0%');
});
