import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';

describeInBrowser('the check before an application', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  async function answer(page: Page, applicant: string, year: string): Promise<void> {
    await page.getByLabel(applicant).check();
    await page.getByLabel('职业技能等级证书').check();
    await page.getByLabel('年', { exact: true }).fill(year);
    await page.getByLabel('月', { exact: true }).fill('5');
    await page.getByLabel('日', { exact: true }).fill('20');
    await page.getByRole('searchbox').fill('hangong');
    await page.getByRole('radio', { name: '焊工 6-18-02-04' }).check();
    await page.getByLabel('三级/高级工').check();
    await page.getByRole('button', { name: '查看结果' }).click();
  }

  test('says yes with amount and last day without a sign-in, and sends nothing', async () => {
    const { page } = await portal.open('/check');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/v1/')) sent.push(request.url());
    });
    await answer(page, '企业职工', '2021');
    await page.getByText('可以申报', { exact: true }).first().waitFor();
    const said = await page.locator('.alert').allTextContents();
    expect(said).toEqual([
      expect.stringContaining('补贴金额¥2,500.00，申报截止日为2022年5月20日'),
      expect.stringContaining('补贴金额¥2,000.00，申报截止日为2022年5月20日'),
    ]);
    await expectAccessible(page);
    expect(sent).toEqual([]);
  });

  test('says no question of programmes where one covers the certificate', async () => {
    const { page } = await portal.open('/check');
    await answer(page, '企业职工', '2019');
    await page.getByText('目前不能申报').waitFor();
    expect(await page.locator('.alert').count()).toBe(1);
    expect(await page.locator('.alert').textContent()).toContain('申报期限');
  });

  test('tells all reasons at once with their legal basis, by the clock of the service', async () => {
    const { page } = await portal.open('/check');
    await answer(page, '其他人员', '2022');
    await page.getByText('目前不能申报').waitFor();
    const text = await page.locator('.alert').textContent();
    // The service is in June 2021, so a certificate of 2022 lies in its future.
    for (const reason of ['本市企业职工', '起止日期', '晚于今天', '依据']) {
      expect(text).toContain(reason);
    }
  });

  test.each([
    ['/apply', '/standards', '此页面需要启用 JavaScript'],
    ['/en/check', '/en/standards', 'This page needs JavaScript'],
  ])('without script %s says what it needs, and leads to %s, which needs none', async (path, target, needs) => {
    const context = await portal.browser.newContext({ javaScriptEnabled: false, baseURL: portal.url });
    const page = await context.newPage();
    await page.goto(path);
    expect(await page.locator('noscript p').textContent()).toContain(needs);
    expect(await page.locator('#portal').isVisible()).toBe(false);
    await page.locator(`noscript a[href="${target}"]`).click();
    await page.waitForURL(`**${target}`);
    await page.locator('table').first().waitFor();
    await context.close();
  });

  test.each(['/check', '/en/check'])(
    '%s names each answer that is missing, with focus on the summary',
    async (path) => {
      const { page } = await portal.open(path);
      await page.locator('form button[type=submit]').click();
      await page.locator('.error-summary:focus').waitFor();
      expect(await page.locator('.error-summary li').count()).toBe(5);
    },
  );
});
