import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../bench/browser.ts';
import { type ServedSignIn, serveSignIn } from '../local/world/sign-in/served-sign-in.ts';
import { authorizationRequest, redeem, renew, renewed, staffMember } from '../local/world/sign-in/sign-in-support.ts';
import { describeInBrowser } from './support/chromium.ts';

const PHONE = { width: 360, height: 740 };

describeInBrowser('the sign-in in a browser', () => {
  let served: ServedSignIn;
  let browser: Browser;
  beforeAll(async () => {
    served = await serveSignIn();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  /** A page of a new browser profile, and what its console and its security policy complained about. */
  async function newPage(settings: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext({ viewport: PHONE, ...settings });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    return { context, page, complaints };
  }

  async function enterCitizen(page: Page, password = 'yangben-0001'): Promise<void> {
    await page.fill('#phone', '139 0000 0001');
    await page.fill('#personalNumber', '9900000001');
    await page.fill('#password', password);
  }

  /** Waits until the browser is back at the portal, which does not exist in this test. */
  async function backAtPortal(page: Page) {
    await page.waitForURL(/signed-in/);
    return { status: 404, url: page.url(), text: '', headers: new Headers() };
  }

  async function close(context: BrowserContext): Promise<void> {
    await context.close();
  }

  test('a citizen signs in without typing a captcha, renews after the clock was moved, and signs out', async () => {
    const { context, page, complaints } = await newPage();
    const asked = authorizationRequest(served.origin, 'citizen');
    await page.goto(asked.url);
    await page.getByText('验证已自动完成').waitFor();

    await enterCitizen(page, 'wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page.locator('.summary').waitFor();
    expect(await page.evaluate('document.activeElement.className')).toBe('summary');
    expect(await page.title()).toMatch(/^错误/);
    await page.getByText('验证已自动完成').waitFor();

    await enterCitizen(page);
    await page.getByRole('button', { name: '登录' }).click();
    const tokens = await redeem(asked, await backAtPortal(page));

    served.advanceSeconds(3 * 86_400);
    const { id_token } = await renewed(asked, tokens.refresh_token);
    const signOut = new URLSearchParams({
      id_token_hint: id_token,
      post_logout_redirect_uri: `${served.origin}/signed-out`,
    });
    await page.goto(`${served.origin}/oidc/citizen/session/end?${signOut}`).catch(() => undefined);
    await page.waitForURL(/signed-out/);
    expect((await renew(asked, tokens.refresh_token)).status).toBe(400);
    expect(complaints.filter((text) => !/404/.test(text))).toEqual([]);
    await close(context);
  });

  test('a form that is sent before the work is done waits for it, says so, and then goes by itself', async () => {
    const { context, page, complaints } = await newPage();
    // The work cannot end before the test lets it.
    await page.addInitScript(`
      const derive = crypto.subtle.deriveBits.bind(crypto.subtle);
      const released = new Promise((resolve) => { window.letWorkEnd = resolve; });
      crypto.subtle.deriveBits = async (...task) => { await released; return derive(...task); };
    `);
    const asked = authorizationRequest(served.origin, 'citizen');
    await page.goto(asked.url);
    await enterCitizen(page);
    await page.getByRole('button', { name: '登录' }).click();
    const waiting = page.getByRole('button', { name: '正在验证…' });
    await waiting.waitFor();
    await page.press('#password', 'Enter');
    expect(await page.locator('#captcha').textContent()).toBe('正在验证…');
    expect(await page.locator('.summary').count()).toBe(0);

    await page.evaluate('window.letWorkEnd()');
    const { access_token } = await redeem(asked, await backAtPortal(page));
    expect(access_token).toEqual(expect.any(String));
    expect(complaints.filter((text) => !/404/.test(text))).toEqual([]);
    await close(context);
  });

  test('where the work fails while the form waits, the form can be sent again, and the picture is offered', async () => {
    const { context, page } = await newPage();
    await page.addInitScript(`
      let fail;
      const failed = new Promise((_resolve, reject) => { fail = reject; });
      window.letWorkFail = () => fail(new Error('no'));
      crypto.subtle.deriveBits = () => failed;
    `);
    await page.goto(authorizationRequest(served.origin, 'citizen').url);
    await enterCitizen(page);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('button', { name: '正在验证…' }).waitFor();
    await page.evaluate('window.letWorkFail()');
    await page.getByText('自动验证未能完成，请改用图片验证码。').waitFor();
    expect(await page.getByRole('button', { name: '登录' }).getAttribute('aria-disabled')).toBeNull();
    await close(context);
  });

  test('the back button after a sign-in leads to a page that leads on to the portal', async () => {
    const { context, page, complaints } = await newPage();
    await page.goto(authorizationRequest(served.origin, 'citizen').url);
    await enterCitizen(page);
    await page.getByRole('button', { name: '登录' }).click();
    await backAtPortal(page);
    await page.goBack();
    await page.getByRole('heading', { name: '您已登录' }).waitFor();
    expect(await page.getByRole('link', { name: '前往“我的申报”' }).getAttribute('href')).toBe('/applications');
    expect(complaints.filter((text) => !/404/.test(text))).toEqual([]);
    await close(context);
  });

  test('a page of the portal renews by itself: no frame, and no page of the sign-in is shown', async () => {
    const { context, page } = await newPage();
    const asked = authorizationRequest(served.origin, 'citizen');
    await page.goto(asked.url);
    await enterCitizen(page);
    await page.getByText('验证已自动完成').waitFor();
    await page.getByRole('button', { name: '登录' }).click();
    const { refresh_token } = await redeem(asked, await backAtPortal(page));
    served.advanceSeconds(86_400);
    const answered = await page.evaluate(
      `fetch('/oidc/citizen/token', { method: 'POST', body: new URLSearchParams(${JSON.stringify({
        client_id: 'portal',
        grant_type: 'refresh_token',
        refresh_token,
      })}) }).then((answer) => answer.json())`,
    );
    expect(answered).toMatchObject({ access_token: expect.any(String), refresh_token: expect.any(String) });
    // After a reload the memory is empty, and the session answers in one redirect.
    await page.goto(authorizationRequest(served.origin, 'citizen').url).catch(() => undefined);
    expect(page.url()).toContain('code=');
    await close(context);
  });

  test('without script a citizen gets the picture, and every entry is told what is missing', async () => {
    const { context, page } = await newPage({ javaScriptEnabled: false });
    await page.goto(authorizationRequest(served.origin, 'citizen', { ui_locales: 'en' }).url);
    const picture = page.getByAltText('Captcha picture: 5 digits');
    await picture.waitFor();
    expect(await picture.boundingBox()).toMatchObject({ width: expect.any(Number), height: 64 });
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.locator('.summary li').count()).toBe(4);
    await close(context);
  });

  test('with script the picture can be chosen, and its page is accessible', async () => {
    const { context, page, complaints } = await newPage();
    await page.goto(authorizationRequest(served.origin, 'citizen').url);
    await page.getByRole('link', { name: '改用图片验证码' }).click();
    await page.getByLabel('图片中的5位数字').waitFor();
    expect(await page.evaluate('document.images[0].naturalWidth')).toBe(200);
    await page.getByRole('button', { name: '登录' }).click();
    await page.locator('.summary').waitFor();
    expect(complaints).toEqual([]);
    await close(context);
  });

  test('staff sign in with the code that the page of the people shows; all their pages are accessible', async () => {
    const { context, page, complaints } = await newPage();
    const asked = authorizationRequest(served.origin, 'staff');
    await page.goto(asked.url);
    const { subject, password } = await staffMember(served.origin, 'reviewer-210202');
    await page.fill('#staffId', subject);
    await page.fill('#password', password);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.fill('#code', '000000');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.locator('.summary').waitFor();

    const people = await context.newPage();
    await people.goto(`${served.origin}/local/people`);
    const code = await people.getByRole('row', { name: subject }).locator('td').nth(2).textContent();
    await page.fill('#code', code ?? '');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    expect((await redeem(asked, await backAtPortal(page))).access_token).toEqual(expect.any(String));
    expect(complaints.filter((text) => !/404/.test(text))).toEqual([]);
    await close(context);
  });

  test('the pages for a lockout, a lost sign-in and a sign-out without the portal are accessible', async () => {
    const { context, page } = await newPage();
    await page.goto(authorizationRequest(served.origin, 'staff').url);
    for (let tries = 0; tries < 5; tries += 1) {
      await page.fill('#staffId', 'nobody');
      await page.fill('#password', 'wrong');
      await page.getByRole('button', { name: '下一步' }).click();
    }
    await page.getByText('连续5次填写有误').waitFor();
    await page.goto(`${served.origin}/oidc/citizen/interaction/lost`);
    await page.goto(`${served.origin}/oidc/citizen/session/end/success`);
    await close(context);
  });
});
