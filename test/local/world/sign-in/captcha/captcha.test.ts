import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { captcha } from '../../../../../local/world/sign-in/captcha/captcha.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const answer = (pictureId: string, digits: string) => ({ proof: '', pictureId, digits });

test('the digits of a picture are good once, and at the sign-in for which it was drawn only', async () => {
  const checks = captcha(60, () => '12345');
  const { pictureId } = await checks.task('a');
  expect(checks.picture('b', pictureId)).toBeUndefined();
  expect(await checks.accept('b', answer(pictureId, '12345'))).toBe(false);
  expect(await checks.accept('a', answer(pictureId, '12345'))).toBe(true);
  expect(await checks.accept('a', answer(pictureId, '12345'))).toBe(false);
});

test('wrong digits use the picture up, so that nobody can try them all', async () => {
  const checks = captcha(60, () => '12345');
  const { pictureId } = await checks.task('a');
  expect(await checks.accept('a', answer(pictureId, '12344'))).toBe(false);
  expect(await checks.accept('a', answer(pictureId, '12345'))).toBe(false);
});

test('a picture expires with the page', async () => {
  const checks = captcha(60, () => '12345');
  const { pictureId } = await checks.task('a');
  vi.advanceTimersByTime(60_001);
  expect(await checks.accept('a', answer(pictureId, '12345'))).toBe(false);
  await checks.task('a');
  expect(checks.picture('a', pictureId)).toBeUndefined();
});

test('the picture of the same digits is another one each time, and holds no digits as text', async () => {
  const checks = captcha(60, () => '88888');
  const { pictureId } = await checks.task('a');
  const [one = '', other = ''] = [checks.picture('a', pictureId), checks.picture('a', pictureId)];
  expect(one).toMatch(/^<svg /);
  expect(one).not.toBe(other);
  expect(one).not.toMatch(/<text|88888/);
});
