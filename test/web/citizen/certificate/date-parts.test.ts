import { expect, test } from 'vitest';
import { dateOf } from '../../../../web/citizen/certificate/date-parts.ts';

test.each([
  [{ year: '2021', month: '5', day: '20' }, '2021-05-20'],
  [{ year: '２０２１', month: ' 05', day: '２' }, '2021-05-02'],
  [{ year: '2021', month: '', day: '20' }, undefined],
])('%j is %s', (typed, date) => {
  expect(dateOf(typed)).toBe(date);
});
