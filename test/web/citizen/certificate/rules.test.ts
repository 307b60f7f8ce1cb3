import { expect, test } from 'vitest';
import { amountsByLevel, checkHere, programmeFor, programmesOn } from '../../../../web/citizen/certificate/rules.ts';

const answers = {
  applicantCategory: 'ENTERPRISE_EMPLOYEE',
  certificateCategory: 'SKILL_LEVEL',
  level: 3,
  occupationCode: '6-18-02-04',
  issuedOn: '2021-05-20',
} as const;
const now = new Date('2021-06-16T09:00:00+08:00');
const [CITY, NATIONAL] = ['enterprise-certificate', 'skill-upgrade'];

test('the check in the browser says what the rules of each programme say that covers the certificate', () => {
  expect(checkHere(answers, now)).toMatchObject([
    { programme: CITY, reasons: [], amountFen: 250_000, lastDayToApply: '2022-05-20' },
    { programme: NATIONAL, reasons: [], amountFen: 200_000, lastDayToApply: '2022-05-20' },
  ]);
  expect(checkHere({ ...answers, level: 2 }, now)).toMatchObject([
    { programme: CITY, reasons: [] },
    { programme: NATIONAL, reasons: [{ code: 'LEVEL_NOT_IN_CATALOGUE' }] },
  ]);
  const late = checkHere(answers, new Date('2022-05-21T00:00:00+08:00'));
  expect(late).toMatchObject([
    { reasons: [{ code: 'APPLICATION_DEADLINE_PASSED' }] },
    { reasons: [{ code: 'APPLICATION_DEADLINE_PASSED' }] },
  ]);
});

test('where no programme covers the certificate, the default one says so', () => {
  expect(checkHere({ ...answers, issuedOn: '2022-01-01' }, new Date('2022-02-01T09:00:00+08:00'))).toMatchObject([
    { programme: CITY, reasons: [{ code: 'CERTIFICATE_DATE_OUTSIDE_WINDOW' }] },
  ]);
});

test('a day that does not exist is a fault of the date', () => {
  expect(checkHere({ ...answers, issuedOn: '2021-02-30' }, now)).toBe('badDate');
  expect(programmesOn('2021-02-30')).toEqual([]);
});

test('a programme is chosen only where several cover the certificate', () => {
  expect(programmesOn('2021-05-20').map(({ programme }) => programme)).toEqual([CITY, NATIONAL]);
  expect(programmeFor('2021-05-20', NATIONAL)).toBe(NATIONAL);
  expect(programmeFor('2021-05-20', '')).toBeUndefined();
  // The one that covers it is named, whatever was chosen for another date.
  expect(programmeFor('2019-05-20', CITY)).toBe(NATIONAL);
  expect(programmeFor('2022-05-20', CITY)).toBeUndefined();
  expect(programmeFor(undefined, CITY)).toBeUndefined();
});

test('the amounts are those of the programmes that cover the issue date, or of the one chosen', () => {
  expect(amountsByLevel('2021-05-20').get(3)).toEqual([250_000, 200_000]);
  expect(amountsByLevel('2021-05-20', NATIONAL).get(3)).toEqual([200_000]);
  expect(amountsByLevel('2021-05-20', NATIONAL).get(1)).toEqual([]);
  expect(amountsByLevel(undefined).get(3)).toEqual([250_000]);
});
