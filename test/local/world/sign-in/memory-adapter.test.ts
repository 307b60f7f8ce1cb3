import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryAdapters } from '../../../../local/world/sign-in/memory-adapter.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is stored is found by its kind and id, by its uid, and not after its time', async () => {
  const adapters = memoryAdapters();
  await adapters('Session').upsert('1', { uid: 'u' }, 60);
  expect(await adapters('Session').find('1')).toMatchObject({ uid: 'u' });
  expect(await adapters('Session').findByUid('u')).toMatchObject({ uid: 'u' });
  expect(await adapters('Interaction').find('1')).toBeUndefined();
  vi.advanceTimersByTime(60_000);
  expect(await adapters('Session').find('1')).toBeUndefined();
  expect(await adapters('Session').findByUid('u')).toBeUndefined();
});

test('a code that is consumed says so, and everything of a grant goes with the grant', async () => {
  const adapters = memoryAdapters();
  await adapters('AuthorizationCode').upsert('c', { grantId: 'g' }, 60);
  await adapters('RefreshToken').upsert('r', { grantId: 'g' }, 60);
  await adapters('RefreshToken').upsert('other', { grantId: 'h' }, 60);
  await adapters('AuthorizationCode').consume('c');
  expect(await adapters('AuthorizationCode').find('c')).toMatchObject({ consumed: expect.any(Number) });
  await adapters('RefreshToken').revokeByGrantId('g');
  expect(await adapters('RefreshToken').find('r')).toBeUndefined();
  expect(await adapters('RefreshToken').find('other')).toBeDefined();
});
