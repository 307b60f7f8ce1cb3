import { expect, test } from 'vitest';
import { changedDraft, draftName, keepDraft, newDraft, readDraft } from '../../../../web/citizen/apply/draft.ts';
import { aStorage } from '../../support/storage.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;

test('a draft comes back to its person alone, with the key of its form', () => {
  const device = aStorage();
  const draft = newDraft({ bankName: '虚构银行' });
  keepDraft('one', draft, 0, device);
  expect(readDraft('one', WEEK - 1, device)).toEqual(draft);
  expect(readDraft('other', 1, device)).toBeUndefined();
});

test('a draft of 7 days, or one that cannot be read, is removed from the device', () => {
  const device = aStorage();
  keepDraft('one', newDraft(), 0, device);
  expect(readDraft('one', WEEK, device)).toBeUndefined();
  device.setItem(draftName('two'), 'broken');
  expect(readDraft('two', 0, device)).toBeUndefined();
  expect(device.length).toBe(0);
});

test('a change of a form keeps its key, so that a retry creates nothing twice', () => {
  const draft = newDraft();
  expect(changedDraft(draft, { bankName: '虚构银行' })).toMatchObject({
    values: { bankName: '虚构银行' },
    submissionKey: draft.submissionKey,
  });
});

test('what was refused has another key once it is changed, and one change later still the same', () => {
  const refused = { ...newDraft(), isRefused: true };
  const changed = changedDraft(refused, { level: '3' });
  expect(changed.submissionKey).not.toBe(refused.submissionKey);
  expect(changedDraft(changed, { level: '4' }).submissionKey).toBe(changed.submissionKey);
});

test('the device knows what was refused', () => {
  const device = aStorage();
  const refused = { ...newDraft({ bankName: '虚构银行' }), isRefused: true };
  keepDraft('one', refused, 0, device);
  expect(readDraft('one', 1, device)).toEqual(refused);
});
