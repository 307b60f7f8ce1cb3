import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { staffMember } from '../local/world/sign-in/sign-in-support.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';

describeInBrowser('the sign-in of the portal', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  /** Signs the first of the seeded people in, on the page of the issuer. */
  async function enterCitizen(page: Page): Promise<void> {
    // The proof of work takes a moment; the page of the issuer refuses a sign-in without it.
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=proof]')?.value);
    await page.fill('#phone', '13900000001');
    await page.fill('#personalNumber', '9900000001');
    await page.fill('#password', 'yangben-0001');
    await page.locator('form button[type=submit]').click();
  }

  const stored = (page: Page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

  test('leads to the issuer and back to the page that asked, and leaves no token and no code behind', async () => {
    // The back button leads to the used page of the issuer, which answers 400.
    const { page, context } = await portal.open('/en/applications', { expected: /400/ });
    await enterCitizen(page);
    await page.locator('.card .button').waitFor();
    expect(page.url()).toBe(`${portal.url}/en/applications`);
    expect(await page.locator('.band-side').textContent()).toContain('赵样一');
    expect(await stored(page)).toBe('[{},{}]');
    expect((await context.cookies()).filter(({ path }) => !path.startsWith('/oidc'))).toEqual([]);
    await page.goBack();
    expect(page.url()).not.toContain('code=');
  });

  test('lasts over a reload, and over days of the clock without leaving the page', async () => {
    const { page } = await portal.open('/applications', { expected: /401/ });
    await enterCitizen(page);
    await page.locator('.card .button').waitFor();
    await page.reload();
    await page.locator('.card .button').waitFor();
    await page.evaluate(() => Reflect.set(window, 'stays', true));
    await portal.journey.advanceBy('P2D');
    const renewed = page.waitForResponse((answer) => answer.url().endsWith('/token') && answer.ok());
    // Coming back to the window after a while reads the list again.
    await page.waitForTimeout(5_100);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await renewed;
    await page.locator('.card .button').waitFor();
    expect(await page.evaluate(() => Reflect.get(window, 'stays'))).toBe(true);
  });

  test('goes on in the same tab, over a reload and a page without script, and asks the issuer for no page', async () => {
    const { page } = await portal.open('/applications');
    await enterCitizen(page);
    await page.locator('.card .button').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await page.locator('.card .button').waitFor();
    // Nobody went from one page to another, so the focus stays where the browser puts it.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await page.goto('/standards');
    await page.goto('/apply');
    await page.locator('#bankName').waitFor();
    await page.goBack();
    await page.goBack();
    await page.locator('.card .button').waitFor();
    expect(asked.filter((path) => path.startsWith('/oidc') && !path.endsWith('/token'))).toEqual([]);
    expect(asked.filter((path) => path.endsWith('/token')).length).toBeGreaterThanOrEqual(2);
    expect(await stored(page)).toBe('[{},{}]');
  });

  test('that was ended in another tab is not resumed, and one that cannot be resumed now is tried again', async () => {
    const { page, context } = await portal.open('/applications', { expected: /400|ERR_FAILED/ });
    await enterCitizen(page);
    await page.locator('.card .button').waitFor();
    await context.route('**/oidc/citizen/token', (route) => route.abort(), { times: 1 });
    await page.reload();
    await page.getByText('登录未完成').waitFor();
    await page.getByRole('button', { name: '重新登录' }).click();
    await page.locator('.card .button').waitFor();

    const other = await context.newPage();
    await other.goto('/applications');
    await other.getByRole('button', { name: '退出登录' }).click();
    await other.waitForURL('**/signed-out*');
    await page.reload();
    await page.locator('#password').waitFor();
    expect(await stored(page)).not.toContain('sign-in:citizen');
  });

  test('ends with a sign-out, which also drops the drafts on the device', async () => {
    const { page } = await portal.open('/applications');
    await enterCitizen(page);
    await page.locator('.card .button').waitFor();
    await page.evaluate(() => localStorage.setItem('draft:somebody:apply', '{}'));
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForURL('**/signed-out*');
    expect(await stored(page)).toBe('[{},{}]');
    await page.getByRole('link', { name: '重新登录' }).click();
    await page.locator('#password').waitFor();
  });

  test('of staff asks for a second factor, and stands beside that of a citizen', async () => {
    const { page, context } = await portal.open('/applications');
    await enterCitizen(page);
    await page.locator('.card .button').waitFor();
    const desk = await context.newPage();
    await desk.goto('/staff');
    const { subject, password, code } = await staffMember(portal.url, 'reviewer-210202');
    await desk.fill('#staffId', subject);
    await desk.fill('#password', password);
    await desk.locator('form button[type=submit]').click();
    await desk.fill('#code', code);
    await desk.getByRole('button', { name: '登录', exact: true }).click();
    await desk.getByRole('heading', { name: '待办事项' }).waitFor();
    await page.reload();
    await page.locator('.card .button').waitFor();
    await desk.getByRole('button', { name: '退出登录' }).click();
    await desk.waitForURL('**/staff/signed-out*');
    await desk.getByRole('heading', { name: '您已退出登录' }).waitFor();
  });

  test('with an answer that no request of this tab asked for is refused, and can be tried again', async () => {
    const { page } = await portal.open('/signed-in?code=stolen&state=other');
    await page.getByRole('alert').waitFor();
    expect(page.url()).toBe(`${portal.url}/signed-in`);
    await page.getByRole('button', { name: '重新登录' }).click();
    await enterCitizen(page);
    await page.waitForURL('**/applications');
  });
});
