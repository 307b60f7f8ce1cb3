import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sampledCases } from '../journeys/support/second-looks.ts';
import { EXPLANATION } from '../support/decisions.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

describeInBrowser('at the desk', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal(undefined, { secondLooks: 'all' });
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (staffId: string, path: string, { role = 'fund-reviewer', width = 1280 } = {}) => {
    const staff = { kind: 'staff', staffId, name: `案样${staffId}`, roles: [role], agency: '210202' } as const;
    const { page } = await portal.open(path, {
      width,
      prepare: (context) => signedInAs(context, portal.url, staff),
    });
    return page;
  };

  test('task and case name the cases of other people with the same account, and open those of the agency', async () => {
    const { journey } = portal;
    const here = await journey.checked();
    const { accountNumber } = here.person;
    const elsewhere = await journey.checked({ ...(await journey.newcomer({}, '210203')), accountNumber });
    for (const path of [
      `/staff/tasks/${here.applicationId}.fund-review`,
      `/staff/applications/${here.applicationId}`,
    ]) {
      const page = await openAs('甲', path, { width: 320 });
      const signals = page.getByRole('region', { name: '收款账号' });
      await signals.waitFor();
      const text = await signals.textContent();
      expect(text?.replaceAll(/\s/g, '')).toContain(elsewhere.applicationId);
      expect(text).not.toContain('资金审核');
      expect(await signals.locator('a').count()).toBe(0);
      await expectAccessible(page);
    }
    const other = await journey.checked({ ...(await journey.newcomer()), accountNumber });
    const page = await openAs('甲', `/staff/applications/${here.applicationId}`);
    await page.getByRole('region', { name: '收款账号' }).getByText('资金审核中').waitFor();
    await page.getByRole('region', { name: '收款账号' }).locator('a').click();
    await page.waitForURL(`**/staff/applications/${other.applicationId}`);
  });

  test('a second look shows nothing of the decision and no way to it; where it differs, a supervisor reads both', async () => {
    const { journey } = portal;
    const member = { staffId: 'first-look', roles: ['fund-reviewer'] };
    const body = { outcome: 'APPROVE', note: '初审备注：材料齐全' };
    const reach = () => journey.checked();
    const [sampled] = await sampledCases(journey, 'FUND_REVIEW', { count: 1, reach, body, member });
    if (!sampled) throw new Error('No case is sampled');
    const desk = await openAs('乙', `/staff/tasks/${sampled.taskId}`);
    await desk.getByText('本件为抽样复审，请独立作出判断。').waitFor();
    await desk.locator('#outcome').waitFor();
    const shown = await desk.locator('main').textContent();
    for (const telling of ['first-look', '初审备注', '待公示']) expect(shown).not.toContain(telling);
    expect(await desk.locator(`a[href*="/staff/applications/${sampled.applicationId}"]`).count()).toBe(0);
    expect(await desk.getByRole('button', { name: '查看审计记录' }).count()).toBe(0);
    await expectAccessible(desk);

    await desk.keyboard.press('2');
    await desk.locator('#reasons').check();
    await desk.getByText('不对申请人公开').first().waitFor();
    await desk.fill('#explanation', EXPLANATION);
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('上一件已作出决定：应不予通过。').waitFor();

    const { taskId } = await journey.openTask('DISAGREEMENT', sampled.applicationId);
    const supervisor = await openAs('丙', `/staff/tasks/${taskId}`, { role: 'supervisor' });
    for (const words of ['first-look', '初审备注：材料齐全', EXPLANATION, '应不予通过']) {
      await supervisor.getByText(words).first().waitFor();
    }
    await expectAccessible(supervisor);
    await supervisor.keyboard.press('2');
    await supervisor.fill('#note', '已电话核实，拟暂停办理');
    await supervisor.keyboard.press('Control+Enter');
    await supervisor.getByText('上一件已作出决定：原决定有误。').waitFor();
  }, 300_000);
});
