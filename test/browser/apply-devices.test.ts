import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Person } from '../journeys/support/people.ts';
import { fillForm } from './support/apply-form.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { type SignedInPerson, signedInAs } from './support/signed-in.ts';

describeInBrowser('the draft of an application', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (person: Person, expected = /^$/) => {
    const opened = await portal.open('/apply', {
      expected,
      prepare: (context) => signedInAs(context, portal.url, applicant(person)),
    });
    await opened.page.locator('#bankName').waitFor();
    return opened;
  };
  const receipt = /\/applications\/\w+$/;
  /** The form in two tabs of one person, filled in in the first one. */
  const filledInTwoTabs = async (person: Person) => {
    const { page, context } = await openAs(person);
    const other = await context.newPage();
    await other.goto('/apply');
    await other.locator('#bankName').waitFor();
    await fillForm(page, person);
    await expect.poll(() => other.inputValue('#accountNumber')).toBe(person.accountNumber);
    return { page, other };
  };

  test('is the same in two tabs, and says in one that the other has sent it', async () => {
    const person = await portal.journey.newcomer();
    const { page, other } = await filledInTwoTabs(person);
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(receipt);
    await other.getByText('此申报已在另一个窗口提交或清除。').waitFor();
  });

  test('sent from two tabs at once makes one application', async () => {
    const person = await portal.journey.newcomer();
    const { page, other } = await filledInTwoTabs(person);
    const send = (tab: typeof page) => tab.evaluate(() => document.querySelector('form')?.requestSubmit());
    await Promise.all([send(page), send(other)]);
    await Promise.all([page.waitForURL(receipt), other.waitForURL(receipt)]);
    expect(other.url()).toBe(page.url());
    expect(await portal.journey.ownApplications(person)).toHaveLength(1);
  });

  test('on a shared device is dropped, and nothing typed afterwards is kept', async () => {
    const { page } = await openAs(await portal.journey.newcomer());
    await page.fill('#bankName', '虚构银行');
    expect(await page.evaluate(() => localStorage.length)).toBe(1);
    await page.getByRole('button', { name: '这不是我的设备' }).click();
    await page.fill('#bankName', '虚构银行中山支行');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await page.inputValue('#bankName')).toBe('虚构银行中山支行');
  });

  test('survives an expired sign-in in mid-form, which is renewed without a word', async () => {
    const person = await portal.journey.newcomer();
    const { page } = await openAs(person, /401/);
    await fillForm(page, person);
    await expireToken(page);
    const renewed = page.waitForRequest('**/test-issuer/token');
    await page.locator('form button[type=submit]').click();
    await renewed;
    await page.waitForURL(receipt);
  });

  test('outlives a sign-in that is refused for good, and is not shown to another person who then signs in', async () => {
    const [person, another] = [await portal.journey.newcomer(), await portal.journey.newcomer()];
    const { page, context } = await openAs(person, /40[01]/);
    await fillForm(page, person);
    await expireToken(page);
    await context.route('**/test-issuer/token', (route) =>
      route.fulfill({ status: 400, contentType: 'application/json', body: '{"error":"invalid_grant"}' }),
    );
    await page.locator('form button[type=submit]').click();
    const signInAgain = page.getByRole('button', { name: '重新登录' });
    await signInAgain.waitFor();
    expect(await page.inputValue('#accountNumber')).toBe(person.accountNumber);

    // Later routes go before earlier ones.
    await signedInAs(context, portal.url, applicant(another));
    await signInAgain.click();
    await expect.poll(() => page.inputValue('#idNumber').catch(() => '')).toBe(another.idNumber);
    expect(await page.inputValue('#accountNumber')).toBe('');

    await signedInAs(context, portal.url, applicant(person));
    await page.evaluate(() => sessionStorage.clear());
    const back = await context.newPage();
    await back.goto('/apply');
    await back.getByText('已恢复您上次填写的内容。').waitFor();
    expect(await back.inputValue('#accountNumber')).toBe(person.accountNumber);
  });

  test('is there again after the back button, from a page of the portal and from one without script', async () => {
    const person = await portal.journey.newcomer();
    const { page } = await openAs(person);
    await fillForm(page, person);
    const backFrom = async (link: string) => {
      await page.getByRole('link', { name: link, exact: true }).click();
      await page.waitForURL((url) => url.pathname !== '/apply');
      await page.goBack();
      await page.locator('#bankName').waitFor();
      expect(await page.inputValue('#accountNumber')).toBe(person.accountNumber);
      expect(await page.getByLabel('三级/高级工').isChecked()).toBe(true);
    };
    await backFrom('我的申报');
    await backFrom('补贴标准');
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(receipt);
  });

  test('with another phone is sent with the code that this phone got', async () => {
    const person = await portal.journey.newcomer();
    const { page } = await openAs(person);
    await fillForm(page, person);
    await page.fill('#phone', '13912345678');
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByText('验证码已发送').first().waitFor();
    await page.fill('#phoneCode', await portal.journey.codeOn('13912345678'));
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(receipt);
  });

  test('takes over the answers of the check once', async () => {
    const person = await portal.journey.newcomer();
    const { page } = await portal.open('/check', {
      prepare: (context) => signedInAs(context, portal.url, applicant(person)),
    });
    // As the button of the check leaves them.
    await page.evaluate(() => {
      const issuedOn = { year: '2021', month: '5', day: '20' };
      const answers = { applicantCategory: 'OTHER', level: '3', occupationCode: '6-18-02-04', issuedOn };
      sessionStorage.setItem('check-answers', JSON.stringify(answers));
    });
    await page.goto('/apply');
    await page.locator('#bankName').waitFor();
    expect(await page.inputValue('#issuedOn-month')).toBe('5');
    expect(await page.getByLabel('其他人员').isChecked()).toBe(true);
    expect(await page.evaluate(() => sessionStorage.getItem('check-answers'))).toBeNull();
    await page.reload();
    await page.locator('#bankName').waitFor();
    expect(await page.inputValue('#issuedOn-month')).toBe('5');
  });
});

/** Refuses the next request of the form as the service refuses an expired token. */
async function expireToken(page: Page): Promise<void> {
  const said = { type: '/problems/token-invalid', title: '登录已失效', status: 401, detail: '请重新登录。' };
  const answer = { status: 401, contentType: 'application/problem+json', body: JSON.stringify(said) };
  await page.route('**/v1/eligibility-checks', (route) => route.fulfill(answer), { times: 1 });
}

function applicant({ idNumber, name, phone }: Person): SignedInPerson {
  return { kind: 'applicant', idNumber, name, phone };
}
