import { expect, test } from 'vitest';
import { textDraft } from '../../../../web/citizen/statement/text-draft.ts';
import { forgetDrafts } from '../../../../web/session/drafts.ts';
import { aStorage } from '../../support/storage.ts';

test('a text comes back to its form alone, and goes when it is sent or at a sign-out', () => {
  const tab = aStorage();
  const draft = textDraft('one:statement:CASE', tab);
  draft.keep('本人一直在职。');
  expect(draft.read()).toBe('本人一直在职。');
  expect(textDraft('other:statement:CASE', tab).read()).toBe('');
  draft.drop();
  expect(draft.read()).toBe('');
  draft.keep('本人一直在职。');
  forgetDrafts([tab]);
  expect(tab.length).toBe(0);
});
