import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { timeToPay } from '../journeys/support/journey.ts';
import type { Person } from '../journeys/support/people.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';
import { sendThroughTrouble } from './support/through-trouble.ts';

const ACCOUNT = '6299990000000088018';
const REFUSAL = '户名与申请人姓名不一致，请填写本人名下的账户。';

describeInBrowser('the account of an application', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openDesk = async (taskId: string) => {
    const payer = { kind: 'staff', staffId: 'desk-payer', name: '付样员', agency: '210202', roles: ['payer'] } as const;
    const { page } = await portal.open(`/staff/tasks/${taskId}`, {
      width: 1280,
      prepare: (context) => signedInAs(context, portal.url, payer),
    });
    await page.locator('#outcome').waitFor();
    return page;
  };
  const openAs = async ({ idNumber, name, phone }: Person, path: string) => {
    const { page } = await portal.open(path, {
      expected: /40[019]|ERR_FAILED/,
      prepare: (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }),
    });
    return page;
  };
  const fill = async (page: Page, bankName = '虚构银行西岗支行') => {
    await page.locator('[name=payeeKind][value=BANK_ACCOUNT]').check();
    await page.fill('#bankName', bankName);
    await page.fill('#accountNumber', ACCOUNT);
  };
  const send = (page: Page) => page.locator('form button[type=submit]').click();

  test('is corrected after a return, sent back, corrected again, confirmed at the desk and paid', async () => {
    const person = await portal.journey.newcomer();
    await portal.journey.setAccount(person.accountNumber, { outcome: 'RETURNED', returnReason: '账号已销户' });
    const { applicationId, closesAt } = await portal.journey.approved(person);
    await portal.journey.advanceTo(timeToPay(closesAt));

    const page = await openAs(person, `/applications/${applicationId}`);
    await page.getByText('银行退票（已销户），补贴未能入账。请更正收款账户').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '更正收款账户' }).click();
    await page.getByText('目前填报：').first().waitFor();
    await send(page);
    await page.locator('.error-summary:focus').waitFor();
    expect(await page.locator('form .field-error').count()).toBe(3);
    await expectAccessible(page);
    await fill(page);
    await send(page);
    await page.getByText('已收到您更正的收款账户，经办机构确认后重新拨付，无需再次公示').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/applications/${applicationId}`);
    await page.getByRole('link', { name: '再次更正收款账户' }).waitFor();
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('draft:')))).toEqual(
      [],
    );

    await portal.journey.settle();
    const desk = await openDesk(`${applicationId}.payment-confirmation`);
    await desk.getByText('账号已销户').waitFor();
    await desk.getByText('银行账户 虚构银行西岗支行').waitFor();
    await desk.keyboard.press('2');
    await desk.keyboard.press('Control+Enter');
    expect(await desk.locator('.field-error').allTextContents()).toEqual(['具体事由应为10至500字']);
    expect(await desk.locator('#reasons').count()).toBe(0);
    await desk.keyboard.press('e');
    await desk.keyboard.insertText(REFUSAL);
    await expectAccessible(desk);
    await desk.keyboard.press('Control+Enter');
    await desk.getByRole('region', { name: '请确认' }).getByText(REFUSAL).waitFor();
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('上一件已作出决定：退回申请人。').waitFor();
    await portal.journey.settle();

    await page.reload();
    await page.getByText('您更正的收款账户未予确认').waitFor();
    await page.getByText(REFUSAL).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '更正收款账户' }).click();
    await fill(page, '虚构银行中山支行');
    await send(page);
    await page.getByText('经办机构确认后重新拨付').first().waitFor();
    await portal.journey.settle();
    const again = await openDesk((await portal.journey.openTask('PAYMENT_CONFIRMATION', applicationId)).taskId);
    await again.keyboard.press('1');
    await again.keyboard.press('Control+Enter');
    await again.getByText('上一件已作出决定：确认。').waitFor();
    await portal.journey.settle();
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('PAID');
    await page.reload();
    await page.getByText('补贴已于').waitFor();
    expect(await page.getByRole('link', { name: '收款账户' }).count()).toBe(0);
  });

  test('is changed before the payment, through an expired sign-in and a lost network, and sent once', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const page = await openAs(person, `/applications/${applicationId}`);
    await page.getByRole('link', { name: '更改收款账户' }).click();
    await page.locator('#bankName').waitFor();
    await fill(page);
    await sendThroughTrouble(page, {
      requests: '**/v1/applications/*/payee',
      path: '/payee',
      typed: ['#accountNumber', ACCOUNT],
      button: '提交收款账户',
    });
    await page.getByText('收款账户已更改，即时生效，无需您再办理。').waitFor();
    expect((await portal.journey.read(person, applicationId)).payee.bankName).toBe('虚构银行西岗支行');
  });

  test('cannot be changed once the case has ended, and the page says so', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const page = await openAs(person, `/en/applications/${applicationId}/payee`);
    await page.locator('#bankName').waitFor();
    await fill(page);
    await portal.journey.withdraw(person, applicationId);
    await send(page);
    const said = page.locator('form .alert');
    await said.getByText('The account cannot be changed now').waitFor();
    expect(await page.inputValue('#accountNumber')).toBe(ACCOUNT);
    await expectAccessible(page);
    await said.getByRole('link', { name: 'See the application' }).click();
    await page.getByText('You have withdrawn this application.').first().waitFor();
    await page.goto(`/en/applications/${applicationId}/contact`);
    await page.getByText('This application has ended').waitFor();
  });

  test('has a phone beside it that is changed with the code that the new phone got', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const page = await openAs(person, `/applications/${applicationId}`);
    await page.getByRole('link', { name: '更改联系电话' }).click();
    await page.locator('#phone').waitFor();
    await expectAccessible(page);
    await page.fill('#phone', '13912345679');
    await send(page);
    await page.locator('.error-summary').waitFor();
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByText('秒').first().waitFor();
    await page.fill('#phoneCode', await portal.journey.codeOn('13912345679'));
    await send(page);
    await page.getByText('联系电话已更改，即时生效。').waitFor();
    expect((await portal.journey.caseFile(applicationId)).applicant.phone).toContain('5679');
  });
});
