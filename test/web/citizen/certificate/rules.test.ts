import { expect, test } from 'vitest';
import { amountsByLevel, checkHere } from '../../../../web/citizen/certificate/rules.ts';

const answers = {
  applicantCategory: 'ENTERPRISE_EMPLOYEE',
  certificateCategory: 'SKILL_LEVEL',
  level: 3,
  occupationCode: '6-18-02-04',
  issuedOn: '2021-05-20',
} as const;
const now = new Date('2021-06-16T09:00:00+08:00');

test('the check in the browser says what the rules say', () => {
  expect(checkHere(answers, now)).toEqual({ reasons: [], amountFen: 250_000, lastDayToApply: '2022-05-20' });
  const late = checkHere(answers, new Date('2022-05-21T00:00:00+08:00'));
  expect(late).toMatchObject({ reasons: [{ code: 'APPLICATION_DEADLINE_PASSED' }] });
});

test('a day that does not exist is a fault of the date', () => {
  expect(checkHere({ ...answers, issuedOn: '2021-02-30' }, now)).toBe('badDate');
});

test('the amounts are those of the policy of the issue date', () => {
  expect(amountsByLevel('2021-05-20').get(3)).toBe(250_000);
  expect(amountsByLevel(undefined).get(3)).toBe(250_000);
});
