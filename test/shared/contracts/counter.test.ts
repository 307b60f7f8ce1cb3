import { describe, expect, test } from 'vitest';
import { searchBody } from '../../../shared/contracts/access.ts';
import { counterApplicationBody } from '../../../shared/contracts/counter.ts';
import { anApplicationBody } from '../../support/applications.ts';
import { aPerson } from '../../support/people.ts';

const { name, idNumber, phone, certificateNumber } = aPerson(2);
const agent = { name, idNumber, relation: '配偶' };
const entry = { ...anApplicationBody(), channel: 'COUNTER' };
const faultsOf = (schema: typeof counterApplicationBody | typeof searchBody, body: object) =>
  schema.safeParse(body).error?.issues.map(({ path, message }) => [path.join('/'), message]) ?? [];

describe('an application that is entered at the counter', () => {
  test.each([
    { ...entry, presentedBy: 'SELF' },
    { ...entry, presentedBy: 'AGENT', agent },
  ])('is presented by the applicant, or by an agent', (body) => {
    expect(faultsOf(counterApplicationBody, body)).toEqual([]);
  });

  test.each<[string, object, string, string]>([
    ['an agent who is not named', { presentedBy: 'AGENT' }, 'agent', '由他人代办的，请填写代办人'],
    ['an agent beside the applicant', { presentedBy: 'SELF', agent }, 'agent', '申请人本人到场的，不填写代办人'],
    [
      'the applicant as the agent',
      { presentedBy: 'AGENT', agent: { ...agent, idNumber: aPerson(1).idNumber } },
      'agent/idNumber',
      '代办人不能是申请人本人',
    ],
    ['nobody', {}, 'presentedBy', '请选择到场人：申请人本人、代办人。'],
    ['another channel', { presentedBy: 'SELF', channel: 'LETTER' }, 'channel', '来源应为窗口（COUNTER）。'],
    ['a phone code', { presentedBy: 'SELF', phoneCode: '012345' }, '', 'Unrecognized key: "phoneCode"'],
  ])('is refused with %s', (_, more, path, message) => {
    const [fault] = faultsOf(counterApplicationBody, { ...entry, ...more });
    expect(fault?.[0]).toBe(path);
    if (path) expect(fault?.[1]).toBe(message);
  });

  test('is refused with an ID number of the agent that cannot be one', () => {
    const body = { ...entry, presentedBy: 'AGENT', agent: { ...agent, idNumber: `${idNumber.slice(0, 17)}_` } };
    expect(faultsOf(counterApplicationBody, body).map(([path]) => path)).toEqual(['agent/idNumber']);
  });
});

describe('a search', () => {
  const purpose = '申请人到窗口咨询进度';

  test.each([{ idNumber }, { phone }, { certificateNumber }])('is by one number: %o', (by) => {
    expect(faultsOf(searchBody, { ...by, purpose })).toEqual([]);
  });

  test.each([{}, { idNumber, phone }, { phone, certificateNumber }, { idNumber, phone, certificateNumber }])(
    'by none or several is refused with one line: %o',
    (by) => {
      const message = '公民身份号码、手机号码、证书编号须填写一项，且只填写一项';
      expect(faultsOf(searchBody, { ...by, purpose })).toEqual([['idNumber', message]]);
    },
  );

  test.each([
    [undefined, '请填写查询目的'],
    ['查', '查询目的不能少于4个字'],
    ['查'.repeat(201), '查询目的不能超过200个字'],
  ])('for the purpose %j is refused with one line', (given, message) => {
    expect(faultsOf(searchBody, { idNumber, purpose: given })).toEqual([['purpose', message]]);
  });
});
