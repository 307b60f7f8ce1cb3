import { expect, test } from 'vitest';
import { DRAFT_KEPT_FOR_MS, DRAFT_PREFIX, forgetDrafts, forgetOldDrafts } from '../../../web/session/drafts.ts';

/** A storage with these entries, and what is left of them. */
function storageOf(entries: Readonly<Record<string, string>>): { readonly storage: Storage; left(): string[] } {
  const kept = new Map(Object.entries(entries));
  const storage = {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    removeItem: (name: string) => void kept.delete(name),
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    clear: () => kept.clear(),
  };
  return { storage, left: () => [...kept.keys()] };
}

const draftOf = (person: string) => `${DRAFT_PREFIX}${person}:apply`;

test('the drafts of everybody are forgotten in every storage, and nothing else', () => {
  const device = storageOf({ [draftOf('one')]: '{}', theme: 'dark', [draftOf('two')]: '{}' });
  const tab = storageOf({ [draftOf('one')]: '{}' });
  forgetDrafts([device.storage, tab.storage]);
  expect([...device.left(), ...tab.left()]).toEqual(['theme']);
});

test('a draft of 7 days is forgotten whoever has written it, and so is one that cannot be read', () => {
  const { storage, left } = storageOf({
    [draftOf('old')]: JSON.stringify({ keptAt: 0 }),
    [draftOf('recent')]: JSON.stringify({ keptAt: 1 }),
    [draftOf('undated')]: '{}',
    [draftOf('broken')]: '{',
    theme: 'dark',
  });
  forgetOldDrafts(DRAFT_KEPT_FOR_MS, storage);
  expect(left()).toEqual([draftOf('recent'), 'theme']);
});
