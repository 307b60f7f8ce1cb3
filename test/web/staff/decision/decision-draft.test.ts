import { expect, test } from 'vitest';
import { forgetDrafts, forgetOldDrafts } from '../../../../web/session/drafts.ts';
import { draftOf, keepDraft } from '../../../../web/staff/decision/decision-draft.ts';
import { NOTHING_TYPED } from '../../../../web/staff/decision/decision-rules.ts';
import { aStorage } from '../../support/storage.ts';

const DAY = 86_400_000;
const typed = { ...NOTHING_TYPED, outcome: 'REQUEST_CORRECTION', fields: ['payee.kind'], note: '待核' } as const;

test('a typed decision belongs to a person and a task, and stays less than seven days', () => {
  const storage = aStorage();
  keepDraft('staff-1', 'CASE.fund-review', typed, 0, storage);
  expect(draftOf('staff-1', 'CASE.fund-review', 7 * DAY - 1, storage)).toEqual(typed);
  expect(draftOf('staff-1', 'CASE.fund-review', 7 * DAY, storage)).toBeUndefined();
  expect(draftOf('staff-2', 'CASE.fund-review', 0, storage)).toBeUndefined();
  expect(draftOf('staff-1', 'CASE.objection-review', 0, storage)).toBeUndefined();
});

test('old decisions go without being opened again; younger ones, and what is no decision, stay', () => {
  const storage = aStorage();
  keepDraft('staff-1', 'OLD.fund-review', typed, 0, storage);
  keepDraft('staff-1', 'YOUNG.fund-review', typed, DAY, storage);
  storage.setItem('draft:decision:staff-1:BROKEN', '{');
  storage.setItem('desk-shortcuts', 'off');
  forgetOldDrafts(7 * DAY, storage);
  expect(names(storage)).toEqual(['desk-shortcuts', 'draft:decision:staff-1:YOUNG.fund-review']);
  forgetDrafts([storage]);
  expect(names(storage)).toEqual(['desk-shortcuts']);
});

function names(storage: Storage): readonly (string | null)[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index)).sort();
}
