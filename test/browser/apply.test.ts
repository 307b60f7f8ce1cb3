import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Person } from '../journeys/support/people.ts';
import { expectAccessible } from './support/accessible.ts';
import { fillByKeyboard, fillForm } from './support/apply-form.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

describeInBrowser('the form of an application', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async ({ idNumber, name, phone }: Person, path = '/apply', expected = /^$/) => {
    const opened = await portal.open(path, {
      expected,
      prepare: (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }),
    });
    await opened.page.locator('#bankName').waitFor();
    return opened;
  };
  const receipt = /\/applications\/\w+$/;

  test('is filled by keyboard alone and sent, and nothing stays on the device', async () => {
    const person = await portal.journey.newcomer();
    const { page } = await openAs(person);
    expect(await page.inputValue('#idNumber')).toBe(person.idNumber);
    await fillByKeyboard(page, person);
    await page.keyboard.press('Enter');
    await page.waitForURL(receipt);
    const [application] = await portal.journey.ownApplications(person);
    expect(page.url()).toContain(application?.applicationId);
    expect(application).toMatchObject({ amountFen: 250_000, certificate: { level: 3, occupationCode: '6-18-02-04' } });
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    // The back button leads to an empty form, never to the one that was sent.
    await page.goBack();
    await page.locator('#bankName').waitFor();
    expect(await page.inputValue('#bankName')).toBe('');
  });

  test.each(['/apply', '/en/apply'])(
    '%s names every fault beside its field and in a summary with focus',
    async (path) => {
      const { page } = await openAs(await portal.journey.newcomer(), path);
      await page.locator('form button[type=submit]').click();
      await page.locator('.error-summary:focus').waitFor();
      expect(await page.locator('.error-summary li').count()).toBe(10);
      expect(await page.locator('.field-error').count()).toBe(10);
      await page.locator('.error-summary a').first().click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('socialSecurityNumber');
    },
  );

  test('that is refused shows every reason and remedy and keeps what was typed; corrected, it is accepted', async () => {
    const person = await portal.journey.newcomer();
    const { page } = await openAs(person, '/apply', /422/);
    await fillForm(page, person, { applicant: '其他人员' });
    await page.locator('form button[type=submit]').click();
    await page.getByText('不符合申报条件').waitFor();
    const refusal = (await page.locator('form .alert').textContent()) ?? '';
    for (const part of ['依据', '行政复议', '人民法院']) expect(refusal).toContain(part);
    await page.getByLabel('企业职工', { exact: true }).check();
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(receipt);
  });

  test('tapped twice on a slow network says that it is being sent, and makes one application', async () => {
    const person = await portal.journey.newcomer();
    const { page, context } = await openAs(person);
    await fillForm(page, person);
    const network = await context.newCDPSession(page);
    const slow = { offline: false, latency: 700, downloadThroughput: 30_000, uploadThroughput: 10_000 };
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', slow);
    const send = page.locator('form button[type=submit]');
    await send.dblclick();
    await page.getByRole('button', { name: '正在提交……' }).and(page.locator('[aria-disabled]')).waitFor();
    await page.waitForURL(receipt);
    expect(await portal.journey.ownApplications(person)).toHaveLength(1);
  });

  test('whose answer is lost, and while the service is down, keeps everything and creates nothing twice', async () => {
    const person = await portal.journey.newcomer();
    const { page, context } = await openAs(person, '/apply', /503|ERR_FAILED/);
    await fillForm(page, person);
    await context.route('**/v1/eligibility-checks', (route) => route.fulfill(problem(503)), { times: 1 });
    await page.locator('form button[type=submit]').click();
    await page.getByText('系统繁忙，本次提交尚未受理').waitFor();
    let lost = false;
    await context.route('**/v1/applications', async (route) => {
      if (lost || route.request().method() !== 'POST') return route.continue();
      lost = true;
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('服务暂时无法连接，已填内容仍在本页，请重试。').waitFor();
    await page.reload();
    await page.getByText('已恢复您上次填写的内容。').waitFor();
    expect(await page.inputValue('#accountNumber')).toBe(person.accountNumber);
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(receipt);
    expect(await portal.journey.ownApplications(person)).toHaveLength(1);
  });

  test('is answered in the language of the page: warnings at their fields, every refusal, and how long to wait', async () => {
    const person = await portal.journey.newcomer();
    await portal.journey.submit(person);
    for (const occupationCode of ['4-12-01-01', '6-31-01-03']) {
      await portal.journey.submit(person, await portal.journey.certify(person, { occupationCode }));
    }
    const { page } = await openAs(person, '/apply', /409|422|429/);
    await fillForm(page, person);
    await page.goto('/en/apply');
    await page.fill('#certificateNumber', 'ABC123');
    const send = page.locator('form button[type=submit]');
    await send.click();
    await page.locator('#certificateNumber-hint').getByText('not the usual form').waitFor();
    expect(await page.getAttribute('#certificateNumber', 'aria-describedby')).toBe('certificateNumber-hint');
    // What was to be confirmed has changed: it is checked again.
    await page.fill('#certificateNumber', person.certificate.number);
    await send.click();
    const said = page.locator('form .alert');
    await said.getByText('You cannot apply again at present').waitFor();
    expect(await said.locator('li').allTextContents()).toEqual([
      expect.stringMatching(/already an application.*同一职业（工种）同一等级只能享受一次补贴.*Legal basis/),
      expect.stringMatching(/as often as one may in a year.*2021年度已申报3次/),
    ]);
    await expectAccessible(page);
    await said.getByRole('link', { name: 'My applications' }).waitFor();

    const remedies = { agency: '中山区公共事业服务中心', phone: '82745201', reconsiderationOrgan: '大连市人民政府' };
    const limits = { reviewDays: 15, reconsiderationDays: 60, litigationMonths: 6 };
    const reason = { code: 'APPLICATION_DEADLINE_PASSED', message: '已超过申报期限。', legalBasis: '指南' };
    const refusal = { reasons: [{ ...reason, correctable: false }], remedies: { ...remedies, ...limits } };
    await page.route('**/v1/applications', (route) => route.fulfill(problem(422, refusal)), { times: 1 });
    await send.click();
    await said.getByText('The time to apply has passed.').waitFor();
    expect(await said.textContent()).toMatch(/within 15 days.*60 days.*6 months/);
    expect(await said.locator('a').getAttribute('href')).toBe('tel:82745201');

    await page.clock.install();
    await page.route('**/v1/applications', (route) => route.fulfill(problem(429, {}, { 'retry-after': '75' })), {
      times: 1,
    });
    await send.click();
    await said
      .getByText(/You can try again in 7\d seconds/)
      .first()
      .waitFor();
    const retry = said.getByRole('button', { name: 'Try again' });
    expect(await retry.getAttribute('aria-disabled')).toBe('true');
    await expectAccessible(page);
    await page.clock.fastForward(75_000);
    await said.getByRole('status').getByText('You can try again now.').waitFor();
    await retry.click();
    await said.getByText('You cannot apply again at present').waitFor();
  });
});

/** An answer of the service that refuses. */
function problem(status: number, more: object = {}, headers: Readonly<Record<string, string>> = {}) {
  const said = { type: '/problems/test', title: '不予受理', status, detail: '不予受理。', instance: 'request-1' };
  return { status, headers, contentType: 'application/problem+json', body: JSON.stringify({ ...said, ...more }) };
}
