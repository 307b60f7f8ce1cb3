import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal, WIDTHS } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const auditor = {
  kind: 'staff',
  staffId: 'desk-auditor',
  name: '案样员',
  roles: ['auditor'],
  agency: '210200',
} as const;

describeInBrowser('cases and notices at the desk', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openDesk = (path: string, width: number) =>
    portal.open(path, { width, prepare: (context) => signedInAs(context, portal.url, auditor) });

  test.each(WIDTHS)('are listed, and a case file opens, at %i px', async (width) => {
    const { applicationId } = await portal.journey.checked();
    const { page } = await openDesk('/staff/applications?phase=FUND_REVIEW', width);
    await page.locator(`a[href$="${applicationId}"]`).waitFor();
    await expectAccessible(page);
    await page.locator(`a[href$="${applicationId}"]`).click();
    await page.locator('.details').waitFor();
    expect(await page.locator('.details').textContent()).toContain('¥2,500.00');
    await expectAccessible(page);
  });

  test.each(['/staff/notices', '/en/staff/notices'])('%s without a notice says so', async (path) => {
    const { page } = await openDesk(path, 360);
    await page.locator('main .card').waitFor();
    await expectAccessible(page);
  });
});
