import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';

describeInBrowser('an objection', () => {
  let portal: Portal;
  let address: string;
  beforeAll(async () => {
    portal = await startPortal();
    const { noticeId, serial } = await portal.journey.published();
    address = `/notices/${noticeId}/entries/${serial}/objection`;
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  test('is filed with a code from the phone, after all faults were shown at once; the receipt shows its code', async () => {
    const objector = await portal.journey.citizen();
    const { page } = await portal.open(address, { expected: /400/ });
    await page.getByLabel('姓名').fill(objector.name);
    await page.getByRole('button', { name: '提交异议' }).press('Enter');
    await page.locator('.error-summary:focus').waitFor();
    expect(await page.locator('.field-error').count()).toBe(4);
    await expectAccessible(page);
    await page.getByLabel('公民身份号码').fill(objector.idNumber);
    await page.getByLabel('手机号码').fill(objector.phone);
    await page.getByRole('button', { name: '获取验证码' }).press('Enter');
    await page.getByText('验证码已发送').waitFor();
    const message = (await portal.journey.messages()).findLast(({ to }) => to === objector.phone);
    await page.getByLabel('短信验证码').fill(/\d{6}/.exec(message?.text ?? '')?.[0] ?? '');
    await page.getByLabel('异议内容').fill('<img src=x onerror=alert(1)> 此人并未在该公司工作。');
    await page.getByRole('button', { name: '提交异议' }).press('Enter');
    await page.getByRole('heading', { name: '异议已收到' }).waitFor();
    expect(await page.locator('.details').textContent()).toMatch(/回执码[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(address);
    await expectAccessible(page);
  });

  test('in English says of each field what it needs', async () => {
    const { page } = await portal.open(`/en${address}`, { width: 1280, expected: /400/ });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.error-summary:focus').waitFor();
    expect(await page.locator('.error-summary').textContent()).toContain('Give your ID number of 18 characters.');
    await expectAccessible(page);
  });

  test('keeps what was typed while the service is down, and after the close names the supervision telephone', async () => {
    let status = 0;
    const { page } = await portal.open(address, {
      expected: /ERR_FAILED|409/,
      prepare: async (context) => {
        await context.route('**/objections', (route) =>
          status === 0
            ? route.abort()
            : route.fulfill({
                status,
                contentType: 'application/problem+json',
                body: JSON.stringify({
                  type: '/problems/window-closed',
                  title: '不在公示期内',
                  status,
                  detail: '公示期已满，不再受理异议；如有情况反映，请致电监督电话82745351。',
                  instance: 'request-1',
                }),
              }),
        );
      },
    });
    await page.getByLabel('异议内容').fill('据我了解，此人并未在该公司工作。');
    await page.getByRole('button', { name: '提交异议' }).click();
    await page.getByRole('button', { name: '重试' }).waitFor();
    expect(await page.getByLabel('异议内容').inputValue()).toBe('据我了解，此人并未在该公司工作。');
    await expectAccessible(page);
    status = 409;
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('82745351').waitFor();
  });
});
