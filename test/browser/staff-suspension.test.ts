import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { EXPLANATION } from '../support/decisions.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const STATEMENT = '本人一直在该公司工作，附工资流水。';

describeInBrowser('a suspension', () => {
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
  const suspend = async (page: Page, explanation: string) => {
    await page.getByRole('button', { name: '暂停办理' }).click();
    await page.fill('#explanation', explanation);
    await page.fill('#note', '用人单位来电反映');
    await send(page);
  };
  const phaseOf = async (applicationId: string) => (await portal.journey.caseFile(applicationId)).phase;

  test('takes an entry off its notice; another supervisor reads why and what the applicant says, and lifts it', async () => {
    const { person, applicationId, noticeId, serial } = await portal.journey.published();
    const file = await openAs('甲', `/staff/applications/${applicationId}`, { width: 360 });
    await suspend(file, '太短');
    await file.locator('#explanation-error', { hasText: '10至500字' }).waitFor();
    await expectAccessible(file);
    await file.fill('#explanation', EXPLANATION);
    await send(file);
    await file.getByText('已暂停办理。').waitFor();
    await file.getByText('陈述意见截止').waitFor();
    expect(await file.getByRole('button', { name: '暂停办理' }).count()).toBe(0);
    await expectAccessible(file);
    const { entries, withdrawnSerials } = await portal.journey.ask('readNotice', { params: { noticeId } });
    expect(entries.map((entry) => entry.serial)).not.toContain(serial);
    expect(withdrawnSerials).toEqual([serial]);

    const path = `/staff/tasks/${applicationId}.suspension-review`;
    const own = await openAs('甲', path);
    await own.getByText('此事项由您提出，须由另一人办理').waitFor();
    expect(await own.locator('#outcome').count()).toBe(0);

    const desk = await openAs('乙', path);
    const ground = desk.getByRole('heading', { name: '暂停的事由' }).locator('..');
    await ground.getByText('尚未陈述').waitFor();
    for (const part of [EXPLANATION, '用人单位来电反映', '甲']) expect(await ground.textContent()).toContain(part);
    const revoke = async () => {
      await desk.locator('#outcome').waitFor();
      await desk.keyboard.press('2');
      await desk.locator('#reasons').check();
      await desk.fill('#explanation', EXPLANATION);
      await send(desk);
      return desk.getByRole('region', { name: '请确认' });
    };
    const confirmation = await revoke();
    await confirmation.getByText('本件不予通过，不再拨付').waitFor();
    await confirmation.getByText(/申请人尚未陈述意见，陈述期限至\d+年/).waitFor();
    await expectAccessible(desk);
    await desk.keyboard.press('Escape');
    await desk.locator('#outcome').waitFor();

    const statement = { params: { applicationId }, body: { text: STATEMENT } };
    await portal.journey.ask('makeStatement', await portal.journey.by(person, statement));
    await desk.reload();
    await desk.getByText(STATEMENT).waitFor();
    await (await revoke()).getByText('本件不予通过，不再拨付').waitFor();
    expect(await confirmation.getByText('申请人尚未陈述意见').count()).toBe(0);
    await desk.keyboard.press('Escape');
    await desk.locator('#outcome').check();
    await send(desk);
    await confirmation.getByText('重新公示，公示期重新计算').waitFor();
    await send(desk);
    await desk.getByText('上一件已作出决定：恢复办理。').waitFor();
    await portal.journey.settle();
    expect(await phaseOf(applicationId)).toBe('AWAITING_PUBLICATION');
  });

  test('by a fund reviewer ends with a revoked approval, whose reason the file shows', async () => {
    const { person, applicationId } = await portal.journey.approved();
    const file = await openAs('丙', `/staff/applications/${applicationId}`, { role: 'fund-reviewer' });
    await suspend(file, EXPLANATION);
    await file.getByText('已暂停办理。').waitFor();
    const desk = await openAs('丁', `/staff/tasks/${applicationId}.suspension-review`);
    await desk.locator('#outcome').waitFor();
    await desk.keyboard.press('2');
    await desk.locator('#reasons').check();
    await desk.fill('#explanation', EXPLANATION);
    await send(desk);
    await desk.getByRole('region', { name: '请确认' }).waitFor();
    await send(desk);
    await desk.getByText('上一件已作出决定：撤销审核结论。').waitFor();
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('REJECTED');
    await file.reload();
    await file.getByText('原审核结论不能成立，予以撤销').waitFor();
  });

  test('that comes too late is refused in the words of the service, and what was typed stays', async () => {
    const { person, applicationId } = await portal.journey.approved();
    const file = await openAs('甲', `/staff/applications/${applicationId}`);
    await file.getByRole('button', { name: '暂停办理' }).click();
    await portal.journey.withdraw(person, applicationId);
    await file.fill('#explanation', EXPLANATION);
    await send(file);
    await file.getByText('当前环节不能办理此项操作').first().waitFor();
    expect(await file.inputValue('#explanation')).toBe(EXPLANATION);
    await expectAccessible(file);
  });
});
