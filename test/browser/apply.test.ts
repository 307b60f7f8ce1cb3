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
    await expectAccessible(page);
    expect(await page.inputValue('#idNumber')).toBe(person.idNumber);
    await fillByKeyboard(page, person);
    await page.keyboard.press('Enter');
    await page.waitForURL(receipt);
    const [application] = await portal.journey.ownApplications(person);
    expect(page.url()).toContain(application?.applicationId);
    expect(application).toMatchObject({ amountFen: 250_000, certificate: { level: 3, occupationCode: '6-18-02-04' } });
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
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
      await expectAccessible(page);
    },
  );

  test('that is refused shows every reason and keeps what was typed; corrected, it is accepted', async () => {
    const person = await portal.journey.newcomer();
    const { page } = await openAs(person);
    await fillForm(page, person, { applicant: '其他人员' });
    await page.locator('form button[type=submit]').click();
    await page.getByText('不符合申报条件').waitFor();
    expect(await page.locator('form .alert').textContent()).toContain('依据');
    await expectAccessible(page);
    await page.getByLabel('企业职工').check();
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(receipt);
  });

  test('tapped twice makes one application', async () => {
    const person = await portal.journey.newcomer();
    const { page } = await openAs(person);
    await fillForm(page, person);
    await page.locator('form button[type=submit]').dblclick();
    await page.waitForURL(receipt);
    expect(await portal.journey.ownApplications(person)).toHaveLength(1);
  });

  test('whose answer is lost, and while the service is down, keeps everything and creates nothing twice', async () => {
    const person = await portal.journey.newcomer();
    const { page, context } = await openAs(person, '/apply', /503|ERR_FAILED/);
    await fillForm(page, person);
    let lost = false;
    await context.route('**/v1/applications', async (route) => {
      if (lost || route.request().method() !== 'POST') return route.continue();
      lost = true;
      await route.fetch();
      await route.abort();
    });
    await page.locator('form button[type=submit]').click();
    await page.getByText('服务暂时无法连接，已填内容仍在本页，请重试。').waitFor();
    await page.reload();
    await page.getByText('已恢复您上次填写的内容。').waitFor();
    expect(await page.inputValue('#accountNumber')).toBe(person.accountNumber);
    await expectAccessible(page);
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(receipt);
    expect(await portal.journey.ownApplications(person)).toHaveLength(1);
  });
});
