import { expect, test } from 'vitest';
import { type Problem, ProblemError, UnreachableError } from '../../../../web/api/trouble.ts';
import { failed } from '../../../../web/citizen/correction/use-correcting.ts';

const asked = ['payee.bankName'] as const;
const reasons = [{ code: 'ALREADY_SUBSIDISED' as const, message: '已有', legalBasis: '指南', correctable: false }];
const refusal = (status: number, more: Partial<Problem> = {}) =>
  failed(
    new ProblemError({ type: '/problems/test', title: '', status, detail: '', instance: 'request-1', ...more }),
    asked,
    1,
  );

test('a refusal is told apart by what can be done about it', () => {
  expect(refusal(422, { reasons })).toEqual({ kind: 'refused', reasons });
  expect(refusal(409, { reasons })).toEqual({ kind: 'taken', reasons });
  expect(refusal(409)).toEqual({ kind: 'closed' });
  expect(failed(new UnreachableError(), asked, 1).kind).toBe('broken');
});

test('a fault is shown at a field that was asked for, or at the code; where there is none, the failure is shown', () => {
  const at = (pointer: string) => refusal(400, { errors: [{ pointer, message: '有误' }] });
  expect(at('/payee/bankName')).toMatchObject({ kind: 'faults', fields: [{ field: 'bankName', said: '有误' }] });
  expect(at('/phoneCode')).toMatchObject({ kind: 'faults', fields: [{ field: 'phoneCode' }] });
  expect(at('/payee/kind').kind).toBe('broken');
});
