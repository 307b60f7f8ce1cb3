import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

describeInBrowser('the page of the budgets', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (role: string, path = '/staff/budget', expected = /40[019]/) => {
    const staff = { kind: 'staff', staffId: role, name: '案样一', roles: [role], agency: '210202' } as const;
    const { page } = await portal.open(path, {
      width: 360,
      expected,
      prepare: (context) => signedInAs(context, portal.url, staff),
    });
    return page;
  };

  test('says what the open cases of an agency need, by month and phase, and in all', async () => {
    await portal.journey.checked();
    const page = await openAs('payer');
    await page.getByText('本年度未设预算').waitFor();
    const row = page.getByRole('row').filter({ hasText: '资金审核' });
    await row.getByText('¥2,500.00').waitFor();
    expect(await page.locator('tfoot td').allTextContents()).toEqual(['1', '¥2,500.00']);
    await expectAccessible(page);
    await page.selectOption('#year', '2022');
    await page.waitForURL(/year=2022/);
  });

  test('is offered to payers, supervisors and auditors, not to reviewers', async () => {
    const reviewer = await openAs('reviewer', '/staff/tasks');
    await reviewer.getByText('案样一').waitFor();
    expect(await reviewer.getByRole('link', { name: '预算' }).count()).toBe(0);
    const payer = await openAs('payer', '/staff/tasks');
    await payer.getByRole('link', { name: '预算' }).waitFor();
  });
});
