import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { introductions } from '../../local/world/seeded-world.ts';
import { idText } from '../../web/text/format.ts';
import { aNewPerson, type Person } from '../journeys/support/people.ts';
import { EXPLANATION, NOTE } from '../support/decisions.ts';
import { checkByKeyboard, completeByKeyboard, fillForm } from './support/apply-form.ts';
import { byKeyboard } from './support/by-keyboard.ts';
import { describeInBrowser } from './support/chromium.ts';
import { decide, openFirstTask } from './support/desk.ts';
import { codeInPanel, moveClockTo, setRegisters } from './support/local-panel.ts';
import { signInCitizen, signInStaff } from './support/local-sign-in.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const SCRIPT = '"><script>alert(1)</script>';
const PICTURE = '<img src=x onerror="alert(1)">{{7*7}}#{7*7}';
const STATEMENT = `据我了解，此人并未在该公司工作。${SCRIPT}${PICTURE}`;

describeInBrowser('a whole case', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  /** A page notes 401 where it renews a token that the clock has left behind, and 400 where a field was refused. */
  const open = async (path: string, width = 360, prepare?: (context: BrowserContext) => Promise<void>) =>
    (await portal.open(path, { width, expected: /40[01]/, ...(prepare && { prepare }) })).page;
  const openAs = ({ idNumber, name, phone }: Person, path: string) =>
    open(path, 360, (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }));
  const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
  const textOf = async (page: Page) => (await page.locator('main').textContent()) ?? '';
  const wordsIn = async (page: Page, words: RegExp) => words.exec(await textOf(page))?.[1] ?? '';

  /** What the applicant reads once everything under way is over. */
  async function comesToRead(page: Page, text: string | RegExp): Promise<void> {
    await portal.journey.settle();
    await page.reload();
    await said(page, text);
  }

  /** The number of the application whose page follows the form. */
  async function receivedAs(page: Page): Promise<string> {
    await page.waitForURL(/\/applications\/\w+$/);
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  }

  async function applyFor(page: Page, person: Person): Promise<string> {
    await page.locator('#bankName').waitFor();
    await fillForm(page, person);
    await page.getByRole('button', { name: '提交申报' }).click();
    return receivedAs(page);
  }

  /** Signs a seeded member of staff in, and opens the first task. */
  async function signInToTask(staffId: string): Promise<Page> {
    const desk = await open('/staff', 1280);
    await signInStaff(desk, staffId);
    await openFirstTask(desk);
    return desk;
  }

  /** Opens a task for somebody of a role. */
  async function openTask(role: string, applicationId: string, kind: string, agency = '210202'): Promise<Page> {
    const staff = { kind: 'staff', staffId: `desk-${role}`, name: '案样员', roles: [role], agency } as const;
    const desk = await open(`/staff/tasks/${applicationId}.${kind}`, 1280, (context) =>
      signedInAs(context, portal.url, staff),
    );
    await desk.locator('#outcome').waitFor();
    return desk;
  }

  test('goes from the check to the money, through an objection that is dismissed', async () => {
    const [applicant, objector] = introductions;
    if (!applicant || !objector) throw new Error('The run has no seeded people');
    const panel = await open('/local', 1280);
    const page = await open('/');
    const keys = byKeyboard(page);
    await keys.press(page.getByRole('link', { name: '先看看我能不能申报' }));
    await checkByKeyboard(page, applicant);
    await signInCitizen(page, applicant.name);
    await completeByKeyboard(page, applicant);
    const applicationId = await receivedAs(page);
    await comesToRead(page, '经办机构正在进行资金审核，无需您办理。');
    await decide(await signInToTask('fund-reviewer-210202'), '1');
    await comesToRead(page, '资金审核已通过');
    await moveClockTo(panel, await wordsIn(page, /将于(.+?)公示/));
    await comesToRead(page, '正在公示');

    const reader = await portal.browser.newPage({ baseURL: portal.url, javaScriptEnabled: false });
    await reader.goto('/');
    await reader.locator('main').getByRole('link', { name: '公示名单', exact: true }).click();
    await reader.locator('section h2 a').click();
    const entry = await reader.locator('tbody tr').textContent();
    for (const shown of ['赵*一', '999999********', '虚构样例第1有限公司', '焊工', '¥2,500.00']) {
      expect(entry).toContain(shown);
    }
    const address = await reader.getByRole('link', { name: '对序号1提出异议' }).getAttribute('href');
    await reader.close();

    const other = await open(address ?? '/');
    await other.getByLabel('姓名').fill(objector.name);
    await other.getByLabel('公民身份号码').fill(objector.idNumber);
    await other.getByLabel('手机号码').fill(objector.phone);
    await other.getByRole('button', { name: '获取验证码' }).click();
    await said(other, '验证码已发送');
    await other.getByLabel('短信验证码').fill(await codeInPanel(panel, objector.phone));
    await other.getByLabel('异议内容').fill(STATEMENT);
    await other.getByRole('button', { name: '提交异议' }).click();
    await other.getByRole('heading', { name: '异议已收到' }).waitFor();
    const [number = '', code = ''] = await other.locator('.details strong').allTextContents();

    await moveClockTo(panel, await wordsIn(page, /公示至(.+?)，/));
    await comesToRead(page, '公示期内收到异议，经办机构正在复核，无需您办理。');
    const supervisor = await signInToTask('supervisor-210202');
    await said(supervisor, objector.name);
    expect(await supervisor.locator('.written').allTextContents()).toContain(STATEMENT);
    await decide(supervisor, '1', async () => {
      await supervisor.keyboard.press('e');
      await supervisor.keyboard.insertText(NOTE);
    });
    await other.getByRole('link', { name: '查询异议办理情况' }).click();
    await other.getByLabel('异议编号').fill(number);
    await other.getByLabel('回执码').fill(code);
    await other.getByRole('button', { name: '查询' }).click();
    await said(other, '经核实，异议不成立。');

    await comesToRead(page, '正在通过银行拨付补贴，无需您办理。');
    await moveClockTo(panel, await wordsIn(page, /预计不晚于 (\S+ \S+)/));
    await comesToRead(page, /补贴已于.+支付至您的收款账户/);
    await keys.press(page.getByRole('link', { name: '打印回执' }));
    await said(page, '已拨付');
    expect(await textOf(page)).toContain(idText(applicationId));
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    await keys.press(page.getByRole('button', { name: '打印' }));
    await page.locator('[data-printed]').waitFor();
    const transfers = await panel.locator('[aria-labelledby=transfers] li').allTextContents();
    expect(transfers).toEqual([expect.stringContaining(`¥2,500.00 ${applicant.name} ${applicant.accountNumber}`)]);
    await keys.press(page.getByRole('button', { name: '退出登录' }));
    await said(page, '您已退出登录');
  });

  test('is refused with all reasons at once; put right, the second attempt runs on, and staff see the first', async () => {
    const person = aNewPerson();
    await portal.journey.introduce(person, { contract: false, insured: false, filed: false });
    await portal.journey.registerCertificate(person, person.certificate, { level: 4 });
    const page = await openAs(person, '/apply');
    await applyFor(page, person);
    await comesToRead(page, '不服决定的救济途径');
    const review = page.locator('[aria-labelledby=review]');
    const reasons = await review.locator('ol > li').allTextContents();
    for (const [index, part] of ['签订劳动合同', '缴纳社会保险', '用工备案', '证书等级'].entries()) {
      expect(reasons[index]).toContain(part);
      expect(reasons[index]).toContain('更正后可在申报期限内再次申报。');
    }
    expect(await review.locator('a[href^="tel:"]').count()).toBe(1);

    await portal.journey.introduce(person);
    await portal.journey.registerCertificate(person);
    await portal.journey.advanceBy('PT1H');
    await page.getByRole('link', { name: '我要申报' }).click();
    const second = await applyFor(page, person);
    await comesToRead(page, '经办机构正在进行资金审核，无需您办理。');
    await page.getByRole('link', { name: '我的申报' }).first().click();
    await page.locator('main li:first-child article', { hasText: '第2次申报' }).waitFor();

    const desk = await openTask('fund-reviewer', second, 'fund-review');
    const earlier = await desk.getByRole('heading', { name: '同一人的其他申报' }).locator('..').textContent();
    for (const part of ['未通过', '签订劳动合同', '用工备案']) expect(earlier).toContain(part);
    await decide(desk, '1');
    await comesToRead(page, '待公示');
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
    const verifier = await openTask('reviewer', applicationId, 'manual-verification', '210200');
    await said(verifier, '系统未答复');
    await decide(verifier, '1', async () => {
      await verifier.locator('#employer').fill('虚构船舶手工核验有限公司');
      await verifier.locator('#agency').selectOption('210202');
      await verifier.locator('#note').fill(NOTE);
    });
    await setRegisters(panel, 'none');
    await comesToRead(page, '经办机构正在进行资金审核，无需您办理。');
    const reviewer = await openTask('fund-reviewer', applicationId, 'fund-review');
    expect(await reviewer.getByRole('region', { name: '人工核验' }).textContent()).toContain(NOTE);
    await decide(reviewer, '1');
    await comesToRead(page, '资金审核已通过');
    await moveClockTo(panel, await wordsIn(page, /将于(.+?)公示/));
    await comesToRead(page, '正在公示');
    await page.getByRole('link', { name: '查看公示名单' }).click();
    await said(page, '虚构船舶手工核验有限公司');
  });

  test('ends with an objection that is upheld, and whatever anybody wrote stays text', async () => {
    const employer = '虚构<b onmouseover="alert(1)">钢</b>有限公司';
    const person = { ...aNewPerson(), socialSecurityNumber: SCRIPT, employer };
    await portal.journey.introduce(person);
    await portal.journey.registerCertificate(person);
    const page = await openAs(person, '/apply');
    await page.locator('#bankName').waitFor();
    await fillForm(page, person);
    // The service takes no mark that turns the direction of writing.
    await page.fill('#bankName', '虚构\u202e银行');
    await page.getByRole('button', { name: '提交申报' }).click();
    await page.locator('#bankName-error').waitFor();
    await page.fill('#bankName', PICTURE);
    await page.getByRole('button', { name: '提交申报' }).click();
    const applicationId = await receivedAs(page);
    await comesToRead(page, PICTURE);
    const reviewer = await openTask('fund-reviewer', applicationId, 'fund-review');
    for (const text of [SCRIPT, PICTURE, employer]) await said(reviewer, text);
    await decide(reviewer, '1');

    const { publishAt = '', closesAt = '', noticeId = '' } = await portal.journey.read(person, applicationId);
    await portal.journey.advanceTo(publishAt);
    const notice = await open(`/notices/${noticeId}`);
    await notice.getByLabel('按姓名（部分）、用人单位或序号查找').fill(employer);
    await notice.keyboard.press('Enter');
    await said(notice, /找到1人/);
    expect(await notice.locator('tbody tr').textContent()).toContain(employer);
    const { serial } = await portal.journey.entryOf(person, noticeId);
    const objector = await portal.journey.citizen();
    const body = await portal.journey.objection(objector, STATEMENT);
    await portal.journey.object({ noticeId, serial }, objector, { body });

    await portal.journey.advanceTo(closesAt);
    const supervisor = await openTask('supervisor', applicationId, 'objection-review');
    await said(supervisor, STATEMENT);
    await decide(supervisor, '2', async () => {
      await supervisor.locator('#reasons').check();
      await supervisor.locator('#explanation').fill(`${EXPLANATION}${SCRIPT}`);
    });
    await comesToRead(page, '不服决定的救济途径');
    await said(page, `经核实，异议成立，不予拨付。认定事实：${EXPLANATION}${SCRIPT}`);
    expect(await textOf(page)).not.toContain(objector.name);
    expect(await portal.journey.transfersTo(person)).toEqual([]);
  });
});
