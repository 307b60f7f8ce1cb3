import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal, WIDTHS } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const reviewer = {
  kind: 'staff',
  staffId: 'desk-reviewer-1',
  name: '案样员',
  roles: ['fund-reviewer'],
  agency: '210202',
} as const;

describeInBrowser('the staff desk', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openDesk = (path: string, width: number) =>
    portal.open(path, { width, prepare: (context) => signedInAs(context, portal.url, reviewer) });

  test.each(['/staff/tasks', '/en/staff/tasks'])('%s without a task says so', async (path) => {
    const { page } = await openDesk(path, 1280);
    await page.locator('.ant-empty').waitFor();
    await expectAccessible(page);
  });

  test.each(WIDTHS)('lists the open tasks of the agency, at %i px', async (width) => {
    const { applicationId } = await portal.journey.checked();
    const { page } = await openDesk('/staff', width);
    await page.locator('tbody tr[data-row-key]').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/staff/tasks');
    const rows = await page.locator('tbody tr[data-row-key]').allTextContents();
    const number = applicationId.replace(/(.{4})(?=.)/g, '$1 ');
    expect(rows.find((row) => row.includes(number))).toContain('资金审核');
    await expectAccessible(page);
  });
});
