import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

/** An id as the desk writes it. */
const idText = (id: string) => id.replace(/(.{4})(?=.)/g, '$1 ');
const AGENCY = '210202';
const REASON = '本人明日外出培训';

describeInBrowser('work that staff share', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (
    staffId: string,
    path: string,
    { roles = ['fund-reviewer'], agency = AGENCY, width = 1280 } = {},
  ) => {
    const staff = { kind: 'staff', staffId, name: `案样${staffId}`, roles, agency } as const;
    const { page } = await portal.open(path, {
      width,
      expected: /40[039]/,
      prepare: (context) => signedInAs(context, portal.url, staff),
    });
    return page;
  };
  const taskPath = (applicationId: string) => `/staff/tasks/${applicationId}.fund-review`;
  const row = (page: Page, applicationId: string) =>
    page.locator('tbody tr[data-row-key]', { hasText: idText(applicationId) });
  const work = (page: Page) => page.getByRole('region', { name: '分工' });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const send = (page: Page) => page.keyboard.press('Control+Enter');

  test('a task is claimed by key, is found under its filter, and names its claimant to a colleague', async () => {
    const { applicationId } = await portal.journey.checked();
    const mine = await openAs('甲', '/staff/tasks');
    await mine.locator('#assignee').selectOption('none');
    await row(mine, applicationId).getByText('无人认领').waitFor();
    expect(await row(mine, applicationId).textContent()).toMatch(/还有\d+天.*今日收到/);
    const theirs = await openAs('乙', taskPath(applicationId));
    await work(theirs).getByText('尚无人认领。').waitFor();
    await row(mine, applicationId).locator('a[data-task]').click();
    await work(mine).getByText('尚无人认领。').waitFor();
    await mine.keyboard.press('c');
    await work(mine).getByText('您已认领此事项。').waitFor();
    await work(mine)
      .getByText(/^案样甲已认领，2021年.*前有效/)
      .waitFor();
    await expectAccessible(mine);

    // What the colleague's page shows is older than the claim.
    await button(theirs, '认领').click();
    await theirs.getByText('此事项已由案样甲认领。').waitFor();
    await expectAccessible(theirs);

    await mine.getByRole('link', { name: '返回待办事项' }).click();
    await mine.locator('#assignee').selectOption('me');
    await row(mine, applicationId).getByText('案样甲').waitFor();
    expect(new URL(mine.url()).searchParams.get('assignee')).toBe('me');
    await theirs.goto('/staff/tasks?assignee=me');
    await theirs.locator('.ant-empty').waitFor();

    await row(mine, applicationId).locator('a[data-task]').click();
    await button(mine, '退回').click();
    await work(mine).getByText('已退回，其他人员可以认领。').waitFor();
    await theirs.goto(taskPath(applicationId));
    await button(theirs, '认领').click();
    await work(theirs).getByText('您已认领此事项。').waitFor();
  });

  test('a task goes to a colleague, to the city, and back to the agency once', async () => {
    const { applicationId } = await portal.journey.checked();
    const mine = await openAs('甲', taskPath(applicationId), { width: 360 });
    await button(mine, '认领').click();
    await button(mine, '转交').click();
    await mine.locator('.desk-form h3:focus', { hasText: '转交' }).waitFor();
    await mine.locator('#reason').focus();
    await send(mine);
    await mine.locator('#to-error').waitFor();
    await mine.locator('#reason-error', { hasText: '2至500字' }).waitFor();
    await expectAccessible(mine);
    await mine.locator('#to').selectOption('colleague');
    await mine.fill('#staffId', '丙');
    await mine.fill('#reason', REASON);
    await send(mine);
    await work(mine).getByText('已转交。').waitFor();
    await work(mine)
      .getByText(/^丙已认领/)
      .waitFor();
    expect(await button(mine, '转交').count()).toBe(0);

    const transfer = async (page: Page, to: string) => {
      await button(page, '转交').click();
      await page.locator('#to').selectOption({ label: to });
      await page.fill('#reason', REASON);
      await send(page);
    };
    const theirs = await openAs('丙', taskPath(applicationId));
    await work(theirs)
      .getByText(/转交，理由：本人明日外出培训/)
      .waitFor();
    await transfer(theirs, '市级机构');
    await work(theirs).getByText('已转交。').waitFor();
    const city = await openAs('丁', taskPath(applicationId), { agency: '210200', roles: ['supervisor'] });
    await work(city).getByText('您的岗位不办理此类事项，不能认领。').waitFor();
    await transfer(city, '中山区公共事业服务中心');
    await work(city).getByText('已转交。').waitFor();

    const chief = await openAs('戊', taskPath(applicationId), { roles: ['supervisor'] });
    await transfer(chief, '市级机构');
    await work(chief).getByText('已转交。').waitFor();
    await city.reload();
    await transfer(city, '中山区公共事业服务中心');
    await city.locator('#to-error', { hasText: '此事项已交回过一次，请由市级机构作出决定' }).waitFor();
    await expectAccessible(city);
  });

  test('an auditor claims nothing', async () => {
    const { applicationId } = await portal.journey.checked();
    const page = await openAs('审', taskPath(applicationId), { roles: ['auditor'] });
    await work(page).getByText('您的岗位不办理此类事项，不能认领。').waitFor();
    for (const name of ['认领', '退回', '转交']) expect(await button(page, name).count()).toBe(0);
    await page.keyboard.press('c');
    await expectAccessible(page);
    await work(page).getByText('尚无人认领。').waitFor();
  });

  test('a supervisor names a deputy, who is kept from a case that the absent one decided, and ends it', async () => {
    await portal.journey.setFaults({ certificateRegistry: { mode: 'down' } });
    const { applicationId } = await portal.journey.checked();
    await portal.journey.advanceBy('PT5H');
    await portal.journey.setFaults({});
    const away = { staffId: '离岗', name: '案样离岗' };
    await portal.journey.decide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE' }, away);
    const today = (await portal.journey.now()).slice(0, 10);

    const chief = await openAs('管', '/staff/delegations', { roles: ['supervisor'], width: 360 });
    await chief.getByText('没有生效中或将要生效的委托。').waitFor();
    await chief.locator('#from').waitFor();
    await chief.locator('#from').focus();
    await send(chief);
    for (const id of ['from', 'to', 'kinds', 'since', 'until', 'reason']) await chief.locator(`#${id}-error`).waitFor();
    await expectAccessible(chief);
    await chief.fill('#from', '离岗');
    await chief.fill('#to', '离岗');
    await chief.getByLabel('资金审核', { exact: true }).check();
    await chief.fill('#since', today);
    await chief.fill('#until', today);
    await chief.fill('#reason', '年休假');
    await send(chief);
    await chief.locator('#to-error').waitFor();
    await chief.fill('#to', '代办');
    await send(chief);
    await chief.getByText(/^已设定：案样离岗（离岗）的事项由代办代办/).waitFor();
    await chief.locator('tbody tr', { hasText: '年休假' }).getByText('生效中').waitFor();
    await expectAccessible(chief);

    const deputy = await openAs('代办', taskPath(applicationId));
    await button(deputy, '认领').click();
    await deputy.getByText('该人员已办理过此件或应当回避，请由其他人员办理').waitFor();
    await deputy.goto('/staff/delegations');
    await deputy.getByText('以下是与您有关的委托。').waitFor();
    await deputy.locator('tbody tr', { hasText: '年休假' }).waitFor();
    expect(await deputy.locator('#from').count()).toBe(0);

    await chief.getByRole('button', { name: /^变更/ }).click();
    await chief.locator('#from[readonly]').waitFor();
    await chief.fill('#until', '2021-06-01');
    await send(chief);
    await chief.locator('#until-error').waitFor();
    await chief.getByRole('button', { name: '取消' }).click();
    await portal.journey.advanceBy('P1D');
    await deputy.reload();
    await deputy.getByText('没有生效中或将要生效的委托。').waitFor();
    await deputy.goto(taskPath(applicationId));
    await button(deputy, '认领').click();
    await work(deputy).getByText('您已认领此事项。').waitFor();
  });

  test('a case is passed on to another agency, and its file says so', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const file = await openAs('甲', `/staff/applications/${applicationId}`, { width: 360 });
    await button(file, '移送经办机构').click();
    await file.locator('.desk-form h3', { hasText: '移送经办机构' }).waitFor();
    await file.locator('#reason').focus();
    await send(file);
    await file.locator('#agency-error').waitFor();
    await file.locator('#reason-error', { hasText: '4至500字' }).waitFor();
    await expectAccessible(file);
    await file.locator('#agency').selectOption('210204');
    await file.fill('#reason', '用人单位实际在沙河口区办公。');
    await send(file);
    await file.getByText('已移送沙河口区帮万家服务中心。').waitFor();

    // The case is the other agency's now. It sends it back, and after that only the city decides.
    const other = await openAs('乙', `/staff/applications/${applicationId}`, { agency: '210204' });
    await other.getByRole('heading', { name: '移送记录' }).waitFor();
    await other.getByText('理由：用人单位实际在沙河口区办公。').waitFor();
    const passOn = async (page: Page, agency: string) => {
      await button(page, '移送经办机构').click();
      await page.locator('#agency').selectOption(agency);
      await page.fill('#reason', '用人单位登记在中山区。');
      await send(page);
    };
    await passOn(other, AGENCY);
    await other.getByText('已移送中山区公共事业服务中心。').waitFor();
    await file.reload();
    await passOn(file, '210204');
    await file.getByText('此件已在经办机构之间移送并退回过，不能再次移送，请报市级经办机构决定。').waitFor();
    await expectAccessible(file);
    const own = await portal.journey.read(person, applicationId);
    expect(own.timeline.map(({ text }) => text)).toContain('已移送沙河口区帮万家服务中心继续办理，办理期限不变');
  });
});
