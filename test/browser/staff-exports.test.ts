import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { csvRecords } from '../../shared/domain/csv.ts';
import { timeToPay } from '../journeys/support/journey.ts';
import type { Person } from '../journeys/support/people.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const PAGE = '/staff/reports?from=2021-06&to=2021-06';
const ONE = '**/v1/staff/reports/exports/*';
const NAME = '拨付明细，2021年6月1日至2021年6月30日，中山区公共事业服务中心';

describeInBrowser('the exports at the desk', () => {
  let portal: Portal;
  let person: Person;
  let applicationId: string;
  beforeAll(async () => {
    portal = await startPortal();
    const { journey } = portal;
    const published = await journey.published();
    ({ person, applicationId } = published);
    await journey.advanceTo(timeToPay(published.closesAt));
    await journey.settle();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const opened = async (path = PAGE) => {
    const staff = { kind: 'staff', staffId: 'auditor', name: '案样一', roles: ['auditor'], agency: '210202' } as const;
    const { page } = await portal.open(path, {
      width: 360,
      expected: /40[0134]|422|503/,
      prepare: (context) => signedInAs(context, portal.url, staff),
    });
    await page.getByRole('button', { name: '申请导出' }).waitFor();
    return page;
  };
  const ask = async (page: Page) => {
    await page.selectOption('#kind', 'PAYMENTS');
    await page.getByRole('button', { name: '申请导出' }).click();
  };
  const download = (page: Page) => page.getByRole('button', { name: `下载 ${NAME}` });

  test('begin with what the page shows, and end as a file with a row for each payment', async () => {
    const page = await opened();
    expect([await page.inputValue('#exportFrom'), await page.inputValue('#exportTo')]).toEqual([
      '2021-06-01',
      '2021-06-30',
    ]);
    await ask(page);
    const heading = page.getByRole('heading', { name: '本窗口申请的导出' });
    await heading.waitFor();
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    await download(page).waitFor();
    await page.getByText('已生成，共1行').waitFor();
    await page.getByText(`可以下载：${NAME}`).waitFor({ state: 'attached' });
    await expectAccessible(page);

    const [file] = await Promise.all([page.waitForEvent('download'), download(page).click()]);
    expect(file.suggestedFilename()).toBe('payments-210202-20210601-20210630.csv');
    const bytes = readFileSync(await file.path());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [columns, ...rows] = [...csvRecords(bytes.toString('utf8').slice(1))].map(({ cells }) => cells);
    expect(columns).toContain('银行流水号');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toEqual(expect.arrayContaining(['中山区公共事业服务中心', applicationId, '2500.00', '已入账']));
    for (const hidden of [person.name, person.idNumber, person.accountNumber])
      expect(bytes.toString()).not.toContain(hidden);
    await page.getByText(/^已取得下载地址，有效至2021年/).waitFor();
    expect(new URL(page.url()).pathname).toBe('/staff/reports');
  });

  test('stay in the list of the tab over a reload, and one that is ready is not read again', async () => {
    const page = await opened();
    await ask(page);
    await download(page).waitFor();
    let read = 0;
    await page.route(ONE, (route) => {
      read += 1;
      return route.continue();
    });
    await page.reload();
    await download(page).waitFor();
    await page.getByText('已生成，共1行').waitFor();
    expect(read).toBe(0);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByText('您已退出登录').first().waitFor();
    await page.goto(PAGE);
    await page.getByRole('button', { name: '申请导出' }).waitFor();
    expect(await download(page).count()).toBe(0);
  });

  test('asked for again are another file', async () => {
    const page = await opened();
    await ask(page);
    await download(page).waitFor();
    await ask(page);
    await expect.poll(() => download(page).count()).toBe(2);
  });

  test('say where they stand also when the same one is named once more', async () => {
    const page = await opened();
    await ask(page);
    await download(page).waitFor();
    const [named] = await page.evaluate(() =>
      Object.entries(sessionStorage).filter(([key]) => key.includes('exports')),
    );
    const [known] = JSON.parse(named?.[1] ?? '').typed.exports;
    await page.route('**/v1/staff/reports/exports', (route) =>
      route.fulfill({ status: 202, json: { ...known, status: 'WRITING', daysDone: 0 } }),
    );
    const read = page.waitForResponse(ONE);
    await ask(page);
    await read;
    await page.getByText('已生成，共1行').waitFor();
    expect(await download(page).count()).toBe(1);
  });

  test('say at the field what is wrong with the days', async () => {
    const page = await opened();
    await page.fill('#exportTo', '2021-05-31');
    await page.getByRole('button', { name: '申请导出' }).click();
    const summary = page.getByRole('alert');
    await summary.getByText('请选择导出内容').waitFor();
    await summary.getByText('请填写截止日期，不得早于起始日期').waitFor();
    await page.fill('#exportFrom', '2031-01-01');
    await page.fill('#exportTo', '2031-01-02');
    await ask(page);
    await summary.getByText('起始日期不得晚于今天').waitFor();
    expect(await page.locator('#exportFrom').getAttribute('aria-invalid')).toBe('true');
  });

  test('show how far they are, go on after a failure, and say when the file is gone', async () => {
    const page = await opened();
    let answer: object | number = { status: 'WRITING', days: 30, daysDone: 12, rows: 3400 };
    await page.route(ONE, async (route) => {
      if (typeof answer === 'number') return route.fulfill({ status: answer });
      const response = await route.fetch();
      return route.fulfill({ response, json: { ...(await response.json()), ...answer } });
    });
    await ask(page);
    await page.getByText('已读取12/30天，已写入3,400行').waitFor();
    expect(await page.getByRole('progressbar', { name: NAME }).getAttribute('max')).toBe('30');
    answer = 503;
    await page.getByText('服务暂时无法连接').waitFor();
    answer = { status: 'READY' };
    await download(page).waitFor();
    answer = 503;
    await download(page).click();
    await page.getByRole('button', { name: '重试' }).waitFor();
    answer = { status: 'EXPIRED', url: undefined, expiresAt: undefined };
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('已过保存期，请重新申请').waitFor();
    expect(await download(page).count()).toBe(0);
  });

  test('are offered where the summary is too large, and not to those who may not read it', async () => {
    const page = await opened();
    await page.route('**/v1/staff/reports/summary?*', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        json: {
          type: '/problems/report-too-large',
          title: '统计内容过多',
          status: 422,
          detail: '请缩短期间',
          instance: '1',
        },
      }),
    );
    await page.reload();
    await page.getByText('统计内容过多').waitFor();
    await page.getByRole('button', { name: '申请导出' }).waitFor();
    await page.unrouteAll();
    await page.goto(`${PAGE}&agency=210203`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('button', { name: '申请导出' }).count()).toBe(0);
  });
});
