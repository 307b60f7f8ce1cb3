import { expect, test } from 'vitest';
import { type Problem, ProblemError, UnreachableError } from '../../../../web/api/trouble.ts';
import { failed } from '../../../../web/citizen/statement/use-stating.ts';

const problem = (status: number, more: Partial<Problem> = {}): Problem => ({
  type: '/problems/time-over',
  title: '',
  status,
  detail: '期限已过。',
  instance: 'request-1',
  ...more,
});

test('a 409 closes the form, and the page says why', () => {
  const closed = problem(409);
  expect(failed(new ProblemError(closed), 1)).toEqual({ kind: 'closed', problem: closed });
});

test('what the service finds wrong with the text is shown at the text', () => {
  const errors = [{ pointer: '/text', message: '陈述意见不能超过2000个字' }];
  expect(failed(new ProblemError(problem(400, { errors })), 3)).toEqual({
    kind: 'faulty',
    attempt: 3,
    said: '陈述意见不能超过2000个字',
  });
});

test('any other failure can be tried again', () => {
  expect(failed(new ProblemError(problem(503)), 1)).toMatchObject({ kind: 'broken', attempt: 1 });
  expect(failed(new UnreachableError(), 1).kind).toBe('broken');
});
