import type { Page } from 'playwright-core';
import type { TourWorld } from './tour-world.ts';
import type { Visitor } from './view.ts';
import { DOWN, refusal, sendForm, type View, viewsOf } from './view.ts';

const one = (visitor: Visitor, name: keyof TourWorld['cases']) =>
  viewsOf('/applications/:applicationId', visitor, ({ cases }) => `/applications/${cases[name]}`);
const suspended = one('disputed', 'suspended');
const rejected = one('refused', 'rejected');
const list = (visitor: Visitor) => viewsOf('/applications/refusals', visitor);
const receipt = (name: keyof TourWorld['receipts']) =>
  viewsOf(
    '/applications/refusals/:receiptNumber',
    'refused',
    ({ receipts }) => `/applications/refusals/${receipts[name]}`,
  );
const open = receipt('open');
const UNKNOWN = '20210616090000-00000000';
const STATEMENT = '**/v1/applications/*/statement';
const RECONSIDERATION = '**/reconsideration';

/** A suspension and the statement on it, refusals and what becomes of them, and the receipts of those at once. */
export const remedyViews: readonly View[] = [
  suspended('application-suspended'),
  suspended('statement-faulty', { act: faulty }),
  suspended('statement-sending', { act: send, answers: { [STATEMENT]: 'held' } }),
  suspended('statement-failed', { act: send, answers: { [STATEMENT]: DOWN }, expected: /503/ }),
  suspended('statement-repeated', {
    act: send,
    answers: { [STATEMENT]: refusal(409, 'statement-made', '已提交陈述') },
    expected: /409/,
  }),
  suspended('statement-too-late', { act: afterItsTime }),
  suspended('application-part-missing', {
    answers: { '**/assets/suspension-*.js': 404 },
    expected: /404|suspension/,
  }),

  rejected('reconsideration-faulty', { act: faulty }),
  rejected('reconsideration-sending', { act: send, answers: { [RECONSIDERATION]: 'held' } }),
  rejected('reconsideration-failed', { act: send, answers: { [RECONSIDERATION]: DOWN }, expected: /503/ }),
  rejected('reconsideration-repeated', {
    act: send,
    answers: { [RECONSIDERATION]: refusal(409, 'already-reconsidered', '已申请过复核') },
    expected: /409/,
  }),
  one('again', 'overturned')('application-overturned'),
  one('again', 'admitted')('application-admitted'),

  list('refused')('refusals', { picture: 'zh' }),
  list('newcomer')('refusals-none'),
  list('newcomer')('refusals-loading', { answers: { '**/v1/refusals?*': 'held' } }),
  list('newcomer')('refusals-failed', { answers: { '**/v1/refusals?*': DOWN }, expected: /503/ }),
  open('refusal', { picture: 'zh' }),
  receipt('asked')('refusal-reconsidered'),
  receipt('maintained')('refusal-maintained'),
  open('refusal-unknown', { path: `/applications/refusals/${UNKNOWN}`, expected: /404/ }),
  open('refusal-loading', { answers: { '**/v1/refusals/*': 'held' } }),
  open('refusal-failed', { answers: { '**/v1/refusals/*': DOWN }, expected: /503/ }),
];

async function faulty(page: Page): Promise<void> {
  await page.locator('textarea').waitFor();
  await sendForm(page);
  await page.locator('.error-summary').waitFor();
}

/** Writes a text and sends it; the answer may be held. */
async function send(page: Page): Promise<void> {
  await page.locator('textarea').fill('本人一直在该公司工作，可提供劳动合同和工资流水。');
  await sendForm(page);
  await page.locator('form .alert, form [aria-disabled=true]').first().waitFor();
  // What one view has typed is no draft of the next.
  await page.evaluate(() => {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith('draft:')) sessionStorage.removeItem(name);
  });
}

/** The clock of the service is months later. */
async function afterItsTime(page: Page): Promise<void> {
  const settings: object = await page.evaluate(async () => (await fetch('/portal-settings.json')).json());
  const later = { ...settings, now: '2021-12-01T00:00:00Z' };
  await page.route('**/portal-settings.json', (route) => route.fulfill({ json: later }));
  await page.reload();
  await page.locator('section[aria-labelledby=suspension] dl + p + dl + p').waitFor();
}
