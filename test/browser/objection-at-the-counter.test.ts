import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { timeToPay } from '../journeys/support/journey.ts';
import type { Person } from '../journeys/support/people.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const STATEMENT = '据我了解，此人并未在该公司工作，请予核实。';

describeInBrowser('an objection at the counter', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (role: string, path: string, width = 1280) => {
    const staff = { kind: 'staff', staffId: `desk-${role}`, name: '案样员', roles: [role], agency: '210202' } as const;
    const { page } = await portal.open(path, {
      width,
      // 401 where the clock has left a token behind; the rest are refusals that a test asked for.
      expected: /40[0149]|422/,
      prepare: (context) => signedInAs(context, portal.url, staff),
    });
    return page;
  };
  const submit = (page: Page) => page.getByRole('button', { name: '录入', exact: true }).click();
  const fill = async (page: Page, { name, idNumber, phone }: Person, noticeId: string, serial: number) => {
    const values = { noticeId, serial: String(serial), objectorName: name, objectorIdNumber: idNumber, phone };
    for (const [id, value] of Object.entries(values)) await page.fill(`#${id}`, value);
    await page.selectOption('#channel', 'COUNTER');
    await page.fill('#receivedOn', '2021-06-24');
    await page.fill('#receivedTime', '16:30');
    await page.fill('#statement', STATEMENT);
  };

  test('that came on the last afternoon stops the payment, is reviewed in extended time, and told by its receipt', async () => {
    const { person, applicationId, noticeId, serial, closesAt } = await portal.journey.published();
    await portal.journey.advanceTo(closesAt);
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('PAYING');
    const objector = await portal.journey.citizen();

    const counter = await openAs('reviewer', '/staff/tasks', 360);
    await counter.getByRole('link', { name: '录入异议' }).click();
    await counter.locator('#noticeId').waitFor();
    await submit(counter);
    await counter.locator('.error-summary:focus').waitFor();
    expect(await counter.locator('.field-error').count()).toBe(9);
    await expectAccessible(counter);
    await fill(counter, objector, `${noticeId}9`, serial);
    await submit(counter);
    await counter.locator('#noticeId-error', { hasText: '没有这条公示，请核对公示编号和序号' }).waitFor();
    await fill(counter, person, noticeId, serial);
    await submit(counter);
    await counter.locator('#objectorIdNumber-error', { hasText: '异议人就是公示对象本人' }).waitFor();
    // A reload, as a lost sign-in would bring it, loses nothing of what was typed.
    await fill(counter, objector, noticeId, serial);
    await counter.reload();
    await counter.getByText('已恢复您上次填写的内容').waitFor();
    expect(await counter.inputValue('#statement')).toBe(STATEMENT);
    await submit(counter);
    await counter.getByRole('heading', { name: '已作为异议录入' }).waitFor();
    await counter.getByText('作出复核决定以前不予拨付').waitFor();
    await expectAccessible(counter);
    const [number = '', code = ''] = await counter.locator('.details strong').allTextContents();
    await counter.emulateMedia({ media: 'print' });
    expect(await counter.getByText(code).isVisible()).toBe(true);
    expect(await counter.getByRole('button').count()).toBe(0);
    await counter.emulateMedia({ media: null });
    expect(await counter.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('draft:')))).toEqual(
      [],
    );
    await portal.journey.settle();
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('OBJECTION_REVIEW');

    await counter.getByRole('button', { name: '再录入一件' }).click();
    await fill(counter, objector, noticeId, serial);
    await submit(counter);
    await counter.locator('#objectorIdNumber-error', { hasText: '此人已对该公示对象提出过异议' }).waitFor();

    await portal.journey.advanceTo(timeToPay(closesAt));
    expect(await portal.journey.transfersTo(person)).toEqual([]);

    const path = `/staff/tasks/${applicationId}.objection-review`;
    const desk = await openAs('supervisor', path);
    const late = await openAs('supervisor', path);
    await desk.getByText(/来源：窗口；desk-reviewer于2021年6月25日 \d\d:\d\d录入/).waitFor();
    await desk.getByRole('button', { name: '延长期限' }).click();
    await desk.locator('#reason').focus();
    // The keys send the form that they are pressed in, and not the decision beside it.
    await desk.keyboard.press('Control+Enter');
    await desk.locator('#reason-error').waitFor();
    expect(await desk.locator('#outcome-error').count()).toBe(0);
    await expectAccessible(desk);
    await desk.locator('#reason').fill('需向用人单位调取考勤记录');
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('期限已延长至').waitFor();
    await desk.getByText('理由：需向用人单位调取考勤记录（desk-supervisor').waitFor();
    expect(await desk.getByRole('button', { name: '延长期限' }).count()).toBe(0);
    await late.getByRole('button', { name: '延长期限' }).click();
    await late.locator('#reason').fill('需向用人单位调取考勤记录');
    await late.keyboard.press('Control+Enter');
    await late.getByText('此事项的办理期限已延长过一次').waitFor();
    await expectAccessible(late);

    await desk.locator('#outcome').check();
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('上一件已作出决定：异议不成立。').waitFor();
    const { page: public_ } = await portal.open('/objections');
    await public_.getByLabel('异议编号').fill(number);
    await public_.getByLabel('回执码').fill(code);
    await public_.keyboard.press('Enter');
    await public_.getByText('经核实，异议不成立。').waitFor();
    await portal.journey.settle();
    await portal.journey.advanceBy('P1D');
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('PAID');
  });

  test('that came after the close is a complaint, which a supervisor looks into and which stops nothing', async () => {
    const { person, applicationId, noticeId, serial, closesAt } = await portal.journey.published();
    await portal.journey.advanceTo(timeToPay(closesAt));
    await portal.journey.settle();
    const complainant = await portal.journey.citizen();
    const counter = await openAs('payer', `/staff/objections?notice=${noticeId}`);
    expect(await counter.inputValue('#noticeId')).toBe(noticeId);
    await fill(counter, complainant, noticeId, serial);
    await submit(counter);
    await counter.getByRole('heading', { name: '已作为情况反映录入' }).waitFor();
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('PAID');

    const desk = await openAs('supervisor', '/staff/tasks?kind=COMPLAINT');
    await desk.locator('a[data-task]').first().click();
    const complaint = desk.getByRole('heading', { name: '反映的情况' }).locator('..');
    await complaint.waitFor();
    const said = (await complaint.textContent()) ?? '';
    for (const part of [complainant.name, complainant.idNumber, complainant.phone, STATEMENT, '窗口', noticeId]) {
      expect(said).toContain(part);
    }
    await desk.keyboard.press('2');
    await desk.keyboard.press('Control+Enter');
    await desk.locator('#note-error', { hasText: '请写明核查情况' }).waitFor();
    await expectAccessible(desk);
    await desk.locator('#note').fill('已电话核实，所述属实。');
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('上一件已作出决定：反映属实。').waitFor();
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('PAID');
  });

  test('is keyed by nobody who only audits, and the page says so', async () => {
    const page = await openAs('auditor', '/staff/objections');
    await page.getByText('您的岗位不办理录入').waitFor();
    expect(await page.getByRole('link', { name: '录入异议' }).count()).toBe(0);
    await expectAccessible(page);
  });

  test('in English says of each field what it needs', async () => {
    const page = await openAs('reviewer', '/en/staff/objections');
    await page.getByRole('button', { name: 'Key it' }).click();
    await page.locator('.error-summary:focus').waitFor();
    await page.getByRole('link', { name: 'Enter the date of receipt, not later than now' }).waitFor();
    await expectAccessible(page);
  });
});
