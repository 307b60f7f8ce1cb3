import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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
    await page.locator(`a[href$="${applicationId}"]`).click();
    await page.locator('.details').waitFor();
    expect(await page.locator('.details').textContent()).toContain('¥2,500.00');
  });

  test('a case says who read it, that its trail is broken, and prints without the desk around it', async () => {
    const { applicationId } = await portal.journey.checked();
    const { page, context } = await openDesk(`/staff/applications/${applicationId}`, 1280);
    await context.route('**/events?*', async (route) => {
      const response = await route.fetch();
      const trail = await response.json();
      await route.fulfill({
        response,
        json: { ...trail, unbroken: false, faults: [{ kind: 'CHAIN', sequence: 2 }] },
      });
    });
    await page.getByRole('button', { name: '查看审计记录并校验' }).click();
    await page.getByText('校验结果：审计记录有异常').waitFor();
    await page.getByText('第2条：审计链断裂').waitFor();
    await page.getByRole('button', { name: '查看查阅记录' }).click();
    const readings = page.getByRole('region', { name: '查阅记录' }).locator('tbody tr');
    await readings.first().waitFor();
    const texts = await readings.allTextContents();
    // Reading who read it is itself on record.
    for (const reading of ['查阅记录监督检查', '审计记录监督检查', '案卷办理案件']) {
      expect(texts.some((text) => text.includes(`监督审计岗大连市就业服务中心${reading}`))).toBe(true);
    }
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.desk-band').isVisible()).toBe(false);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByText('打印人：案样员').isVisible()).toBe(true);
  });

  test.each(['/staff/notices', '/en/staff/notices'])('%s without a notice says so', async (path) => {
    const { page } = await openDesk(path, 360);
    await page.locator('main .card').waitFor();
  });
});
