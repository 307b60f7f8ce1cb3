import { expect, test } from 'vitest';
import { isPassword } from '../../../../local/world/sign-in/password.ts';

test.each([
  ['yangben-0001', 'yangben-0001', true],
  ['yangben-0002', 'yangben-0001', false],
  ['', 'yangben-0001', false],
  ['', undefined, false],
  ['undefined', undefined, false],
])('%j for the password %j: %j', async (typed, real, is) => {
  expect(await isPassword(typed, real)).toBe(is);
});
