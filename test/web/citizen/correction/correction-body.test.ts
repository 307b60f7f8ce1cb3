import { expect, test } from 'vitest';
import { CORRECTABLE_FIELDS } from '../../../../shared/domain/correction.ts';
import { FORM_FIELD, inOrder } from '../../../../web/citizen/applications/asked-fields.ts';
import { EMPTY_FORM, fieldAt } from '../../../../web/citizen/apply/form-values.ts';
import { correctionOf } from '../../../../web/citizen/correction/correction-body.ts';
import { validateCorrection } from '../../../../web/citizen/correction/validate-correction.ts';
import { caseLabelsText } from '../../../../web/text/zh/case-labels.ts';

const values = {
  ...EMPTY_FORM,
  name: '样甲',
  phone: '139 0000 0000',
  phoneCodeId: 'P1',
  phoneCode: '012345',
  certificateNumber: 'S000021210000001',
  bankName: '虚构银行',
};

test('a correction has exactly the fields that were asked for', () => {
  expect(correctionOf(values, ['certificate.number', 'payee.bankName'], undefined)).toEqual({
    certificate: { number: 'S000021210000001' },
    payee: { bankName: '虚构银行' },
  });
});

test('a code goes with a phone that was asked for and that the sign-in does not prove', () => {
  const proven = { applicant: { phone: '13900000000' } };
  const asked = ['applicant.phone'] as const;
  expect(correctionOf(values, asked, undefined)).toEqual({ ...proven, phoneCodeId: 'P1', phoneCode: '012345' });
  expect(correctionOf(values, asked, '13900000000')).toEqual(proven);
  expect(correctionOf(values, ['applicant.name'], undefined)).toEqual({ applicant: { name: '样甲' } });
});

test('an empty correction has a fault at every field that was asked for, and at no other', () => {
  const checked = validateCorrection(correctionOf(EMPTY_FORM, CORRECTABLE_FIELDS, undefined), CORRECTABLE_FIELDS);
  const fields = 'pointers' in checked ? checked.pointers.map(fieldAt) : [];
  expect(new Set(fields)).toEqual(new Set(Object.values(FORM_FIELD)));
  const level = validateCorrection(correctionOf(EMPTY_FORM, ['certificate.level'], undefined), ['certificate.level']);
  expect(level).toEqual({ pointers: ['/certificate/level'] });
});

test('the fields are those of the form, in its order, and so the desk lists them', () => {
  for (const field of CORRECTABLE_FIELDS) expect(fieldAt(`/${field.replace('.', '/')}`)).toBe(FORM_FIELD[field]);
  expect(inOrder(CORRECTABLE_FIELDS)).toEqual(Object.keys(caseLabelsText.correctableFields));
});
