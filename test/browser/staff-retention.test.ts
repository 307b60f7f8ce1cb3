import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { refusals } from '../journeys/support/refusals.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

describeInBrowser('the page of what goes at the end of its time', () => {
  let portal: Portal;
  let refused: Awaited<ReturnType<ReturnType<typeof refusals>['refusedByStaff']>>;
  beforeAll(async () => {
    portal = await startPortal();
    refused = await refusals(portal.journey).refusedByStaff();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (role: string, path: string, { agency = '210200', expected = /40[019]/ } = {}) => {
    const staff = { kind: 'staff', staffId: `${role}-1`, name: '案样一', roles: [role], agency } as const;
    const { page } = await portal.open(path, {
      width: 360,
      expected,
      prepare: (context) => signedInAs(context, portal.url, staff),
    });
    return page;
  };

  test('a supervisor keeps a case that has ended, and lets it go', async () => {
    const page = await openAs('supervisor', `/staff/applications/${refused.applicationId}`);
    await page.getByRole('button', { name: '延长保存' }).click();
    await page.selectOption('#basis', 'LITIGATION');
    await page.fill('#note', '已向法院提起诉讼。');
    await page.getByRole('button', { name: '登记延长保存' }).click();
    await page.getByText('诉讼，supervisor-1登记').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '解除延长保存' }).click();
    await page.getByRole('button', { name: '解除延长保存' }).click();
    await page.getByText('已解除延长保存。').waitFor();
  });

  test('a supervisor of the city releases a plan, and sees what became of it', async () => {
    await portal.journey.advanceTo('2026-08-03T09:00:00+08:00');
    await portal.journey.settle();
    const page = await openAs('supervisor', '/staff/retention');
    await page.locator('tbody a').first().click();
    const row = page.getByRole('row').filter({ has: page.locator(`a[href$="${refused.applicationId}"]`) });
    await row.waitFor();
    await page.getByRole('button', { name: '批准执行' }).click();
    await page.getByRole('button', { name: /^确认删除/ }).click();
    await page.locator('.error-summary').waitFor();
    await page.fill('#note', '已核对，同意清理。');
    await page.getByRole('button', { name: /^确认删除/ }).click();
    await page.getByText('已批准，将在一小时内执行。').waitFor();
    await expectAccessible(page);
    await portal.journey.advanceBy('PT1H');
    await portal.journey.settle();
    await page.reload();
    await page.getByText('已执行').waitFor();
    expect(await row.textContent()).toContain('已删除');
    const file = await openAs('auditor', `/staff/applications/${refused.applicationId}`);
    await file.getByText('内容已按期删除').waitFor();
    await expectAccessible(file);
  });

  test('is offered to supervisors and auditors of the city; an auditor reads it', async () => {
    const ofDistrict = await openAs('supervisor', '/staff/tasks', { agency: '210202' });
    await ofDistrict.getByText('案样一').waitFor();
    expect(await ofDistrict.getByRole('link', { name: '到期清理' }).count()).toBe(0);
    const auditor = await openAs('auditor', '/staff/retention');
    await auditor.locator('tbody a').first().click();
    await auditor.getByText('已执行').waitFor();
    expect(await auditor.getByRole('button', { name: '批准执行' }).count()).toBe(0);
  });
});
