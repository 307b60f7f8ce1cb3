import type { Page } from 'playwright-core';
import type { TourWorld } from './tour-world.ts';
import { DOWN, refusal, sendForm, type View, viewsOf } from './view.ts';

const at = (name: keyof TourWorld['cases'], page: string) => (world: TourWorld) =>
  `/applications/${world.cases[name]}${page}`;
const application = (name: keyof TourWorld['cases']) =>
  viewsOf('/applications/:applicationId', 'returned', at(name, ''));
const payee = viewsOf('/applications/:applicationId/payee', 'returned', at('returned', '/payee'));
const contact = viewsOf('/applications/:applicationId/contact', 'returned', at('returned', '/contact'));
const UNKNOWN = 'V000000000000000';
const CHANGE = '**/v1/applications/*/payee';

/** A payment that came back, and the pages where account and phone are changed. */
export const payeeViews: readonly View[] = [
  application('returned')('application-returned', { picture: 'zh' }),
  application('confirming')('application-returned-confirming'),
  application('sentBack')('application-returned-sent-back'),

  payee('payee', { picture: 'zh' }),
  payee('payee-before-payment', { visitor: 'again', path: at('fundReview', '/payee') }),
  payee('payee-faulty', { act: faulty }),
  payee('payee-sending', { act: send, answers: { [CHANGE]: 'held' } }),
  payee('payee-failed', { act: send, answers: { [CHANGE]: DOWN }, expected: /503/ }),
  payee('payee-closed', {
    act: send,
    answers: { [CHANGE]: refusal(409, 'wrong-phase', '当前环节不能办理此项操作') },
    expected: /409/,
  }),
  payee('payee-sign-in-ended', { act: sendSignedOut, expected: /40[01]/ }),
  payee('payee-paying', { visitor: 'again', path: at('paying', '/payee') }),
  payee('payee-unknown', { path: `/applications/${UNKNOWN}/payee`, expected: /404/ }),
  payee('payee-loading', { answers: { '**/v1/applications/*': 'held' } }),
  payee('payee-unread', { answers: { '**/v1/applications/*': DOWN }, expected: /503/ }),

  contact('contact', { picture: 'zh' }),
  contact('contact-faulty', { act: faulty }),
  contact('contact-with-code', { act: (page) => page.fill('#phone', '13912345679') }),
  contact('contact-ended', { visitor: 'settled', path: at('paid', '/contact') }),
];

async function faulty(page: Page): Promise<void> {
  await sendForm(page);
  await page.locator('.error-summary').waitFor();
}

/** Fills in an account and sends it; the answer may be held. */
async function send(page: Page): Promise<void> {
  await page.locator('[name=payeeKind][value=BANK_ACCOUNT]').check();
  await page.fill('#bankName', '虚构银行西岗支行');
  await page.fill('#accountNumber', '6299990000000088018');
  await sendForm(page);
  await page.locator('form .alert, form [aria-disabled=true]').first().waitFor();
}

async function sendSignedOut(page: Page): Promise<void> {
  await page.route(CHANGE, (route) => route.fulfill({ status: 401 }));
  await page.route('**/test-issuer/token', (route) => route.fulfill({ status: 400, json: { error: 'invalid_grant' } }));
  await send(page);
  await page.locator('form .alert').waitFor();
}
