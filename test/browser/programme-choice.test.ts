import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { applicationOf, type Person } from '../journeys/support/people.ts';
import { expectAccessible } from './support/accessible.ts';
import { fillForm } from './support/apply-form.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const SECOND = '失业保险技能提升补贴（2019—2021年）';

describeInBrowser('the choice of a programme', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async ({ idNumber, name, phone }: Person, path: string) => {
    const { page } = await portal.open(path, {
      expected: /40[09]|422/,
      prepare: (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }),
    });
    return page;
  };
  const send = (page: Page) => page.locator('form button[type=submit]').click();

  test('takes the second one to its receipt; the same certificate is then refused under the first, with the reason', async () => {
    const person = await portal.journey.newcomer();
    const page = await openAs(person, '/apply');
    await page.locator('#bankName').waitFor();
    await fillForm(page, person, { programme: SECOND });
    const choice = page.getByRole('group', { name: '补贴项目' });
    expect(await choice.textContent()).toContain('补贴金额¥2,000.00，申报截止日为2022年5月20日');
    await expectAccessible(page);
    await send(page);
    await page.waitForURL(/\/applications\/\w+$/);
    await page.getByRole('definition').getByText(SECOND).waitFor();
    const [own] = await portal.journey.ownApplications(person);
    expect(own).toMatchObject({ policyId: 'skill-upgrade-2019-2021', amountFen: 200_000 });
    await page.getByRole('link', { name: '打印回执' }).click();
    await page.getByRole('heading', { name: '申报回执' }).waitFor();

    await page.goto('/apply');
    await page.locator('#bankName').waitFor();
    await fillForm(page, person);
    await send(page);
    const refused = page.locator('form .alert');
    await refused.getByText('目前不能再次申报').waitFor();
    expect(await refused.textContent()).toContain('您已按另一补贴项目申报');
    await expectAccessible(page);
  });

  test('is shown at the desk, with the months that it asks for and without what it does not ask for', async () => {
    const { journey } = portal;
    const person = await journey.newcomer();
    await journey.introduce(person, { insuredMonths: 13, filed: false });
    const body = { ...applicationOf(person), programme: 'skill-upgrade' };
    const { applicationId } = await journey.ask(
      'submitApplication',
      await journey.submission(person, undefined, { body }),
    );
    await journey.settle();
    const reviewer = { staffId: 'fund-reviewer', name: '案样员', roles: ['fund-reviewer'], agency: '210202' } as const;
    const { page } = await portal.open(`/staff/tasks/${applicationId}.fund-review`, {
      width: 360,
      prepare: (context) => signedInAs(context, portal.url, { kind: 'staff', ...reviewer }),
    });
    await page.getByRole('definition').getByText(SECOND).waitFor();
    const row = (item: string) => page.getByRole('row').filter({ hasText: item });
    expect(await row('累计缴纳失业保险费').getByRole('cell').allTextContents()).toEqual([
      ...['不少于12个月', '13个月', '一致'],
    ]);
    expect(await row('办理用工备案').getByRole('cell').allTextContents()).toEqual(['不要求', '否', '']);
    await expectAccessible(page);
  });

  test('is asked for where two cover the certificate, and not where one does', async () => {
    const person = await portal.journey.newcomer();
    const page = await openAs(person, '/en/apply');
    await page.locator('#bankName').waitFor();
    expect(await page.locator('#programme').count()).toBe(0);
    const issued = async (year: string) => {
      await page.fill('#issuedOn', year);
      await page.fill('#issuedOn-month', '5');
      await page.fill('#issuedOn-day', '20');
    };
    await issued('2021');
    await page.locator('#programme').waitFor();
    await send(page);
    await page.locator('#programme-error', { hasText: 'Choose a programme.' }).waitFor();
    await page.locator('.error-summary:focus').waitFor();
    await expectAccessible(page);
    // Before the end of July 2019 there was the second programme only.
    await issued('2019');
    await page.locator('#programme').waitFor({ state: 'detached' });
  });

  test('goes from the answer of the check into the form', async () => {
    const person = await portal.journey.newcomer();
    const page = await openAs(person, '/check');
    await page.getByLabel('企业职工').check();
    await page.getByLabel('职业技能等级证书').check();
    await page.fill('#issuedOn', '2021');
    await page.fill('#issuedOn-month', '5');
    await page.fill('#issuedOn-day', '20');
    await page.fill('#occupationCode', '焊工');
    await page.getByRole('radio', { name: '焊工 6-18-02-04' }).check();
    await page.getByLabel('二级/技师').check();
    await send(page);
    const second = page.getByRole('region', { name: SECOND });
    await second.getByText('目前不能申报').waitFor();
    expect(await second.getByRole('link').count()).toBe(0);
    await page.getByRole('link', { name: '按此项目申报（大连市' }).click();
    await page.locator('[name=programme]:checked').waitFor();
    expect(await page.inputValue('[name=programme]:checked')).toBe('enterprise-certificate');
  });
});
