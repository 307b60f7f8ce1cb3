import { expect, test } from 'vitest';
import { DRAFT_KEPT_FOR_MS, DRAFT_PREFIX, forgetDrafts, forgetOldDrafts } from '../../../web/session/drafts.ts';
import { aStorage } from '../support/storage.ts';

/** A storage with these entries, and what is left of them. */
function storageOf(entries: Readonly<Record<string, string>>): { readonly storage: Storage; left(): unknown[] } {
  const storage = aStorage();
  for (const [name, value] of Object.entries(entries)) storage.setItem(name, value);
  return { storage, left: () => Array.from({ length: storage.length }, (_, index) => storage.key(index)) };
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
