import { expect, test } from 'vitest';
import { NOTE } from '../support/decisions.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

describeInBrowser('a verification by hand', () => {
  test('names the employer that a silent register did not, as text; a second stage is for somebody else', async () => {
    const portal = await startPortal();
    await portal.journey.setFaults({ employment: { mode: 'down' } });
    const { person, applicationId } = await portal.journey.checked();
    await portal.journey.advanceBy('P1D');
    const staff = {
      kind: 'staff',
      staffId: 'desk-reviewer',
      name: '案样员',
      roles: ['reviewer'],
      agency: '210200',
    } as const;
    const { page } = await portal.open(`/staff/tasks/${applicationId}.manual-verification`, {
      width: 1280,
      prepare: (context) => signedInAs(context, portal.url, staff),
    });
    await page.locator('#outcome').waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await page.locator('.error-summary li').first().waitFor();
    expect(await page.locator('.error-summary li').count()).toBe(3);
    await page.locator('#employer').fill('<b>虚构造船</b>有限公司');
    await page.locator('#agency').selectOption('210202');
    await page.locator('#note').fill(NOTE);
    await page.keyboard.press('Control+Enter');
    await page.getByText('上一件已作出决定').waitFor();
    await portal.journey.settle();
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('FUND_REVIEW');
    await page.goto(`/staff/applications/${applicationId}`);
    await page.getByText('<b>虚构造船</b>有限公司').waitFor();
    // Who read a case is for those who oversee.
    expect(await page.getByRole('button', { name: '查看查阅记录' }).count()).toBe(0);

    // The same person may not decide a second stage, whatever roles they have.
    const { page: second } = await portal.open(`/staff/tasks/${applicationId}.fund-review`, {
      width: 1280,
      expected: /403/,
      prepare: (context) =>
        signedInAs(context, portal.url, { ...staff, roles: ['reviewer', 'fund-reviewer'], agency: '210200' }),
    });
    await second.locator('#outcome').waitFor();
    await second.keyboard.press('1');
    await second.keyboard.press('Control+Enter');
    await second.getByText('岗位分离').waitFor();
    await expectAccessible(second);
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('FUND_REVIEW');
    await portal.closePages();
    await portal.stop();
  });
});
