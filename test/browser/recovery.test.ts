import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { timeToPay } from '../journeys/support/journey.ts';
import type { Person } from '../journeys/support/people.ts';
import { EXPLANATION } from '../support/decisions.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const STATEMENT = '本人符合全部申领条件，附劳动合同和工资流水。';

describeInBrowser('money that is asked back', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const asStaff = async (staffId: string, path: string, { role = 'supervisor', width = 1280 } = {}) => {
    const staff = { kind: 'staff', staffId, name: `案样${staffId}`, roles: [role], agency: '210202' } as const;
    const { page } = await portal.open(path, {
      width,
      expected: /40[019]/,
      prepare: (context) => signedInAs(context, portal.url, staff),
    });
    return page;
  };
  const asApplicant = async ({ idNumber, name, phone }: Person, path: string) => {
    const { page } = await portal.open(path, {
      width: 360,
      prepare: (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }),
    });
    return page;
  };
  const send = (page: Page) => page.keyboard.press('Control+Enter');

  test('is notified at the desk, stated on by the applicant, decided by another, and repaid', async () => {
    const { person, applicationId, closesAt } = await portal.journey.published();
    await portal.journey.advanceTo(timeToPay(closesAt));
    const path = `/staff/applications/${applicationId}`;
    const file = await asStaff('甲', path, { width: 360 });
    await file.getByRole('button', { name: '启动追缴' }).click();
    await file.selectOption('#ground', 'NOT_ENTITLED');
    await file.fill('#amount', '2500.01');
    await file.fill('#explanation', EXPLANATION);
    await send(file);
    await file.locator('#amount-error', { hasText: '不能超过' }).waitFor();
    await expectAccessible(file);
    await file.fill('#amount', '2500');
    await send(file);
    await file.getByText('已启动追缴，等待另一人决定。').waitFor();
    await file.getByText('已告知，待决定').waitFor();
    await expectAccessible(file);

    const own = await asApplicant(person, `/applications/${applicationId}`);
    const section = own.getByRole('region', { name: '补贴追缴' });
    await section.getByText(EXPLANATION).waitFor();
    await expectAccessible(own);
    await section.getByLabel('陈述意见').fill(STATEMENT);
    await section.getByRole('button', { name: '提交陈述意见' }).click();
    await own.locator('.written', { hasText: STATEMENT }).waitFor();
    await expectAccessible(own);

    const desk = await asStaff('乙', `/staff/tasks/${applicationId}.recovery`);
    await desk.getByText(STATEMENT).waitFor();
    await desk.locator('#outcome').check();
    await desk.fill('#amount', '2500');
    const repayBy = new Date(Date.parse(await portal.journey.now()) + 30 * 86_400_000).toISOString().slice(0, 10);
    await desk.fill('#repayBy', repayBy);
    await desk.fill('#explanation', EXPLANATION);
    await expectAccessible(desk);
    await send(desk);
    await desk.getByRole('region', { name: '请确认' }).waitFor();
    await expectAccessible(desk);
    await send(desk);
    await desk.getByText('上一件已作出决定：决定追缴。').waitFor();

    const payer = await asStaff('丙', path, { role: 'payer' });
    await payer.getByRole('button', { name: '登记还款' }).click();
    await payer.fill('#amount', '2500');
    await payer.fill('#reference', 'BANK-0001');
    await payer.fill('#receivedOn', (await portal.journey.now()).slice(0, 10));
    await expectAccessible(payer);
    await send(payer);
    await payer.getByText('已登记还款，尚未归还').waitFor();
    await own.reload();
    await own.getByText('应退款项已全部收到，追缴已办结。').waitFor();
    expect((await portal.journey.recoveriesOf(applicationId)).recoverableFen).toBe(0);
  });
});
