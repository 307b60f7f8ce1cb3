import { expect, test } from 'vitest';
import { keyedObjectionBody } from '../../../../shared/contracts/objection.ts';
import { errorsIn } from '../../../../web/staff/form/form-rules.ts';
import { bodyOf, FITTING, NO_OBJECTION } from '../../../../web/staff/objection/objection-body.ts';
import { deskText } from '../../../../web/text/zh/staff-desk.ts';
import { aPerson } from '../../../support/people.ts';

const { name, idNumber, phone } = aPerson(1);
const typed = {
  noticeId: ' 210202-2021-06-17 ',
  serial: '3',
  objectorName: name,
  objectorIdNumber: idNumber.toLowerCase(),
  phone,
  channel: 'LETTER',
  receivedOn: '2021-06-24',
  receivedTime: '16:30',
  statement: '据我了解，此人并未在该公司工作。',
};
const { needed } = deskText.forms.objection;

test('an empty form names every field', () => {
  expect(errorsIn(NO_OBJECTION, FITTING, needed).map(({ id }) => id)).toEqual(Object.keys(NO_OBJECTION));
});

test('day and time are of Beijing, and the contract takes what the form sends', () => {
  expect(errorsIn(typed, FITTING, needed)).toEqual([]);
  const body = bodyOf(typed, 'LETTER');
  expect(body).toMatchObject({ noticeId: '210202-2021-06-17', serial: 3, objectorIdNumber: idNumber });
  expect(keyedObjectionBody.parse(body).receivedAt).toBe('2021-06-24T08:30:00.000Z');
});

test('a serial is a whole number from 1', () => {
  const faulty = ['0', '1.5', '-1', 'x', '123456789'];
  for (const serial of faulty)
    expect(errorsIn({ ...typed, serial }, FITTING, needed).map(({ id }) => id)).toEqual(['serial']);
});
