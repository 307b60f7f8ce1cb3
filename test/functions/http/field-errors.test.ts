import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fieldErrors } from '../../../functions/http/field-errors.ts';
import { applicationBody } from '../../../shared/contracts/apply.ts';
import { objectionBody } from '../../../shared/contracts/objection.ts';
import { anApplicationBody } from '../../support/applications.ts';

/** Every fault that a schema finds, as clients get them. */
function faultsOf(schema: z.core.$ZodType, value: unknown, root?: string) {
  const parsed = z.safeParse(schema, value, { reportInput: true });
  return parsed.success ? [] : fieldErrors(parsed.error, root);
}
const pointersOf = (...input: Parameters<typeof faultsOf>) =>
  faultsOf(...input)
    .map(({ pointer }) => pointer)
    .sort();

describe('a pointer', () => {
  test('leads through objects and lists to the field', () => {
    const schema = z.object({ people: z.array(z.object({ name: z.string() })) });
    expect(pointersOf(schema, { people: [{ name: '王小明' }, { name: 1 }, {}] })).toEqual([
      '/people/1/name',
      '/people/2/name',
    ]);
  });

  test('to the whole document is empty', () => {
    expect(pointersOf(z.object({}), 'text')).toEqual(['']);
  });

  test('escapes the tilde before the slash, as RFC 6901 has it', () => {
    expect(pointersOf(z.strictObject({}), { 'a/b': 1, 'm~n': 1, '~1': 1, '': 1, ' ': 1 })).toEqual([
      '/',
      '/ ',
      '/a~1b',
      '/m~0n',
      '/~01',
    ]);
  });

  test('names each unknown field by itself, below the object that holds it', () => {
    const body = anApplicationBody();
    const payee = { ...body.payee, colour: 'red', size: 1 };
    expect(pointersOf(applicationBody, { ...body, payee, extra: 1 })).toEqual([
      '/extra',
      '/payee/colour',
      '/payee/size',
    ]);
  });

  test('begins with the root it is given', () => {
    expect(pointersOf(z.string(), undefined, '/idempotency-key')).toEqual(['/idempotency-key']);
  });
});

describe('the faults of a body', () => {
  test('come all at once, one for each field', () => {
    expect(pointersOf(applicationBody, {})).toEqual(['/applicant', '/certificate', '/payee']);
    const empty = { applicant: {}, certificate: {}, payee: {} };
    expect(pointersOf(applicationBody, empty)).toEqual([
      '/applicant/category',
      '/applicant/idNumber',
      '/applicant/name',
      '/applicant/phone',
      '/applicant/socialSecurityNumber',
      '/certificate/category',
      '/certificate/issuedOn',
      '/certificate/level',
      '/certificate/number',
      '/certificate/occupationCode',
      '/payee/accountNumber',
      '/payee/bankName',
      '/payee/kind',
    ]);
  });

  test('tell of the bank unless the payee is a card, together with whatever else is wrong', () => {
    const { applicant, certificate } = anApplicationBody();
    const faultsIn = (payee: object) => pointersOf(applicationBody, { applicant, certificate, payee });
    expect(faultsIn({ kind: 'BANK_ACCOUNT' })).toEqual(['/payee/accountNumber', '/payee/bankName']);
    expect(faultsIn({ kind: 'SOCIAL_SECURITY_CARD' })).toEqual(['/payee/accountNumber']);
  });

  const nonsense = [undefined, null, 1, 'x', true, [], {}, '\u0000', '王'.repeat(5000)];
  test('are told in Chinese, whatever the input', () => {
    const body = { objectorName: '', objectorIdNumber: '', phone: '', statement: '' };
    const bodies = [
      ...nonsense,
      ...nonsense.flatMap((value) => Object.keys(body).map((field) => ({ ...body, [field]: value, extra: value }))),
      ...nonsense.map((value) => ({ applicant: value, certificate: value, payee: value })),
    ];
    const faults = bodies.flatMap((value) => [...faultsOf(objectionBody, value), ...faultsOf(applicationBody, value)]);
    expect(faults.length).toBeGreaterThan(100);
    expect(faults.filter(({ message }) => !/\p{Script=Han}/u.test(message))).toEqual([]);
  });

  test.each([
    [z.object({ a: z.string() }), {}, '必填，不能缺少'],
    [z.object({ a: z.string() }), { a: 1 }, '类型不正确'],
    [z.object({ a: z.string().check(z.minLength(2)) }), { a: 'x' }, '内容过短或数值过小'],
    [z.object({ a: z.number().check(z.maximum(2)) }), { a: 3 }, '内容过长或数值过大'],
    [z.object({ a: z.enum(['PAID', 'RETURNED']) }), { a: 'x' }, '应为 PAID、RETURNED 之一'],
    [z.object({ a: z.iso.datetime() }), { a: 'x' }, '格式不正确'],
    [z.object({ a: z.string('请填写姓名') }), { a: 1 }, '请填写姓名'],
  ])('for which a schema has no sentence are told in Chinese all the same: %#', (schema, value, message) => {
    expect(faultsOf(schema, value)).toEqual([{ pointer: '/a', message }]);
  });

  test('do not repeat the input', () => {
    const idNumber = '210202198503010019';
    const faults = faultsOf(objectionBody, {
      objectorName: '王',
      objectorIdNumber: idNumber,
      phone: '139',
      statement: '短',
    });
    expect(faults).toHaveLength(4);
    for (const input of [idNumber, '139', '王', '短']) expect(JSON.stringify(faults)).not.toContain(input);
  });
});
