import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DEATH_EVIDENCE, HEIR_EVIDENCE } from '../support/deaths.ts';
import { NOTE } from '../support/decisions.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

describeInBrowser('the death of an applicant', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (staffId: string, path: string, { role = 'supervisor', width = 1280 } = {}) => {
    const staff = { kind: 'staff', staffId, name: `案样${staffId}`, roles: [role], agency: '210202' } as const;
    const { page } = await portal.open(path, {
      width,
      expected: /40[019]/,
      prepare: (context) => signedInAs(context, portal.url, staff),
    });
    return page;
  };
  const send = (page: Page) => page.keyboard.press('Control+Enter');
  const today = async () => (await portal.journey.now()).slice(0, 10);
  const phaseOf = async (applicationId: string) => (await portal.journey.caseFile(applicationId)).phase;
  /** Records a death at the desk, as a form that is faulty first. */
  async function record(file: Page, diedOn: string): Promise<void> {
    await file.getByRole('button', { name: '登记死亡' }).click();
    await file.fill('#evidence', '无');
    await send(file);
    await file.locator('#diedOn-error').waitFor();
    await file.locator('#evidence-error', { hasText: '4至2000字' }).waitFor();
    await expectAccessible(file);
    await file.fill('#diedOn', diedOn);
    await file.fill('#evidence', DEATH_EVIDENCE);
    await send(file);
    await file.getByText('已登记申请人去世。').waitFor();
  }

  test('is recorded, the heir named, the account confirmed by a payer, and the suspension lifted by another', async () => {
    const { applicationId } = await portal.journey.published();
    const heir = await portal.journey.citizen();
    const path = `/staff/applications/${applicationId}`;
    const file = await openAs('甲', path, { width: 360 });
    await record(file, await today());
    await file.getByText('尚未登记继承人的收款账户，暂不拨付。').waitFor();
    await expectAccessible(file);

    await file.getByRole('button', { name: '继承人收款信息' }).click();
    await file.fill('#heirRelation', '配偶');
    await send(file);
    await file.locator('#heirName-error').waitFor();
    await expectAccessible(file);
    await file.fill('#heirName', heir.name);
    await file.fill('#heirIdNumber', heir.idNumber);
    await file.selectOption('#payeeKind', 'BANK_ACCOUNT');
    await file.fill('#bankName', '虚构银行中山支行');
    await file.fill('#accountNumber', heir.accountNumber);
    await file.fill('#evidence', HEIR_EVIDENCE);
    await send(file);
    await file.getByText('等待确认，暂不拨付').waitFor();
    await expectAccessible(file);

    const payer = await openAs('丙', `/staff/tasks/${applicationId}.heirs-payee`, { role: 'payer' });
    const asked = payer.getByRole('heading', { name: '继承人收款信息' }).first().locator('..');
    await asked.getByText('配偶').first().waitFor();
    const shown = await asked.textContent();
    for (const part of [heir.name, heir.idNumber, HEIR_EVIDENCE, heir.accountNumber.slice(-4)]) {
      expect(shown).toContain(part);
    }
    expect(shown).not.toContain(heir.accountNumber);
    await expectAccessible(payer);
    await payer.locator('#outcome').check();
    await send(payer);
    await payer.getByText('上一件已作出决定：确认。').waitFor();

    const own = await openAs('甲', `/staff/tasks/${applicationId}.suspension-review`);
    await own.getByText('此事项由您提出，须由另一人办理').waitFor();
    const desk = await openAs('乙', `/staff/tasks/${applicationId}.suspension-review`);
    await desk.getByText(DEATH_EVIDENCE).first().waitFor();
    await desk.locator('#outcome').check();
    await send(desk);
    await desk.getByRole('region', { name: '请确认' }).waitFor();
    await expectAccessible(desk);
    await send(desk);
    await desk.getByText('上一件已作出决定：恢复办理。').waitFor();
    await portal.journey.settle();
    expect(await phaseOf(applicationId)).toBe('AWAITING_PUBLICATION');
    await file.reload();
    await file.getByText('补贴拨付至此账户').waitFor();
  });

  test('that was recorded by mistake is struck out by another supervisor, who says what was found', async () => {
    const { applicationId } = await portal.journey.approved();
    const file = await openAs('丁', `/staff/applications/${applicationId}`);
    await record(file, await today());
    const desk = await openAs('戊', `/staff/tasks/${applicationId}.suspension-review`);
    await desk.getByText('去世登记有误').click();
    await send(desk);
    await desk.locator('#note-error').waitFor();
    await desk.fill('#note', NOTE);
    await send(desk);
    await desk.getByText('补贴拨付给申请人本人').waitFor();
    await expectAccessible(desk);
    await send(desk);
    await desk.getByText('上一件已作出决定：去世登记有误。').waitFor();
    await file.reload();
    await file.getByRole('button', { name: '登记死亡' }).waitFor();
    expect(await file.getByRole('heading', { name: '申请人去世' }).count()).toBe(0);
  });

  test('before the day of the application leaves no claim: the desk offers no heir, and the day in the future is refused', async () => {
    const { applicationId } = await portal.journey.published();
    const file = await openAs('己', `/staff/applications/${applicationId}`);
    await file.getByRole('button', { name: '登记死亡' }).click();
    await file.fill('#diedOn', '2099-01-01');
    await file.fill('#evidence', DEATH_EVIDENCE);
    await send(file);
    await file.locator('#diedOn-error', { hasText: '不能晚于今天' }).waitFor();
    await file.fill('#diedOn', '2021-06-15');
    await send(file);
    await file.getByText('补贴不能由继承人领取').waitFor();
    expect(await file.getByRole('button', { name: '继承人收款信息' }).count()).toBe(0);
    await expectAccessible(file);
  });
});
