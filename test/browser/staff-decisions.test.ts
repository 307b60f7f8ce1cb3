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

  const openAs = (role: string, path: string, { agency = '210202', width = 1280, expected = /409/ } = {}) =>
    portal.open(path, {
      width,
      expected,
      prepare: (context) =>
        signedInAs(context, portal.url, {
          kind: 'staff',
          staffId: `desk-${role}`,
          name: '案样员',
          roles: [role],
          agency,
        }),
    });
  const taskPath = (applicationId: string, kind: string) => `/staff/tasks/${applicationId}.${kind}`;
  const shown = (page: Page) => page.locator('#outcome').waitFor();

  test('a fund review is found, approved by keys alone, and the next matching case follows', async () => {
    await portal.journey.checked();
    await portal.journey.checked();
    const { page } = await openAs('fund-reviewer', '/staff/tasks?kind=FUND_REVIEW');
    await page.locator('a[data-task]').first().waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('kind');
    await page.keyboard.press('Tab');
    await page.evaluate(() =>
      document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await shown(page);
    const first = new URL(page.url()).pathname;
    expect(new URL(page.url()).search).toBe('?kind=FUND_REVIEW');
    await expectAccessible(page);
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await page.getByText('上一件已作出决定：通过。').waitFor();
    await shown(page);
    expect(new URL(page.url()).pathname).not.toBe(first);
  });

  test('a refusal shows every error, then the sentence that the applicant will read', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const { page } = await openAs('fund-reviewer', taskPath(applicationId, 'fund-review'), { width: 360 });
    await shown(page);
    await page.keyboard.press('2');
    await page.keyboard.press('Control+Enter');
    await page.locator('.error-summary').waitFor();
    await expectAccessible(page);
    await page.locator('#reasons').check();
    await page.locator('#explanation').fill(EXPLANATION);
    await page.keyboard.press('Control+Enter');
    const confirmation = page.getByRole('region', { name: '请确认' });
    expect(await confirmation.textContent()).toContain(`不予发放。具体事由：${EXPLANATION}`);
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await confirmation.waitFor({ state: 'detached' });
    await page.getByText('不予通过').first().waitFor();
    await portal.journey.settle();
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('REJECTED');
  });

  test('two who decide otherwise at once: the second is told, and sees the decision that stands', async () => {
    const { applicationId } = await portal.journey.checked();
    const { page } = await openAs('fund-reviewer', taskPath(applicationId, 'fund-review'));
    await shown(page);
    await portal.journey.decide('FUND_REVIEW', applicationId, { outcome: 'REFUSE' });
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await page.getByText('已有不同决定').waitFor();
    await page.getByRole('button', { name: '查看已作出的决定' }).click();
    await page.getByText('此事项已作出决定').waitFor();
    await expectAccessible(page);
  });

  test('an objection is dismissed; its statement stays text', async () => {
    const { noticeId, serial, closesAt, applicationId, person } = await portal.journey.published();
    const hostile = '<img src=x onerror="document.title=1"><script>alert(1)</script> 此人并未在该公司工作';
    const objector = await portal.journey.citizen();
    const body = await portal.journey.objection(objector, hostile);
    expect((await portal.journey.object({ noticeId, serial }, objector, { body })).status).toBe(201);
    await portal.journey.advanceTo(closesAt);
    const { page } = await openAs('supervisor', taskPath(applicationId, 'objection-review'));
    await shown(page);
    expect(await page.locator('.written', { hasText: hostile }).count()).toBe(1);
    await page.getByRole('button', { name: '查看审计记录并校验' }).click();
    await page.getByText('审计链完整').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await page.getByText('没有其他符合条件的待办事项。').waitFor();
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('PAYING');
  });

  test('an auditor reads a task and is told who decides it', async () => {
    const { applicationId } = await portal.journey.checked();
    const { page } = await openAs('auditor', taskPath(applicationId, 'fund-review'), { agency: '210200' });
    await page.getByText('此事项由资金审核岗办理').waitFor();
    expect(await page.locator('#outcome').count()).toBe(0);
  });
});
