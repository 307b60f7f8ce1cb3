import { expect, test } from 'vitest';
import { mayPass, ProblemError, SignInNeededError, troubleOf, UnreachableError } from '../../../web/api/trouble.ts';

const refused = (status: number) =>
  new ProblemError({ type: '/problems/x', title: '', status, detail: '', instance: 'R1' });

test.each([
  [new UnreachableError('gone'), 'unreachable', true],
  [new SignInNeededError('ended'), 'signInNeeded', false],
  [refused(401), 'signInNeeded', false],
  [refused(403), 'forbidden', false],
  [refused(404), 'notFound', false],
  [refused(410), 'notFound', false],
  [refused(429), 'tooMany', true],
  [refused(503), 'unavailable', true],
  [refused(504), 'unavailable', true],
  [refused(500), 'unexpected', false],
  [new TypeError('a fault of the page'), 'unexpected', false],
])('%s is told as "%s"', (error, trouble, passes) => {
  expect(troubleOf(error)).toBe(trouble);
  expect(mayPass(error)).toBe(passes);
});
