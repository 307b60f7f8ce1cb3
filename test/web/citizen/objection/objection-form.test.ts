import { expect, test } from 'vitest';
import { faultsOf, sentBody } from '../../../../web/citizen/objection/objection-form.ts';

const typed = { objectorName: '王样明', objectorIdNumber: '1', phone: '2', phoneCode: '3', statement: '4' };

test('somebody who is signed in sends the statement alone', () => {
  expect(sentBody(typed, 'code-1', true)).toEqual({ statement: '4' });
  expect(sentBody(typed, 'code-1', false)).toEqual({ ...typed, phoneCodeId: 'code-1' });
});

test('faults stand at their fields; a code that was never asked for is a fault of the code', () => {
  const errors = [
    { pointer: '/phoneCodeId', message: '请先获取短信验证码' },
    { pointer: '/statement', message: '太短' },
    { pointer: '/elsewhere', message: '不显示' },
  ];
  const own = { ...typed, phoneCode: '请填写验证码', statement: '请填写异议内容' };
  const said = (inChinese: boolean, typedNow = typed) => faultsOf({ errors }, { inChinese, typed: typedNow, own });
  expect(said(true)).toEqual({ phoneCode: '请先获取短信验证码', statement: '太短' });
  expect(said(true, { ...typed, statement: ' ' })).toMatchObject({ statement: '请填写异议内容' });
  expect(said(false)).toEqual({ phoneCode: '请填写验证码', statement: '请填写异议内容' });
});
