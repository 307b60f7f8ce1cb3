import type { Page } from 'playwright-core';
import { LANGUAGE_TAG } from '../../../web/text/language.ts';
import { authorizationRequest } from '../../local/world/sign-in/sign-in-support.ts';
import { sendForm, type View, viewsOf } from './view.ts';

const citizen = viewsOf('citizenForm', 'stranger', '/applications');
const staff = viewsOf('staffForm', 'stranger', '/staff/tasks');
/** A portal without script leads nowhere, so the browser begins at the issuer. */
const noScript = viewsOf(
  'citizenForm',
  'withoutScript',
  ({ url }, language) => authorizationRequest(url, 'citizen', { ui_locales: LANGUAGE_TAG[language] }).url,
);
const SEEDED = { phone: '13900000001', personalNumber: '9900000001', password: 'yangben-0001' };

/** The sign-in of the local run, and the page of the people who can sign in. */
export const signInViews: readonly View[] = [
  citizen('sign-in', { picture: 'zh', act: proven }),
  citizen('sign-in-wrong', { act: (page) => enterCitizen(page, { ...SEEDED, password: 'wrong' }), picture: 'zh' }),
  citizen('sign-in-picture', { act: choosePicture }),
  noScript('sign-in-without-script', { picture: 'zh' }),
  citizen('sign-in-over', { of: 'signedInPage', act: goBack, expected: /40[01]/ }),
  staff('staff-sign-in'),
  staff('staff-sign-in-locked', { act: lockOut }),
  staff('staff-sign-in-code', { of: 'codeForm', act: askForCode, picture: 'zh' }),
  staff('staff-sign-in-code-wrong', { of: 'codeForm', act: enterWrongCode }),
  citizen('sign-out', { of: 'signOutPage', path: '/oidc/citizen/session/end' }),
  citizen('sign-out-done', { of: 'signedOutPage', path: '/oidc/citizen/session/end/success' }),
  citizen('sign-in-expired', { of: 'expiredPage', path: '/oidc/citizen/interaction/lost', expected: /400/ }),
  citizen('sign-in-unknown-page', { of: 'notFoundPage', path: '/oidc/no-such-page', expected: /404/ }),
  citizen('local-people', { of: 'peoplePage', path: '/local/people', picture: 'zh' }),
];

/** Waits until the page has done its work, without which it refuses a sign-in. */
async function proven(page: Page): Promise<void> {
  await page.locator('#phone').waitFor();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=proof]')?.value);
}

async function enterCitizen(page: Page, entries: typeof SEEDED): Promise<void> {
  await proven(page);
  for (const [name, value] of Object.entries(entries)) await page.fill(`#${name}`, value);
  await sendForm(page);
  if (entries !== SEEDED) await page.locator('.summary').waitFor();
}

async function choosePicture(page: Page): Promise<void> {
  await page.locator('a[href*="captcha=picture"]').first().click();
  await page.locator('img').waitFor();
  await sendForm(page);
  await page.locator('.summary').waitFor();
}

async function goBack(page: Page): Promise<void> {
  await enterCitizen(page, SEEDED);
  await page.locator('.card .button').waitFor();
  await page.goBack();
  await page.locator('main a[href$="/applications"]').waitFor();
}

async function enterStaff(page: Page, staffId: string, password: string): Promise<void> {
  await page.fill('#staffId', staffId);
  await page.fill('#password', password);
  await sendForm(page);
}

async function lockOut(page: Page): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) await enterStaff(page, 'nobody', 'wrong');
  await page.locator('.summary').waitFor();
}

async function askForCode(page: Page): Promise<void> {
  await enterStaff(page, 'reviewer-210202', 'yangben-9008');
  await page.locator('#code').waitFor();
}

async function enterWrongCode(page: Page): Promise<void> {
  await askForCode(page);
  await page.fill('#code', '000000');
  await page.locator('form button[type=submit]').first().click();
  await page.locator('.summary').waitFor();
}
