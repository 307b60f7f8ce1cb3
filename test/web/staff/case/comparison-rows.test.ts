import { expect, test } from 'vitest';
import { type Compared, comparedRows } from '../../../../web/staff/case/comparison-rows.ts';
import { staffText } from '../../../../web/text/zh/staff.ts';

const OCCUPATION = '6-18-02-04';
const ALL: Compared['required'] = {
  employmentConditions: ['inCity', 'contract', 'insured', 'filed'],
  insuredMonths: 0,
};

/** The rows of a case by their items. */
function rowsOf(checks: Compared['checks'], occupation = '焊工', required: Compared['required'] = ALL) {
  const application: Compared['application'] = {
    occupation,
    applicant: { name: '赵样本', idNumber: '999999199001010011' },
    certificate: { level: 3, occupationCode: OCCUPATION, issuedOn: '2021-05-20' },
  };
  return new Map(comparedRows({ application, checks, required }, staffText, 'zh').map((row) => [row.item, row]));
}

test('a level is compared by its name, a date as a day, an occupation by its code', () => {
  const found = { level: 4, occupationCode: OCCUPATION, occupationName: '电焊工', issuedOn: '2021-05-21' };
  const rows = rowsOf([{ check: 'certificate', outcome: 'no', found }]);
  expect(rows.get('证书等级')).toMatchObject({ declared: '三级/高级工', found: '四级/中级工', result: 'differs' });
  expect(rows.get('证书核发日期')).toMatchObject({ found: '2021年5月21日', result: 'differs' });
  expect(rows.get('职业（工种）')).toMatchObject({ declared: `焊工 ${OCCUPATION}`, result: 'same' });
  expect(rowsOf([{ check: 'certificate', outcome: 'no', found: { level: 9 } }]).get('证书等级')?.found).toBe('9');
  expect(rowsOf([], OCCUPATION).get('职业（工种）')?.declared).toBe(OCCUPATION);
});

test('a register that has not answered is told from one that has no record; neither is a difference', () => {
  const rows = rowsOf([
    { check: 'employment', outcome: 'no-answer' },
    { check: 'certificate', outcome: 'no' },
    { check: 'identity', outcome: 'no' },
  ]);
  expect(rows.get('缴纳社会保险')).toMatchObject({ found: '未答复', result: undefined });
  expect(rows.get('持证人')).toMatchObject({ found: '无记录', result: undefined });
  expect(rows.get('姓名')).toMatchObject({ found: '姓名与号码不符', result: 'differs' });
});

test('nobody declares an employer, so the one found is no difference', () => {
  const rows = rowsOf([
    { check: 'employment', outcome: 'yes', found: { employer: '虚构造船有限公司', insured: false } },
  ]);
  expect(rows.get('用人单位')).toMatchObject({ declared: '不填报', found: '虚构造船有限公司', result: undefined });
  expect(rows.get('缴纳社会保险')).toMatchObject({ declared: '是', found: '否', result: 'differs' });
});

test('a fact that the programme does not ask for is no difference, and the months that it asks for are compared', () => {
  const required: Compared['required'] = { employmentConditions: ['inCity', 'insured'], insuredMonths: 12 };
  const found = { employer: '虚构造船有限公司', inCity: true, contract: false, insured: false, filed: false };
  const withMonths = (insuredMonths?: number) =>
    rowsOf([{ check: 'employment', outcome: 'no', found: { ...found, insuredMonths } }], '焊工', required);
  const rows = withMonths(11);
  expect(rows.get('签订劳动合同')).toMatchObject({ declared: '不要求', found: '否', result: undefined });
  expect(rows.get('办理用工备案')).toMatchObject({ declared: '不要求', result: undefined });
  expect(rows.get('缴纳社会保险')).toMatchObject({ declared: '是', found: '否', result: 'differs' });
  const months = '累计缴纳失业保险费';
  expect(rows.get(months)).toMatchObject({ declared: '不少于12个月', found: '11个月', result: 'differs' });
  expect(withMonths(12).get(months)).toMatchObject({ found: '12个月', result: 'same' });
  expect(withMonths(undefined).get(months)).toMatchObject({ found: '无记录', result: undefined });
  expect(rowsOf([]).has(months)).toBe(false);
});
