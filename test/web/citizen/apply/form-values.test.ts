import { expect, test } from 'vitest';
import { bodyOf, EMPTY_FORM, fieldAt } from '../../../../web/citizen/apply/form-values.ts';
import { validateApplication } from '../../../../web/citizen/apply/validate-application.ts';

test('the fault of a part leads to its field, and an unknown place to none', () => {
  expect(fieldAt('/certificate/issuedOn')).toBe('issuedOn');
  expect(fieldAt('/phoneCodeId')).toBe('phoneCode');
  expect(fieldAt('/nothing')).toBeUndefined();
});

test('an empty form has a fault at every field of the guide', () => {
  const checked = validateApplication(bodyOf(EMPTY_FORM, undefined));
  expect('pointers' in checked && new Set(checked.pointers.map(fieldAt)).size).toBe(13);
});

test('a code goes with another phone than that of the sign-in, and never with that one', () => {
  const values = { ...EMPTY_FORM, phone: '139 0000 0000', phoneCodeId: 'P1', phoneCode: '012345' };
  expect(bodyOf(values, '13911111111')).toMatchObject({ phoneCodeId: 'P1', phoneCode: '012345' });
  expect(bodyOf(values, '13900000000')).not.toHaveProperty('phoneCode');
});
