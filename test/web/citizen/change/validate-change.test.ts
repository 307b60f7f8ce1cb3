import { expect, test } from 'vitest';
import { type Problem, ProblemError, UnreachableError } from '../../../../web/api/trouble.ts';
import { EMPTY_FORM } from '../../../../web/citizen/apply/form-values.ts';
import { failed, faultsIn } from '../../../../web/citizen/change/change-faults.ts';
import { validateContact, validatePayee } from '../../../../web/citizen/change/validate-change.ts';

const payee = { kind: 'BANK_ACCOUNT', bankName: '虚构银行', accountNumber: '6299990000000088018' };
const filled = {
  ...EMPTY_FORM,
  payeeKind: payee.kind,
  bankName: payee.bankName,
  accountNumber: '62999900 0000 0088018',
};

const fieldsOf = (what: 'payee' | 'contact', checked: ReturnType<typeof validatePayee | typeof validateContact>) =>
  'pointers' in checked
    ? faultsIn(
        what,
        checked.pointers.map((pointer) => ({ pointer })),
      ).map(({ field }) => field)
    : [];

test('a payee is sent as the service takes it; an empty one has a fault at each of its fields', () => {
  expect(validatePayee(filled)).toEqual({ body: payee });
  expect(fieldsOf('payee', validatePayee(EMPTY_FORM))).toEqual(['payeeKind', 'bankName', 'accountNumber']);
  expect(fieldsOf('payee', validatePayee({ ...filled, accountNumber: '6222' }))).toEqual(['accountNumber']);
});

test('a phone goes with its code, unless the sign-in proves it', () => {
  const values = { ...EMPTY_FORM, phone: '139 0000 0000', phoneCodeId: 'P1-x', phoneCode: '012345' };
  expect(validateContact(values, '13900000000')).toEqual({ body: { phone: '13900000000' } });
  expect(fieldsOf('contact', validateContact(EMPTY_FORM, undefined))).toEqual(['phone']);
  expect(fieldsOf('contact', validateContact({ ...values, phoneCode: '' }, undefined))).toContain('phoneCode');
});

test('what the service refuses stands at its field; a 409 says that nothing can be changed', () => {
  const refusal = (status: number, more: Partial<Problem> = {}) =>
    new ProblemError({ type: '/problems/test', title: '', status, detail: '', instance: 'request-1', ...more });
  const at = (pointer: string) => refusal(400, { errors: [{ pointer, message: '有误' }] });
  expect(failed('payee', at('/bankName'), 1)).toMatchObject({ fields: [{ field: 'bankName', said: '有误' }] });
  expect(failed('contact', at('/phone'), 1)).toMatchObject({ fields: [{ field: 'phone', said: '有误' }] });
  expect(failed('contact', at('/phoneCode'), 1)).toMatchObject({ fields: [{ field: 'phoneCode' }] });
  expect(failed('payee', at('/elsewhere'), 1).kind).toBe('broken');
  expect(failed('payee', refusal(409), 1)).toEqual({ kind: 'closed' });
  expect(failed('payee', new UnreachableError(), 1).kind).toBe('broken');
});
