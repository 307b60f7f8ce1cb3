import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { idText, timeText } from '../../web/text/format.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal, WIDTHS } from './support/portal.ts';

/** Whether an element lies inside the region around the drawing, as far as that is shown. */
function isInSight(element: Element): boolean {
  const region = element.closest('section')?.getBoundingClientRect();
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return !!region && left >= region.left && right <= region.right && top >= region.top && bottom <= region.bottom;
}

describeInBrowser('the panel of the local run', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const said = (page: Page, text: string) => page.getByText(text).first().waitFor({ timeout: 15_000 });

  test.each([
    ['/local', '2021年6月16日 09:00'],
    ['/en/local', '2021-06-16 09:00'],
  ])('%s shows the clock of the run', async (path, clock) => {
    const { page } = await portal.open(path);
    await page.locator('.details').waitFor();
    expect(await page.locator('.details').textContent()).toContain(clock);
  });

  test('breaks a register and mends it again, and shows what is set', async () => {
    const { page } = await portal.open('/local');
    await page.getByLabel('身份登记系统').selectOption('flaky');
    await page.getByLabel('身份登记系统出错的比例').selectOption('0.25');
    await page.getByLabel('银行付款后不回告结果').check();
    const faults = async () => (await fetch(`${portal.url}/local/faults`)).json();
    await expect.poll(faults).toEqual({
      identity: { mode: 'flaky', rate: 0.25 },
      bank: { mode: 'none', silentCallbacks: true },
    });
    await page.reload();
    expect(await page.getByLabel('身份登记系统', { exact: true }).inputValue()).toBe('flaky');
    await page.getByLabel('身份登记系统', { exact: true }).selectOption('none');
    await page.getByLabel('银行付款后不回告结果').uncheck();
    await expect.poll(faults).toMatchObject({ identity: { mode: 'none' }, bank: { silentCallbacks: false } });
  });

  test('moves the clock by the keyboard until the bank has paid, and lists transfer and message', async () => {
    const { person } = await portal.journey.approved();
    const { page } = await portal.open('/local', { width: WIDTHS[1], expected: /400/ });
    await page.getByRole('button', { name: '前进到下一个工作日' }).focus();
    await page.keyboard.press('Enter');
    await said(page, '时钟已到2021年6月17日 09:00。');
    await page.getByRole('button', { name: '前进到下一个到期时刻' }).click();
    await page.getByLabel('前进到指定时间（北京时间）').fill('2021-07-05T10:00');
    await page.getByRole('button', { name: '前进', exact: true }).click();
    await said(page, '时钟已到2021年7月5日 10:00。');
    await said(page, '已付款');
    await page.getByLabel('按手机号码筛选').fill(person.phone);
    expect(await page.locator('[aria-labelledby=messages] .card').first().textContent()).toContain(person.phone);
    await page.getByLabel('前进到指定时间（北京时间）').fill('2021-01-01T00:00');
    await page.getByRole('button', { name: '前进', exact: true }).click();
    await said(page, '时钟没有移动：时钟不能往回拨。');
    await page.getByLabel('按手机号码筛选').fill('77777777');
    await said(page, '没有发给此号码的短信。');
  });

  test('shows where a case stands in the drawing of its workflow, and follows the clock', async () => {
    const { applicationId, publishAt, closesAt } = await portal.journey.approved();
    const { page } = await portal.open('/local');
    await page.getByLabel('申报编号').fill(idText(applicationId).toLowerCase());
    await page.getByRole('button', { name: '查看' }).click();
    const now = page.getByRole('status').filter({ hasText: '当前步骤' });
    await now.waitFor({ timeout: 15_000 });
    expect(await now.textContent()).toBe(`当前步骤：等待公示，至${timeText(publishAt, 'zh')}`);
    const region = page.getByLabel('流程图，可滚动查看');
    const box = region.locator('.state[data-mark=RUNNING]');
    expect(await box.textContent()).toMatch(/^等待公示.*当前$/);
    await expect.poll(() => box.evaluate(isInSight)).toBe(true);
    const left = await region.evaluate(({ scrollLeft }) => scrollLeft);
    await region.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => region.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(left);

    await page.getByLabel('前进到指定时间（北京时间）').fill(publishAt.slice(0, 16));
    await page.getByRole('button', { name: '前进', exact: true }).click();
    await said(page, `当前步骤：等待公示期满，至${timeText(closesAt, 'zh')}`);
    const steps = page.getByRole('list', { name: '经过的步骤' }).getByRole('listitem');
    expect((await steps.allTextContents()).slice(-4).map((step) => step.split('20')[0])).toEqual([
      '已完成 等待公示',
      '已完成 公示',
      '已完成 处于哪个阶段？',
      '当前 等待公示期满',
    ]);
    expect(await steps.last().getAttribute('aria-current')).toBe('step');

    await page.getByRole('link', { name: 'English' }).click();
    await said(page, `Now: Wait For The Publicity Period To End, until ${timeText(closesAt, 'en')}`);
    await page.goto('/en/local/workflow/UNKNOWN');
    await said(page, 'No workflow was started for this id.');
  });

  test('says that the run does not answer, and offers a retry', async () => {
    const { page } = await portal.open('/local', {
      expected: /503/,
      prepare: async (context) => {
        await context.route('**/local/faults', (route) => route.fulfill({ status: 503, body: '' }));
      },
    });
    await said(page, '本地服务没有应答。');
  });
});
