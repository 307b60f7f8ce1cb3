import type { Page } from 'playwright-core';
import type { TourWorld } from './tour-world.ts';
import { DOWN, refusal, sendForm, type View, viewsOf } from './view.ts';

const PAGE = '/applications/:applicationId/correction';
const correction = viewsOf(PAGE, 'disputed', ({ cases }) => `/applications/${cases.correcting}/correction`);
const UNKNOWN = 'V000000000000000';

/** An application that waits for a correction, and the page where it is made. */
export const correctionViews: readonly View[] = [
  correction('application-to-correct', {
    of: '/applications/:applicationId',
    path: ({ cases }) => `/applications/${cases.correcting}`,
    picture: 'zh',
  }),
  correction('correction', { picture: 'zh' }),
  correction('correction-faulty', { act: faulty }),
  correction('correction-sending', { act: send, answers: { '**/corrections': 'held' } }),
  correction('correction-failed', { act: send, answers: { '**/corrections': DOWN }, expected: /503/ }),
  correction('correction-refused', { act: send, answers: { '**/corrections': tooLateToApply() }, expected: /422/ }),
  correction('correction-closed', {
    act: send,
    answers: { '**/corrections': refusal(409, 'wrong-phase', '当前环节不能办理此项操作') },
    expected: /409/,
  }),
  correction('correction-sign-in-ended', { act: sendSignedOut, expected: /40[01]/ }),
  correction('correction-none', { path: ({ cases }) => `/applications/${cases.challenged}/correction` }),
  correction('correction-unknown', { path: `/applications/${UNKNOWN}/correction`, expected: /404/ }),
  correction('correction-loading', { answers: { '**/v1/applications/*': 'held' } }),
  correction('correction-unread', { answers: { '**/v1/applications/*': DOWN }, expected: /503/ }),
];

async function faulty(page: Page): Promise<void> {
  await sendForm(page);
  await page.locator('.error-summary').waitFor();
}

/** Fills in the correction and sends it; the answer may be held. */
async function send(page: Page, { applicants }: TourWorld): Promise<void> {
  const { certificate, accountNumber } = applicants.disputed;
  await page.fill('#certificateNumber', certificate.number);
  await page.fill('#issuedOn', '2021');
  await page.fill('#issuedOn-month', '5');
  await page.fill('#issuedOn-day', '20');
  await page.fill('#occupationCode', 'hangong');
  await page.locator('[name=occupationCode-choice]').first().check();
  await page.fill('#accountNumber', accountNumber);
  await sendForm(page);
  await page.locator('form .alert, form [aria-disabled=true]').first().waitFor();
}

async function sendSignedOut(page: Page, world: TourWorld): Promise<void> {
  await page.route('**/corrections', (route) => route.fulfill({ status: 401 }));
  await page.route('**/test-issuer/token', (route) => route.fulfill({ status: 400, json: { error: 'invalid_grant' } }));
  await send(page, world);
  await page.locator('form .alert').waitFor();
}

function tooLateToApply() {
  const problem = { type: '/problems/policy', title: '不符合受理条件', status: 422, detail: '不予受理。' };
  const reason = { code: 'APPLICATION_DEADLINE_PASSED', message: '已超过申报期限。', legalBasis: '指南第一部分' };
  return { status: 422, body: { ...problem, instance: 'request-1', reasons: [{ ...reason, correctable: false }] } };
}
