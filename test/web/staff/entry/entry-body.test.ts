import { expect, test } from 'vitest';
import { counterApplicationBody } from '../../../../shared/contracts/counter.ts';
import { bodyOf, FIELD_FOR, fittingFor, NO_ENTRY } from '../../../../web/staff/entry/entry-body.ts';
import { errorsIn } from '../../../../web/staff/form/form-rules.ts';
import { aPerson } from '../../../support/people.ts';

const { name, idNumber, phone, accountNumber, certificateNumber } = aPerson(1);
const agent = aPerson(2);
const typed = {
  ...NO_ENTRY,
  presentedBy: 'SELF',
  name,
  idNumber: `${idNumber.slice(0, 6)} ${idNumber.slice(6).toLowerCase()}`,
  socialSecurityNumber: '99900001',
  phone: `${phone.slice(0, 3)} ${phone.slice(3)}`,
  applicantCategory: 'ENTERPRISE_EMPLOYEE',
  certificateCategory: 'SKILL_LEVEL',
  certificateNumber,
  issuedOn: '2021-05-20',
  occupationCode: '6-18-02-04',
  level: '3',
  payeeKind: 'BANK_ACCOUNT',
  bankName: '虚构银行中山支行',
  accountNumber,
};
const two = [{ programme: 'one' }, { programme: 'two' }];
const wrong = (more: Partial<typeof typed>, offered: Parameters<typeof fittingFor>[0] = []) =>
  errorsIn({ ...typed, ...more }, fittingFor(offered), NO_ENTRY).map(({ id }) => id);

test('the contract takes what the form sends, with and without an agent', () => {
  expect(wrong({})).toEqual([]);
  expect(counterApplicationBody.parse(bodyOf(typed, undefined))).toMatchObject({
    presentedBy: 'SELF',
    applicant: { idNumber, phone },
    certificate: { issuedOn: '2021-05-20', level: 3 },
  });
  const byAgent = { ...typed, presentedBy: 'AGENT', agentName: agent.name, agentIdNumber: agent.idNumber };
  const body = bodyOf({ ...byAgent, agentRelation: '配偶' }, 'skill-upgrade');
  expect(counterApplicationBody.parse(body)).toMatchObject({
    programme: 'skill-upgrade',
    agent: { name: agent.name, idNumber: agent.idNumber, relation: '配偶' },
  });
});

test('an agent is named where one presents it, and is not the applicant', () => {
  expect(wrong({ presentedBy: 'AGENT' })).toEqual(['agentName', 'agentIdNumber', 'agentRelation']);
  const self = { presentedBy: 'AGENT', agentName: name, agentIdNumber: idNumber, agentRelation: '本人' };
  expect(wrong(self)).toEqual(['agentIdNumber']);
});

test('a programme is asked for where several cover the certificate', () => {
  expect(wrong({}, two)).toEqual(['programme']);
  expect(wrong({ programme: 'two' }, two)).toEqual([]);
  expect(wrong({}, two.slice(1))).toEqual([]);
});

test('only an account needs its bank', () => {
  expect(wrong({ bankName: '' })).toEqual(['bankName']);
  expect(wrong({ bankName: '', payeeKind: 'SOCIAL_SECURITY_CARD' })).toEqual([]);
});

test('an empty form cannot be sent, and each field of the contract has one of the form', () => {
  expect(errorsIn(NO_ENTRY, fittingFor([]), NO_ENTRY).length).toBe(13);
  expect(() => bodyOf(NO_ENTRY, undefined)).toThrow(RangeError);
  expect(FIELD_FOR['/certificate/number']).toBe('certificateNumber');
  expect(FIELD_FOR['/programme']).toBe('programme');
});
