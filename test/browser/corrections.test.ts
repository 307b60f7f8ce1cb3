import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Person } from '../journeys/support/people.ts';
import { expectAccessible } from './support/accessible.ts';
import { byKeyboard } from './support/by-keyboard.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';
import { sendThroughTrouble } from './support/through-trouble.ts';

const EXPLANATION = '证书编号与证书不一致，账号少一位，请对照证书和银行卡填写。';

describeInBrowser('a correction', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openDesk = async (taskId: string) => {
    const desk = { kind: 'staff', staffId: 'desk-funds', name: '案样员', agency: '210202' } as const;
    const { page } = await portal.open(`/staff/tasks/${taskId}`, {
      width: 1280,
      expected: /409/,
      prepare: (context) => signedInAs(context, portal.url, { ...desk, roles: ['fund-reviewer'] }),
    });
    await page.locator('#outcome').waitFor();
    return page;
  };
  const openAs = async ({ idNumber, name, phone }: Person, path: string) => {
    const { page } = await portal.open(path, {
      expected: /40[019]|422|503|ERR_FAILED/,
      prepare: (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }),
    });
    return page;
  };
  /** A case that waits for the correction of these fields. */
  const asked = async (...fields: readonly string[]) => {
    const { person, applicationId } = await portal.journey.checked();
    await ask(applicationId, fields);
    return { person, applicationId, path: `/applications/${applicationId}/correction` };
  };
  const ask = (applicationId: string, fields: readonly string[]) =>
    portal.journey.decide('FUND_REVIEW', applicationId, {
      outcome: 'REQUEST_CORRECTION',
      fields,
      explanation: EXPLANATION,
    });
  const send = (page: Page) => page.locator('form button[type=submit]').click();

  test('is asked for by keyboard, made after a fault, and approved in the second round', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const desk = await openDesk(`${applicationId}.fund-review`);
    await desk.keyboard.press('3');
    await desk.keyboard.press('Control+Enter');
    await desk.locator('.error-summary').waitFor();
    expect(await desk.locator('.field-error').allTextContents()).toEqual([
      '请至少选择一个需要补正的栏目',
      '具体事由应为10至500字',
    ]);
    const keys = byKeyboard(desk);
    for (const field of ['certificate.number', 'payee.accountNumber']) {
      await keys.goTo(desk.locator(`input[value="${field}"]`));
      await desk.keyboard.press('Space');
    }
    await desk.keyboard.press('e');
    await desk.keyboard.insertText(EXPLANATION);
    await expectAccessible(desk);
    await desk.reload();
    await desk.getByText('已恢复您上次填写的内容').waitFor();
    expect(await desk.locator('form input[type=checkbox]:checked').count()).toBe(2);
    await desk.keyboard.press('Control+Enter');
    const confirmation = desk.getByRole('region', { name: '请确认' });
    expect(await confirmation.textContent()).toContain(`要求补正的栏目：证书编号、账号${EXPLANATION}`);
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('上一件已作出决定：要求补正。').waitFor();
    await portal.journey.settle();

    const page = await openAs(person, `/applications/${applicationId}`);
    await page.getByText('请在2021年7月7日 24:00前补正申报内容，逾期未补正的，本次申报不予通过。').waitFor();
    await page.getByText(EXPLANATION).waitFor();
    await page.getByRole('link', { name: '去补正' }).click();
    await page.getByText(`目前填报：${person.certificate.number}`).waitFor();
    expect(await page.locator('form .field').count()).toBe(2);
    expect(await page.inputValue('#certificateNumber')).toBe('');
    await expectAccessible(page);
    await send(page);
    await page.locator('.error-summary:focus').waitFor();
    expect(await page.locator('form .field-error').count()).toBe(2);
    await page.fill('#certificateNumber', person.certificate.number);
    await page.fill('#accountNumber', '6222');
    await send(page);
    await page.locator('#accountNumber-error').getByText('请填写16至19位银行账号。').waitFor();
    expect(await page.locator('form .field-error').count()).toBe(1);
    await expectAccessible(page);
    await page.fill('#accountNumber', person.accountNumber);
    await send(page);
    await page.getByText('已收到您的补正，正在重新核验，目前无需您办理。').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/applications/${applicationId}`);
    await page.getByText('补正后重新核验').waitFor();
    expect(await page.getByRole('link', { name: '去补正' }).count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('draft:')))).toEqual(
      [],
    );

    await portal.journey.settle();
    const again = await openDesk(`${applicationId}.fund-review.2`);
    await again.getByText('要求补正的栏目：证书编号、账号').waitFor();
    await again.keyboard.press('1');
    await again.keyboard.press('Control+Enter');
    await again.getByText('上一件已作出决定：通过。').waitFor();
    await portal.journey.settle();
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('AWAITING_PUBLICATION');
  });

  test('keeps what was typed through an expired sign-in and a lost network, and is sent once', async () => {
    const { person, applicationId, path } = await asked('payee.bankName');
    const page = await openAs(person, path);
    await page.fill('#bankName', '虚构银行西岗支行');
    const typed = ['#bankName', '虚构银行西岗支行'] as const;
    await sendThroughTrouble(page, { requests: '**/corrections', path: '/correction', typed, button: '提交补正' });
    await page.getByText('已收到您的补正').waitFor();
    expect(await portal.journey.read(person, applicationId)).toMatchObject({
      payee: { bankName: '虚构银行西岗支行' },
    });
  });

  test('is refused with all reasons and stays open; one that nobody waits for any more leads to the application', async () => {
    const { person, applicationId, path } = await asked('certificate.issuedOn', 'certificate.level');
    const page = await openAs(person, `/en${path}`);
    await page.getByText('Declared so far: Level 3 (advanced)').waitFor();
    const issued = { '#issuedOn': '2018', '#issuedOn-month': '5', '#issuedOn-day': '20' };
    for (const [part, value] of Object.entries(issued)) await page.fill(part, value);
    await page.locator('[name=level][value="3"]').check();
    await send(page);
    const said = page.locator('form .alert');
    await said.getByText('With this correction the conditions are not met').waitFor();
    expect(await said.locator('li').count()).toBeGreaterThan(0);
    await expectAccessible(page);
    expect(await page.inputValue('#issuedOn')).toBe('2018');
    await portal.journey.withdraw(person, applicationId);
    await page.fill('#issuedOn', '2021');
    await send(page);
    await said.getByText('Nothing can be corrected now').waitFor();
    expect(await page.inputValue('#issuedOn')).toBe('2021');
    await said.getByRole('link', { name: 'See the application' }).click();
    await page.getByText('You have withdrawn this application.').first().waitFor();
    await page.goto(`/en${path}`);
    await page.getByText('There is nothing to correct in this application.').waitFor();
  });

  test('of the phone takes the code that the new phone got', async () => {
    const { person, applicationId, path } = await asked('applicant.phone');
    const page = await openAs(person, path);
    await page.fill('#phone', '13912345679');
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByText('秒').first().waitFor();
    await page.fill('#phoneCode', await portal.journey.codeOn('13912345679'));
    await send(page);
    await page.getByText('已收到您的补正').waitFor();
    await portal.journey.settle();
    expect((await portal.journey.caseFile(applicationId)).applicant.phone).toContain('5679');
  });

  test('cannot be asked for a third time at a stage: the desk says what remains', async () => {
    const { applicationId } = await portal.journey.checked();
    const desk = await openDesk(`${applicationId}.fund-review`);
    const detail = '本环节要求补正的次数已达上限，请作出通过或不予通过的决定。';
    const problem = { type: '/problems/corrections-used-up', title: '补正次数已满', status: 409, detail };
    await desk.route('**/decision', (route) =>
      route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await desk.keyboard.press('3');
    await desk.locator('#fields').check();
    await desk.locator('#explanation').fill(EXPLANATION);
    await desk.keyboard.press('Control+Enter');
    await desk.getByRole('region', { name: '请确认' }).waitFor();
    await desk.keyboard.press('Control+Enter');
    await desk.getByText(detail).waitFor();
    expect(await desk.getByRole('button', { name: '查看已作出的决定' }).count()).toBe(0);
    expect(await desk.locator('#fields').isChecked()).toBe(true);
    await expectAccessible(desk);
  });
});
