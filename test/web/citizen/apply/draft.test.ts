import { expect, test } from 'vitest';
import { draftName, keepDraft, newDraft, readDraft } from '../../../../web/citizen/apply/draft.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** A storage of one test. */
function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => kept.set(name, value),
    removeItem: (name) => kept.delete(name),
  };
}

test('a draft comes back to its person alone, with the key of its form', () => {
  const device = storage();
  const draft = newDraft({ bankName: '虚构银行' });
  keepDraft('one', draft, 0, device);
  expect(readDraft('one', WEEK - 1, device)).toEqual(draft);
  expect(readDraft('other', 1, device)).toBeUndefined();
});

test('a draft of 7 days, or one that cannot be read, is removed from the device', () => {
  const device = storage();
  keepDraft('one', newDraft(), 0, device);
  expect(readDraft('one', WEEK, device)).toBeUndefined();
  device.setItem(draftName('two'), 'broken');
  expect(readDraft('two', 0, device)).toBeUndefined();
  expect(device.length).toBe(0);
});
