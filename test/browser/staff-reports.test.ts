import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { NOTE } from '../support/decisions.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const JUNE = '?from=2021-06&to=2021-06';
const SUMMARY = '**/v1/staff/reports/summary?*';

interface Opening {
  readonly agency?: string;
  readonly width?: number;
  /** What stands in the way of the page before it opens. */
  readonly answers?: (page: Page) => Promise<unknown>;
}

describeInBrowser('the page of the reports', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal(undefined, { secondLooks: 'all' });
    const { journey } = portal;
    const first = { staffId: 'staff-of-the-first-look', roles: ['fund-reviewer'] };
    for (const outcome of ['APPROVE', 'REFUSE', undefined]) {
      const { applicationId } = await journey.checked();
      await journey.decide('FUND_REVIEW', applicationId, { outcome: 'APPROVE', note: NOTE }, first);
      const refusal = { reasons: ['FALSE_DECLARATION'], explanation: '证书编号与证书照片不符，请核对后重新填写。' };
      if (!outcome) continue;
      const body = { outcome, note: NOTE, ...(outcome === 'REFUSE' && refusal) };
      await journey.decide('FUND_SECOND_LOOK', applicationId, body);
    }
    await journey.checked();
    await journey.settle();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (role: string, path: string, { agency = '210202', width = 360, answers }: Opening = {}) => {
    const staff = { kind: 'staff', staffId: role, name: '案样一', roles: [role], agency } as const;
    const { page } = await portal.open('/staff/signed-out', {
      width,
      expected: /40[013]|503|ERR_FAILED/,
      prepare: (context) => signedInAs(context, portal.url, staff),
    });
    await answers?.(page);
    await page.goto(path);
    return page;
  };
  const rowsOf = (page: Page, table: string) => page.getByRole('region', { name: table, exact: true }).locator('tr');
  const cellsOf = async (page: Page, table: string, row: string) =>
    rowsOf(page, table)
      .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
      .locator('td')
      .allTextContents();

  test('shows a supervisor the cases and the money of the own agency, with parts that add up', async () => {
    const page = await openAs('supervisor', `/staff/reports${JUNE}`);
    await page.getByRole('heading', { name: '资金', exact: true }).waitFor();
    expect(await cellsOf(page, '资金', '待拨付')).toEqual(['3', '¥7,500.00']);
    expect(await cellsOf(page, '资金', '审核通过合计')).toEqual(['3', '¥7,500.00']);
    expect(await cellsOf(page, '资金', '净支出')).toEqual(['–', '¥0.00']);
    const all = ['4', '¥10,000.00', '3', '¥7,500.00', '0', '¥0.00'];
    for (const table of ['按月份', '按机构', '按等级', '按职业（工种）']) {
      expect(await cellsOf(page, table, '合计'), table).toEqual(all);
    }
    expect(await cellsOf(page, '按月份', '2021年6月')).toEqual(all);
    expect(await cellsOf(page, '按机构', '中山区公共事业服务中心')).toEqual(all);
    expect(await cellsOf(page, '按等级', '三级/高级工')).toEqual(all);
    await page.getByRole('rowheader', { name: '6-18-02-04 焊工' }).waitFor();
    expect(await cellsOf(page, '按环节', '资金审核中')).toEqual(['1', '¥2,500.00']);
    expect(await cellsOf(page, '按环节', '合计')).toEqual(['4', '¥10,000.00']);
    expect(await cellsOf(page, '办理用时', '信息校验与核验')).toEqual(['0']);
    expect(await cellsOf(page, '办理用时', '提交至到账')).toEqual(['尚无']);
    expect(await cellsOf(page, '抽样复审', '中山区公共事业服务中心')).toEqual(['资金审核', '1', '2', '1', '50%']);
    await page.getByText('目前没有逾期的待办事项。').waitFor();
    await page.getByText(/^统计时间：2021年6月/).waitFor();
    expect(await page.locator('#agency option').allTextContents()).toEqual(['中山区公共事业服务中心']);
    await expectAccessible(page);
  });

  test('draws charts with titles in words that fit a narrow screen and follow its width', async () => {
    const page = await openAs('auditor', `/staff/reports${JUNE}`);
    await page.locator('.chart svg').nth(3).waitFor();
    const titles = ['按月份统计的件数', '按月份统计的金额（元）', '按机构统计的件数', '按等级统计的件数'];
    expect(await page.locator('.chart figcaption').allTextContents()).toEqual(titles);
    for (const title of titles) {
      const chart = page.getByRole('img', { name: `图：${title}。数字见下表。` });
      expect(await chart.locator('svg').count(), title).toBe(1);
    }
    const width = async () => (await page.locator('.chart svg').first().boundingBox())?.width ?? 0;
    for (const narrow of [320, 360, 1280]) {
      await page.setViewportSize({ width: narrow, height: 800 });
      const area = await page.locator('.chart-area').first().boundingBox();
      await expect.poll(width).toBe(area?.width);
      expect(area?.width).toBeLessThanOrEqual(narrow);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(narrow);
    }
  });

  test('keeps the months and the agency in the address, and asks for both', async () => {
    const page = await openAs('supervisor', '/staff/reports', { agency: '210200', width: 1280 });
    await page.getByRole('heading', { name: '资金', exact: true }).waitFor();
    expect([await page.inputValue('#from'), await page.inputValue('#to')]).toEqual(['2021-01', '2021-06']);
    await page.selectOption('#to', '2021-05');
    await page.waitForURL(/from=2021-01&to=2021-05/);
    await page.getByText('所选期间没有申报。').waitFor();
    await page.selectOption('#from', '2021-06');
    await page.getByText('截止月份不得早于起始月份').waitFor();
    expect(await page.locator('#to').getAttribute('aria-invalid')).toBe('true');
    await page.selectOption('#to', '2021-06');
    await page.getByRole('heading', { name: '资金', exact: true }).waitFor();
    await page.selectOption('#agency', '210203');
    await page.waitForURL(/agency=210203/);
    await page.getByText('所选期间没有申报。').waitFor();
    await page.reload();
    await page.getByText('所选期间没有申报。').waitFor();
    expect(await page.inputValue('#agency')).toBe('210203');
    await page.selectOption('#agency', '');
    await page.getByRole('heading', { name: '资金', exact: true }).waitFor();
  });

  test('is offered to supervisors and auditors; others are refused in the service’s words', async () => {
    const reviewer = await openAs('reviewer', `/staff/reports${JUNE}`);
    await reviewer.getByRole('alert').getByText('您的岗位不能办理或查阅此事项。').waitFor();
    expect(await reviewer.getByRole('link', { name: '统计' }).count()).toBe(0);
    await expectAccessible(reviewer);
    const auditor = await openAs('auditor', '/staff/tasks');
    await auditor.getByRole('link', { name: '统计' }).click();
    await auditor.getByRole('heading', { name: '统计', level: 1 }).waitFor();
    const other = await openAs('supervisor', `/staff/reports${JUNE}&agency=210203`);
    await other.getByRole('alert').waitFor();
    expect(await other.inputValue('#agency')).toBe('210203');
  });

  test('says that the service is away, and shows the numbers after a retry', async () => {
    let down = true;
    const page = await openAs('supervisor', `/staff/reports${JUNE}`, {
      answers: (opened) => opened.route(SUMMARY, (route) => (down ? route.fulfill({ status: 503 }) : route.continue())),
    });
    const retry = page.getByRole('button', { name: '重试' });
    await retry.waitFor();
    down = false;
    await retry.click();
    await page.getByRole('heading', { name: '资金', exact: true }).waitFor();
  });

  test('has its numbers also where the charts do not load, and loads them at a retry', async () => {
    let down = true;
    const page = await openAs('supervisor', `/staff/reports${JUNE}`, {
      answers: (opened) =>
        opened.route('**/assets/chart-engine-*.js', (route) => (down ? route.abort() : route.continue())),
    });
    await page.getByText('图未能加载，数字见下表。').first().waitFor();
    expect(await cellsOf(page, '按月份', '合计')).toHaveLength(6);
    await expectAccessible(page);
    down = false;
    await page.getByRole('button', { name: '重试' }).first().click();
    await page.locator('.chart svg').nth(3).waitFor();
  });
});
