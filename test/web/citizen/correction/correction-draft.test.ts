import { expect, test } from 'vitest';
import { EMPTY_FORM } from '../../../../web/citizen/apply/form-values.ts';
import { correctionDraft } from '../../../../web/citizen/correction/correction-draft.ts';
import { forgetDrafts } from '../../../../web/session/drafts.ts';
import { aStorage } from '../../support/storage.ts';

const owner = { subject: 'one', applicationId: 'CASE', dueAt: '2021-07-08T00:00:00+08:00' };
const values = { ...EMPTY_FORM, bankName: '虚构银行' };

test('a draft belongs to a person and one correction of an application, and goes when it is sent or at a sign-out', () => {
  const tab = aStorage();
  const draft = correctionDraft(owner, tab);
  draft.keep(values);
  expect(draft.read()).toEqual(values);
  expect(correctionDraft({ ...owner, subject: 'other' }, tab).read()).toEqual(EMPTY_FORM);
  expect(correctionDraft({ ...owner, dueAt: '2021-08-01T00:00:00+08:00' }, tab).read()).toEqual(EMPTY_FORM);
  draft.drop();
  expect(draft.read()).toEqual(EMPTY_FORM);
  draft.keep(values);
  forgetDrafts([tab]);
  expect(tab.length).toBe(0);
});
