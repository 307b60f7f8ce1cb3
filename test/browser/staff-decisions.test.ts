import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { EXPLANATION } from '../support/decisions.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

describeInBrowser('a decision at the desk', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = (role: string, path: string, { agency = '210202', width = 1280, name = '案样员' } = {}) =>
    portal.open(path, {
      width,
      expected: /40[0139]|503/,
      prepare: (context) =>
        signedInAs(context, portal.url, {
          kind: 'staff',
          staffId: `desk-${role}`,
          name,
          roles: [role],
          agency,
        }),
    });
  const taskPath = (applicationId: string, kind: string) => `/staff/tasks/${applicationId}.${kind}`;
  const shown = (page: Page) => page.locator('#outcome').waitFor();
  const draftsOn = (page: Page) =>
    page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('draft:')).length);

  test('a fund review is found, approved by keys alone, and the next matching case follows', async () => {
    await portal.journey.checked();
    await portal.journey.checked();
    const { page } = await openAs('fund-reviewer', '/staff/tasks?kind=FUND_REVIEW');
    await page.locator('a[data-task]').first().waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('status');
    await page.keyboard.press('Tab');
    await page.evaluate(() =>
      document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await shown(page);
    const first = new URL(page.url()).pathname;
    expect(new URL(page.url()).search).toBe('?kind=FUND_REVIEW');
    await page.keyboard.press('?');
    await page.getByText('N：下一件。').waitFor();
    // While somebody types, no key is a shortcut.
    await page.keyboard.press('e');
    await page.keyboard.type('2nu?/');
    expect(await page.inputValue('#note')).toBe('2nu?/');
    expect(await page.locator('input[name=outcome]:checked').count()).toBe(0);
    await page.locator('#outcome').focus();
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await page.getByText('上一件已作出决定：通过。').waitFor();
    await shown(page);
    expect(new URL(page.url()).pathname).not.toBe(first);
    expect(await draftsOn(page)).toBe(0);
  });

  test('a refusal shows every error, then the sentence that the applicant will read', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const { page } = await openAs('fund-reviewer', taskPath(applicationId, 'fund-review'), { width: 360 });
    await shown(page);
    await page.keyboard.press('2');
    await page.keyboard.press('Control+Enter');
    await page.locator('.error-summary').waitFor();
    await page.locator('#reasons').check();
    await page.locator('#explanation').fill(EXPLANATION);
    await page.keyboard.press('Control+Enter');
    const confirmation = page.getByRole('region', { name: '请确认' });
    expect(await confirmation.textContent()).toContain(`不予发放。具体事由：${EXPLANATION}`);
    await page.keyboard.press('Control+Enter');
    await confirmation.waitFor({ state: 'detached' });
    await page.getByText('上一件已作出决定：不予通过。').waitFor();
    await portal.journey.settle();
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('REJECTED');
  });

  test('what was typed outlives an expired sign-in, a service that is down, and a lost answer, which decides once', async () => {
    const { applicationId } = await portal.journey.checked();
    const { page, context } = await openAs('fund-reviewer', taskPath(applicationId, 'fund-review'));
    await shown(page);
    let answer: 'expired' | 'down' | 'lost' | 'given' = 'expired';
    await context.route('**/decision', async (route) => {
      if (answer === 'given') return route.continue();
      if (answer === 'lost') await route.fetch();
      return route.fulfill({ status: answer === 'expired' ? 401 : 503 });
    });
    const refuses = /test-issuer\/token/;
    await context.route(refuses, (route) => route.fulfill({ status: 400, json: { error: 'invalid_grant' } }));
    await page.keyboard.press('2');
    await page.locator('#reasons').check();
    await page.locator('#explanation').fill(EXPLANATION);
    const confirm = async () => {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('region', { name: '请确认' }).waitFor();
      await page.keyboard.press('Control+Enter');
    };
    await confirm();
    await page.getByText('登录已失效').waitFor();
    await expectAccessible(page);
    await context.unroute(refuses);
    await page.getByRole('button', { name: '重新登录' }).click();
    await page.getByText('已恢复您上次填写的内容').waitFor();
    expect(await page.inputValue('#explanation')).toBe(EXPLANATION);

    answer = 'down';
    await confirm();
    await page.getByText('服务暂时无法连接').waitFor();
    await page.reload();
    await page.getByText('已恢复您上次填写的内容').waitFor();
    expect(await page.inputValue('#explanation')).toBe(EXPLANATION);
    await expectAccessible(page);

    answer = 'lost';
    await confirm();
    await page.getByText('服务暂时无法连接').waitFor();
    answer = 'given';
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('上一件已作出决定：不予通过。').waitFor();
    expect(await draftsOn(page)).toBe(0);
    await portal.journey.settle();
    const events = await portal.journey.eventsOf(applicationId);
    expect(events.filter((event) => event === 'FUND_REVIEW_REFUSED')).toHaveLength(1);
  });

  test('two who decide otherwise at once: the second is told, sees what stands, and goes on', async () => {
    await portal.journey.checked();
    const { applicationId } = await portal.journey.checked();
    const { page } = await openAs('fund-reviewer', taskPath(applicationId, 'fund-review'));
    await shown(page);
    await portal.journey.decide('FUND_REVIEW', applicationId, { outcome: 'REFUSE' });
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await page.getByText('已有不同决定').waitFor();
    await page.getByRole('button', { name: '查看已作出的决定' }).click();
    await page.getByText('此事项已作出决定').waitFor();
    await page.locator('.desk-decision .tag', { hasText: '不予通过' }).waitFor();
    expect(await draftsOn(page)).toBe(0);
    await expectAccessible(page);
    await page.locator('.desk-decision').getByRole('button', { name: '下一件' }).click();
    await shown(page);
    expect(page.url()).not.toContain(applicationId);
  });

  test('an objection is dismissed, its statement stays text; another is upheld without naming who objected', async () => {
    const other = await portal.journey.approved();
    const { noticeId, serial, closesAt, applicationId, person } = await portal.journey.published();
    const hostile = '<img src=x onerror="document.title=1"><script>alert(1)</script> 此人并未在该公司工作';
    const objector = await portal.journey.citizen();
    const body = await portal.journey.objection(objector, hostile);
    expect((await portal.journey.object({ noticeId, serial }, objector, { body })).status).toBe(201);
    const upheld = await portal.journey.entryOf(other.person, noticeId);
    const informed = await portal.journey.citizen();
    expect((await portal.journey.object({ noticeId, serial: upheld.serial }, informed)).status).toBe(201);
    await portal.journey.advanceTo(closesAt);
    const { page } = await openAs('supervisor', taskPath(applicationId, 'objection-review'));
    await shown(page);
    expect(await page.locator('.written', { hasText: hostile }).count()).toBe(1);
    await page.getByRole('button', { name: '查看审计记录并校验' }).click();
    await page.getByText('审计链完整').waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await page.getByText('上一件已作出决定：异议不成立。').waitFor();
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('PAYING');

    await shown(page);
    expect(page.url()).toContain(other.applicationId);
    await page.keyboard.press('2');
    await page.locator('#reasons').check();
    await page.keyboard.press('Control+Enter');
    await page.locator('#explanation-error', { hasText: '具体事由应为10至500字' }).waitFor();
    await page.locator('#explanation').fill(`经核实，${informed.name}所述属实，申报人并未在该公司工作。`);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: '请确认' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('#explanation-error', { hasText: '不得含有异议人' }).waitFor();
    await expectAccessible(page);
    await page.locator('#explanation').fill(EXPLANATION);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: '请确认' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('没有其他符合条件的待办事项。').waitFor();
    await page.getByText('上一件已作出决定：异议成立。').waitFor();
    await portal.journey.settle();
    expect(await portal.journey.phaseOf(other.person, other.applicationId)).toBe('REJECTED');
  });

  test('is refused to the applicant, whoever has the name, and to another agency; both are told why', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const path = taskPath(applicationId, 'fund-review');
    const own = await openAs('fund-reviewer', path, { name: person.name });
    await own.page.getByText('不能办理本人（或与本人同名者）的申报，请由其他人员办理。').waitFor();
    await expectAccessible(own.page);
    const elsewhere = await openAs('fund-reviewer', path, { agency: '210203' });
    await elsewhere.page.getByText('此事项由其他经办机构办理。').waitFor();
    expect(await elsewhere.page.locator('#outcome').count()).toBe(0);
  });

  test('an auditor reads a task and is told who decides it', async () => {
    const { applicationId } = await portal.journey.checked();
    const { page } = await openAs('auditor', taskPath(applicationId, 'fund-review'), { agency: '210200' });
    await page.getByText('此事项由资金审核岗办理').waitFor();
    expect(await page.locator('#outcome').count()).toBe(0);
  });
});
