import type { Page } from 'playwright-core';
import type { TourWorld } from './tour-world.ts';
import { DOWN, refusal, sendForm, type View, type Visitor, viewsOf } from './view.ts';

const apply = viewsOf('/apply', 'newcomer', '/apply');
const check = viewsOf('/check', 'nobody', '/check');
const list = (visitor: Visitor) => viewsOf('/applications', visitor, '/applications');
const one = (visitor: Visitor, name: keyof TourWorld['cases']) =>
  viewsOf('/applications/:applicationId', visitor, ({ cases }) => `/applications/${cases[name]}`);
const receipt = viewsOf(
  '/applications/:applicationId/print',
  'settled',
  ({ cases }) => `/applications/${cases.paid}/print`,
);
const UNKNOWN = 'V000000000000000';

/** The check, the form, and what becomes of applications. */
export const citizenViews: readonly View[] = [
  check('check', { picture: 'zh' }),
  check('check-faulty', { act: faulty }),
  check('check-occupations', { act: searchOccupation }),
  check('check-yes', { act: (page) => answerCheck(page, 'ENTERPRISE_EMPLOYEE') }),
  check('check-no', { act: (page) => answerCheck(page, 'OTHER') }),
  check('citizen-unknown-page', { of: 'no page', path: '/applications/a/b' }),
  check('signed-out', { of: '/signed-out', path: '/signed-out' }),
  check('sign-in-failed', { of: '/signed-in', path: '/signed-in?code=stolen&state=other', expected: /./ }),

  apply('apply'),
  apply('apply-faulty', { act: faulty, picture: 'zh' }),
  apply('apply-occupations', { act: searchOccupation, picture: 'zh' }),
  apply('apply-other-phone', { act: askForCode, answers: { '**/v1/phone-codes': phoneCode() } }),
  apply('apply-without-device', { act: (page) => page.locator('main p .button').first().click() }),
  apply('apply-restored', { act: restore }),
  apply('apply-sent-elsewhere', { act: sentElsewhere }),
  apply('apply-refused', { act: (page, world) => sendForAnswer(page, world, 'OTHER'), expected: /422/ }),
  apply('apply-sending', { act: send, answers: { '**/v1/eligibility-checks': 'held' } }),
  apply('apply-failed', { act: sendForAnswer, answers: { '**/v1/eligibility-checks': DOWN }, expected: /503/ }),
  apply('apply-sign-in-ended', { act: sendSignedOut, expected: /40[01]/ }),
  apply('apply-warnings', { act: sendForAnswer, answers: { '**/v1/eligibility-checks': warnings() } }),

  list('newcomer')('applications-none', { picture: 'zh' }),
  list('newcomer')('applications-loading', { answers: { '**/v1/applications?*': 'held' } }),
  list('newcomer')('applications-failed', { answers: { '**/v1/applications?*': DOWN }, expected: /503/ }),
  list('newcomer')('application-unknown', {
    of: '/applications/:applicationId',
    path: `/applications/${UNKNOWN}`,
    expected: /404/,
  }),
  list('newcomer')('receipt-unknown', {
    of: '/applications/:applicationId/print',
    path: `/applications/${UNKNOWN}/print`,
    expected: /404/,
  }),

  list('settled')('applications', { picture: 'zh' }),
  one('settled', 'paid')('application-paid', { picture: 'zh' }),
  one('settled', 'publicised')('application-publicised', { picture: 'zh' }),
  one('settled', 'publicised')('withdrawal', { act: openWithdrawal }),
  one('settled', 'publicised')('withdrawal-too-late', {
    act: withdraw,
    answers: { '**/withdrawal': refusal(409, 'not-allowed', '当前环节不能撤回') },
    expected: /409/,
  }),
  one('settled', 'publicised')('withdrawal-failed', {
    act: withdraw,
    answers: { '**/withdrawal': DOWN },
    expected: /503/,
  }),
  one('settled', 'awaiting')('application-awaiting-publication'),
  one('settled', 'paid')('application-accesses', { act: openAccesses }),
  one('settled', 'paid')('application-accesses-failed', {
    act: openAccesses,
    answers: { '**/accesses?*': DOWN },
    expected: /503/,
  }),
  receipt('receipt', { picture: 'zh' }),
  receipt('receipt-on-paper', { act: (page) => page.emulateMedia({ media: 'print' }) }),

  one('again', 'paying')('application-paying'),
  one('again', 'withdrawn')('application-withdrawn'),
  one('again', 'fundReview')('application-in-fund-review'),
  one('again', 'fundReview')('application-loading', { answers: { '**/v1/applications/*': 'held' } }),
  one('again', 'fundReview')('application-failed', { answers: { '**/v1/applications/*': DOWN }, expected: /503/ }),
  one('disputed', 'challenged')('application-in-objection-review'),
  one('waiting', 'verifying')('application-verifying'),
  one('waiting', 'verifying')('application-accesses-none', { act: openAccesses }),
  one('waiting', 'manualVerification')('application-in-manual-verification'),
  one('refused', 'rejected')('application-refused', { picture: 'zh' }),
];

async function faulty(page: Page): Promise<void> {
  await sendForm(page);
  await page.locator('.error-summary').waitFor();
}

async function searchOccupation(page: Page): Promise<void> {
  await page.fill('#occupationCode', 'hangong');
  await page.locator('[name=occupationCode-choice]').first().waitFor();
}

/** Fills in what the check and the form ask of a certificate. */
async function fillCertificate(page: Page, applicant: string): Promise<void> {
  await page.locator(`[name=applicantCategory][value=${applicant}]`).check();
  await page.locator('[name=certificateCategory][value=SKILL_LEVEL]').check();
  await page.fill('#issuedOn', '2021');
  await page.fill('#issuedOn-month', '5');
  await page.fill('#issuedOn-day', '20');
  await searchOccupation(page);
  await page.locator('[name=occupationCode-choice]').first().check();
  await page.locator('[name=level][value="3"]').check();
}

async function answerCheck(page: Page, applicant: string): Promise<void> {
  await fillCertificate(page, applicant);
  await sendForm(page);
  await page.locator('.alert').first().waitFor();
}

/** Fills in the form and sends it; the answer may be held. */
async function send(page: Page, { applicants }: TourWorld, applicant = 'ENTERPRISE_EMPLOYEE'): Promise<void> {
  const { socialSecurityNumber, certificate, accountNumber } = applicants.newcomer;
  await page.fill('#socialSecurityNumber', socialSecurityNumber);
  await fillCertificate(page, applicant);
  await page.locator('[name=programme]').first().check();
  await page.fill('#certificateNumber', certificate.number);
  await page.locator('[name=payeeKind][value=BANK_ACCOUNT]').check();
  await page.fill('#bankName', '虚构银行中山支行');
  await page.fill('#accountNumber', accountNumber);
  await sendForm(page);
  await page.locator('form .alert, form [aria-disabled=true]').first().waitFor();
}

/** What the service answers must not come while the next view is shown. */
async function sendForAnswer(page: Page, world: TourWorld, applicant?: string): Promise<void> {
  await send(page, world, applicant);
  await page.locator('form .alert').first().waitFor();
}

async function sendSignedOut(page: Page, world: TourWorld): Promise<void> {
  await page.route('**/v1/eligibility-checks', (route) => route.fulfill({ status: 401 }));
  await page.route('**/test-issuer/token', (route) => route.fulfill({ status: 400, json: { error: 'invalid_grant' } }));
  await send(page, world);
  await page.locator('.alert').waitFor();
}

function phoneCode() {
  return { status: 202, body: { phoneCodeId: 'code-1' } };
}

function warnings() {
  const message = '填写的证书编号不像该类证书的编号，请与证书核对。';
  const warned = [{ code: 'CERTIFICATE_NUMBER_UNUSUAL', pointer: '/certificate/number', message }];
  return { status: 200, body: { eligible: true, amountFen: 250_000, reasons: [], warnings: warned } };
}

async function askForCode(page: Page): Promise<void> {
  await page.fill('#phone', '13912345678');
  await page.locator('form p .button').first().click();
  await page.locator('form .secondary.number').waitFor();
}

/** Leaves the form and comes back. */
async function restore(page: Page): Promise<void> {
  await page.fill('#bankName', '虚构银行中山支行');
  await page.locator('nav.pages li:nth-child(2) a').click();
  await page.locator('#bankName').waitFor({ state: 'detached' });
  await page.locator('nav.pages li:nth-child(1) a').click();
  await page.locator('#bankName').waitFor();
}

/** What another tab does when it has sent the form. */
async function sentElsewhere(page: Page): Promise<void> {
  await page.fill('#bankName', '虚构银行中山支行');
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('draft:')) ?? null;
    dispatchEvent(new StorageEvent('storage', { key, newValue: null }));
  });
  await page.locator('.alert').waitFor();
}

async function openAccesses(page: Page): Promise<void> {
  const accesses = page.locator('section[aria-labelledby=accesses]');
  await accesses.locator('.button').click();
  await accesses.locator('.cards, .alert, .button ~ p').first().waitFor();
}

async function openWithdrawal(page: Page): Promise<void> {
  await page.locator('main > .actions > button').click();
  await page.locator('dialog[open]').waitFor();
}

async function withdraw(page: Page): Promise<void> {
  await openWithdrawal(page);
  await page.locator('dialog [data-kind=danger]').click();
  await page.locator('dialog .alert').waitFor();
}
