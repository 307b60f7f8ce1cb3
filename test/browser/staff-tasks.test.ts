import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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

/** An id as the desk writes it. */
const idText = (id: string) => id.replace(/(.{4})(?=.)/g, '$1 ');

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
  });

  test.each(WIDTHS)('lists the open tasks of the agency, at %i px', async (width) => {
    const { applicationId } = await portal.journey.checked();
    const { page } = await openDesk('/staff', width);
    await page.locator('tbody tr[data-row-key]').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/staff/tasks');
    const rows = await page.locator('tbody tr[data-row-key]').allTextContents();
    expect(rows.find((row) => row.includes(idText(applicationId)))).toContain('资金审核');
  });

  test('the queue has what is overdue on top, the next page below, and what was decided behind its filter', async () => {
    const late = await portal.journey.checked();
    await portal.journey.advanceBy('P20D');
    const { applicationId } = await portal.journey.checked();
    const { page, context } = await openDesk('/staff/tasks?kind=FUND_REVIEW', 1280);
    const rows = page.locator('tbody tr[data-row-key]');
    await rows.last().waitFor();
    const texts = await rows.allTextContents();
    const overdue = texts.map((text) => text.includes('已超期'));
    expect(overdue).toEqual([...overdue].sort((one, other) => Number(other) - Number(one)));
    expect(texts.find((text) => text.includes(idText(late.applicationId)))).toContain('已超期');
    expect(texts.at(-1)).toContain(idText(applicationId));
    expect(texts.at(-1)).not.toContain('已超期');

    // A long queue: pages of one task, and a second page that takes its time.
    const slow = Promise.withResolvers<void>();
    await context.route('**/v1/staff/tasks?*', async (route) => {
      const asked = new URL(route.request().url());
      asked.searchParams.set('limit', '1');
      if (asked.searchParams.has('next')) await slow.promise;
      await route.continue({ url: asked.href });
    });
    await page.reload();
    await rows.first().waitFor();
    expect(await rows.count()).toBe(1);
    const more = page.locator('button', { hasText: '下一页' });
    await more.click();
    await page.locator('.ant-btn-loading').waitFor();
    slow.resolve();
    await rows.nth(1).waitFor();
    expect(await rows.nth(1).textContent()).toBe(texts[1]);

    await portal.journey.decide('FUND_REVIEW', applicationId, { outcome: 'REFUSE' });
    // Decisions of one moment have no order.
    await portal.journey.advanceBy('PT1H');
    await portal.journey.approveFunds(late.applicationId);
    await page.locator('#status').selectOption('DECIDED');
    await page.getByRole('heading', { name: '已办事项' }).waitFor();
    await rows.first().waitFor();
    expect(await rows.first().textContent()).toMatch(/[^予]通过资金审核岗2021年7月6日 \d\d:\d\d/);
    await more.click();
    await rows.nth(1).waitFor();
    expect(await rows.nth(1).textContent()).toContain(idText(applicationId));
    expect(await rows.nth(1).textContent()).toContain('不予通过');
    await rows.nth(1).locator('a').click();
    await page.getByText('此事项已作出决定').waitFor();
    await page.getByRole('link', { name: '返回已办事项' }).click();
    await page.getByRole('heading', { name: '已办事项' }).waitFor();
  });
});
