import { expect, test } from 'vitest';
import { DRAFT_PREFIX, forgetDrafts } from '../../../web/session/drafts.ts';

test('the drafts of everybody are forgotten, and nothing else of the device', () => {
  const kept = new Map([
    [`${DRAFT_PREFIX}person-1:apply`, '{}'],
    ['theme', 'dark'],
    [`${DRAFT_PREFIX}person-2:apply`, '{}'],
  ]);
  forgetDrafts({
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (name) => void kept.delete(name),
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    clear: () => kept.clear(),
  });
  expect([...kept.keys()]).toEqual(['theme']);
});
