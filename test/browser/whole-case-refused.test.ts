import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { aNewPerson, type Person } from '../journeys/support/people.ts';
import { EXPLANATION, NOTE } from '../support/decisions.ts';
import { fillForm } from './support/apply-form.ts';
import { describeInBrowser } from './support/chromium.ts';
import { moveClockTo } from './support/clock-panel.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

describeInBrowser('a whole case that does not go straight to the money', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const open = async (path: string, width: number, prepare?: (context: BrowserContext) => Promise<void>) =>
    (await portal.open(path, { width, expected: /40[01]/, ...(prepare && { prepare }) })).page;
  const openAs = ({ idNumber, name, phone }: Person, path: string) =>
    open(path, 360, (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }));
  const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

  async function comesToRead(page: Page, text: string | RegExp): Promise<void> {
    await portal.journey.settle();
    await page.reload();
    await said(page, text);
  }

  /** Sends the form as it is filled in, and returns the number of the application. */
  async function send(page: Page): Promise<string> {
    await page.getByRole('button', { name: '提交申报' }).click();
    await page.waitForURL(/\/applications\/\w+$/);
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  }

  async function applyFor(page: Page, person: Person): Promise<string> {
    await page.locator('#bankName').waitFor();
    await fillForm(page, person);
    return send(page);
  }

  /** Opens the only open task of a kind at the desk. */
  async function openTask(role: string, kind: string, agency = '210202'): Promise<Page> {
    const staff = { kind: 'staff', staffId: `desk-${role}`, name: '案样员', roles: [role], agency } as const;
    const desk = await open(`/staff/tasks?kind=${kind}`, 1280, (context) => signedInAs(context, portal.url, staff));
    await desk.locator('a[data-task]').press('Enter');
    await desk.locator('#outcome').waitFor();
    return desk;
  }

  async function setRegisters(panel: Page, mode: 'down' | 'none'): Promise<void> {
    for (const register of ['身份登记系统', '就业登记系统', '证书登记系统']) {
      await panel.getByLabel(register, { exact: true }).selectOption(mode);
    }
    const faults = async () => (await fetch(`${portal.url}/local/faults`)).json();
    await expect.poll(faults).toEqual({ identity: { mode }, employment: { mode }, certificateRegistry: { mode } });
  }

  async function approve(desk: Page): Promise<void> {
    await desk.keyboard.press('1');
    await desk.keyboard.press('Control+Enter');
    await said(desk, '没有其他符合条件的待办事项。');
  }

  test('is refused with all reasons at once; put right, the second attempt runs on, and staff see the first', async () => {
    const person = aNewPerson();
    await portal.journey.introduce(person, { contract: false, insured: false, filed: false });
    await portal.journey.registerCertificate(person, person.certificate, { level: 4 });
    const page = await openAs(person, '/apply');
    await applyFor(page, person);
    await comesToRead(page, '不服决定的救济途径');
    const reasons = await page.locator('[aria-labelledby=review] ol > li').allTextContents();
    for (const [index, part] of ['签订劳动合同', '缴纳社会保险', '用工备案', '证书等级'].entries()) {
      expect(reasons[index]).toContain(part);
      expect(reasons[index]).toContain('更正后可在申报期限内再次申报。');
    }
    expect(await page.locator('[aria-labelledby=review] a[href^="tel:"]').count()).toBe(1);

    await portal.journey.introduce(person);
    await portal.journey.registerCertificate(person);
    await portal.journey.advanceBy('PT1H');
    await page.getByRole('link', { name: '我要申报' }).click();
    const second = await applyFor(page, person);
    await comesToRead(page, '经办机构正在进行资金审核，无需您办理。');
    await page.getByRole('link', { name: '我的申报' }).click();
    const cards = page.locator('main article');
    await cards.nth(1).waitFor();
    expect(await cards.first().textContent()).toContain('第2次申报');

    const desk = await openTask('fund-reviewer', 'FUND_REVIEW');
    const earlier = desk.getByRole('heading', { name: '同一人的其他申报' }).locator('..');
    for (const part of ['未通过', '签订劳动合同', '用工备案']) expect(await earlier.textContent()).toContain(part);
    await approve(desk);
    await portal.journey.settle();
    expect(await portal.journey.phaseOf(person, second)).toBe('AWAITING_PUBLICATION');
  });

  test('is verified by hand where the registers are down, and publicised', async () => {
    const panel = await open('/local', 1280);
    await setRegisters(panel, 'down');
    const person = await portal.journey.newcomer();
    const page = await openAs(person, '/apply');
    const applicationId = await applyFor(page, person);
    await panel.getByRole('button', { name: '前进1天' }).click();
    await said(panel, '时钟已到');
    await comesToRead(page, '已转人工核验，您无需重新申报');
    await said(page, '工作人员正在进行人工核验，无需您办理。');

    const verifier = await openTask('reviewer', 'MANUAL_VERIFICATION', '210200');
    expect(await verifier.getByText('系统未答复').count()).toBeGreaterThanOrEqual(3);
    await verifier.keyboard.press('1');
    await verifier.locator('#employer').fill('虚构船舶手工核验有限公司');
    await verifier.locator('#agency').selectOption('210202');
    await verifier.locator('#note').fill(NOTE);
    await verifier.keyboard.press('Control+Enter');
    await said(verifier, '没有其他符合条件的待办事项。');
    await setRegisters(panel, 'none');
    await comesToRead(page, '经办机构正在进行资金审核，无需您办理。');
    const reviewer = await openTask('fund-reviewer', 'FUND_REVIEW');
    expect(await reviewer.getByRole('region', { name: '人工核验' }).textContent()).toContain(NOTE);
    await approve(reviewer);
    await comesToRead(page, '资金审核已通过');
    await moveClockTo(panel, /将于(.+?)公示/.exec((await page.locator('main').textContent()) ?? '')?.[1] ?? '');
    await comesToRead(page, '正在公示');
    await page.getByRole('link', { name: '查看公示名单' }).click();
    await said(page, '虚构船舶手工核验有限公司');
    expect(page.url()).not.toContain(applicationId);
  });

  test('ends with an objection that is upheld, and whatever anybody wrote stays text', async () => {
    const script = '"><script>alert(1)</script>';
    const bank = '<img src=x onerror="alert(1)">{{7*7}}#{7*7}';
    const person = {
      ...aNewPerson(),
      socialSecurityNumber: script,
      employer: '虚构<b onmouseover="alert(1)">钢</b>有限公司',
    };
    await portal.journey.introduce(person);
    await portal.journey.registerCertificate(person);
    const page = await openAs(person, '/apply');
    await page.locator('#bankName').waitFor();
    await fillForm(page, person);
    await page.fill('#bankName', '虚构\u202e银行');
    await page.getByRole('button', { name: '提交申报' }).click();
    await page.locator('#bankName-error').waitFor();
    await page.fill('#bankName', bank);
    const applicationId = await send(page);
    await comesToRead(page, '经办机构正在进行资金审核，无需您办理。');
    await said(page, bank);

    const reviewer = await openTask('fund-reviewer', 'FUND_REVIEW');
    for (const text of [script, bank, person.employer]) await said(reviewer, text);
    await approve(reviewer);
    const { publishAt = '', closesAt = '', noticeId = '' } = await portal.journey.read(person, applicationId);
    await portal.journey.advanceTo(publishAt);
    const notice = await open(`/notices/${noticeId}`, 360);
    await notice.getByLabel('按姓名（部分）、用人单位或序号查找').fill(person.employer);
    await notice.keyboard.press('Enter');
    await said(notice, /找到1人/);
    const row = notice.locator('tbody tr');
    expect(await row.textContent()).toContain(person.employer);

    const objector = await portal.journey.citizen();
    await row.getByRole('link').click();
    await notice.getByLabel('姓名').fill(objector.name);
    await notice.getByLabel('公民身份号码').fill(objector.idNumber);
    await notice.getByLabel('手机号码').fill(objector.phone);
    await notice.getByRole('button', { name: '获取验证码' }).click();
    await said(notice, '验证码已发送');
    await notice.getByLabel('短信验证码').fill(await portal.journey.codeOn(objector.phone));
    await notice.getByLabel('异议内容').fill(`据我了解，此人已经离职。${bank}`);
    await notice.getByRole('button', { name: '提交异议' }).click();
    await notice.getByRole('heading', { name: '异议已收到' }).waitFor();
    const [number = '', code = ''] = await notice.locator('.details strong').allTextContents();

    await portal.journey.advanceTo(closesAt);
    const supervisor = await openTask('supervisor', 'OBJECTION_REVIEW');
    await said(supervisor, `据我了解，此人已经离职。${bank}`);
    await supervisor.keyboard.press('2');
    await supervisor.locator('#reasons').check();
    await supervisor.locator('#explanation').fill(`${EXPLANATION}${script}`);
    await supervisor.keyboard.press('Control+Enter');
    await said(supervisor, '请确认');
    await supervisor.keyboard.press('Control+Enter');
    await said(supervisor, '没有其他符合条件的待办事项。');

    await comesToRead(page, '不服决定的救济途径');
    await said(page, `经核实，异议成立，不予拨付。认定事实：${EXPLANATION}${script}`);
    expect(await page.locator('main').textContent()).not.toContain(objector.name);
    await notice.getByRole('link', { name: '查询异议办理情况' }).click();
    await notice.getByLabel('异议编号').fill(number);
    await notice.getByLabel('回执码').fill(code);
    await notice.getByRole('button', { name: '查询' }).click();
    await said(notice, '经核实，异议成立。');
    expect(await portal.journey.transfersTo(person)).toEqual([]);
  });
});
