import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

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
    await page.getByLabel('公民身份号码').fill(objector.idNumber);
    await page.getByLabel('手机号码').fill(objector.phone);
    await page.getByRole('button', { name: '获取验证码' }).press('Enter');
    await page.getByText('验证码已发送').first().waitFor();
    await page.getByLabel('短信验证码').fill(await portal.journey.codeOn(objector.phone));
    await page.getByLabel('异议内容').fill('<img src=x onerror=alert(1)> 此人并未在该公司工作。');
    await page.getByRole('button', { name: '提交异议' }).press('Enter');
    await page.getByRole('heading', { name: '异议已收到' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
    expect(await page.locator('.details').textContent()).toMatch(/回执码[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(address);
  });

  test('counts down to the next code, also where the service names the wait; a reload keeps the statement alone', async () => {
    const { phone, name } = await portal.journey.citizen();
    const { page } = await portal.open(address, { expected: /400|429/ });
    const ask = page.getByRole('button', { name: '获取验证码' });
    await page.getByLabel('手机号码').fill('1390000');
    await ask.click();
    await page.locator('#phone-error').waitFor();
    await page.getByLabel('姓名').fill(name);
    await page.getByLabel('异议内容').fill('据我了解，此人并未在该公司工作。');
    await page.getByLabel('手机号码').fill(phone);
    await ask.click();
    await page.getByText('验证码已发送').first().waitFor();
    expect(await ask.getAttribute('aria-disabled')).toBe('true');
    await page.reload();
    await page.getByLabel('手机号码').fill(phone);
    expect(await page.getByLabel('异议内容').inputValue()).toBe('据我了解，此人并未在该公司工作。');
    expect(await page.getByLabel('姓名').inputValue()).toBe('');
    await page.clock.install();
    await ask.click();
    await page
      .getByText(/须间隔60秒，每日最多5次。可在\d+秒后重新获取。/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.clock.fastForward(61_000);
    await page.getByRole('status').getByText('现在可以重新获取').waitFor();
    expect(await ask.getAttribute('aria-disabled')).toBeNull();
    await portal.journey.advanceBy('PT1M');
    await ask.click();
    await page.getByText('验证码已发送').first().waitFor();
  });

  test('is filed signed in without a code, and the sign-in keeps the statement', async () => {
    const { idNumber, name, phone } = await portal.journey.citizen();
    const { page } = await portal.open(address, {
      prepare: (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }),
    });
    await page.getByLabel('异议内容').fill('据我了解，此人并未在该公司工作。');
    await page.getByRole('button', { name: '登录后提出' }).click();
    await page.getByText(`将以${name}的名义提出异议`).waitFor();
    expect(await page.locator('#phone').count()).toBe(0);
    expect(await page.getByLabel('异议内容').inputValue()).toBe('据我了解，此人并未在该公司工作。');
    await page.getByRole('button', { name: '提交异议' }).click();
    await page.getByRole('heading', { name: '异议已收到' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('in English says of each field what it needs', async () => {
    const { page } = await portal.open(`/en${address}`, { width: 1280, expected: /400/ });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.error-summary:focus').waitFor();
    expect(await page.locator('.error-summary').textContent()).toContain('Give your ID number of 18 characters.');
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
    status = 409;
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('82745351').waitFor();
  });
});
