import { expect, test } from 'vitest';
import { freshCast } from '../../../local/demo/cast.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { parseIdNumber } from '../../../shared/domain/id-number.ts';

test.each([
  ['2021-06-16', '2021-05-19'],
  ['2019-09-01', '2019-08-04'],
  ['2022-01-28', '2021-12-31'],
  ['2022-12-01', '2021-12-31'],
])('on %s the welder’s certificate is of %s, always within the programme', (today, issuedOn) => {
  expect(freshCast(civilDate(today)).certificate.issuedOn).toBe(issuedOn);
});

test('all people of a cast have well-formed numbers', () => {
  for (let run = 0; run < 200; run += 1) {
    const { welder, objector, certificate } = freshCast(civilDate('2021-06-16'));
    for (const { idNumber } of [welder, objector]) {
      expect(parseIdNumber(idNumber, civilDate('2021-06-16'))).toMatchObject({ ok: true });
    }
    expect(certificate.number).toMatch(/^Y\d{21}$/);
  }
});

test('two runs share no account and no employer', () => {
  const [one, two] = [freshCast(civilDate('2021-06-16')), freshCast(civilDate('2021-06-16'))];
  expect(one.welder.accountNumber).not.toBe(two.welder.accountNumber);
  expect(one.employer).not.toBe(two.employer);
});
