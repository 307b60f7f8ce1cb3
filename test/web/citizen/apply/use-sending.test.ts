import { expect, test } from 'vitest';
import { type Problem, ProblemError, UnreachableError } from '../../../../web/api/trouble.ts';
import { failed } from '../../../../web/citizen/apply/use-sending.ts';

const reasons = [{ code: 'ALREADY_SUBSIDISED' as const, message: '已有', legalBasis: '指南', correctable: false }];
const receiptNumber = '20210616093000-AB12CD34';
const answer = (status: number, more: Partial<Problem>) =>
  failed(
    new ProblemError({ type: '/problems/test', title: '', status, detail: '', instance: 'request-1', ...more }),
    2,
  );

test('a refusal has its reasons and the number of its receipt; earlier applications are told apart', () => {
  const refusal = { reasons, receiptNumber };
  expect(answer(422, refusal)).toEqual({ kind: 'refused', attempt: 2, refusal });
  expect(answer(409, refusal)).toEqual({ kind: 'notAgain', attempt: 2, refusal });
});

test('a key that something else has used up is no fault of the form', () => {
  expect(answer(422, { type: '/problems/idempotency-key-reused' })).toEqual({ kind: 'answered', attempt: 2 });
});

test('a fault stands at its field; what no field has is a failure', () => {
  const at = (pointer: string) => answer(400, { errors: [{ pointer, message: '有误' }] });
  expect(at('/certificate/number')).toMatchObject({ kind: 'faults', fields: [{ field: 'certificateNumber' }] });
  expect(at('/elsewhere').kind).toBe('broken');
  expect(failed(new UnreachableError(), 2)).toMatchObject({ kind: 'broken', attempt: 2 });
});
