import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Introduction, introductions } from '../../local/world/seeded-world.ts';
import { idText } from '../../web/text/format.ts';
import { byKeyboard } from './support/by-keyboard.ts';
import { describeInBrowser } from './support/chromium.ts';
import { moveClockTo } from './support/clock-panel.ts';
import { signInCitizen, signInStaff } from './support/local-sign-in.ts';
import { type Portal, startPortal } from './support/portal.ts';

/** A token that the clock has left behind is renewed by the page; the browser notes the 401 before it. */
const RENEWED = /401/;
const STATEMENT = '<img src=x onerror="alert(1)">"><script>alert(1)</script>{{7*7}} 此人并未在该公司工作。';
const NOTE = '已查阅劳动合同和社保缴费记录，异议不属实。';

describeInBrowser('a whole case', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());

  const open = async (path: string, width = 360) => (await portal.open(path, { width, expected: RENEWED })).page;
  const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
  const wordsIn = async (page: Page, words: RegExp) =>
    words.exec((await page.locator('main').textContent()) ?? '')?.[1] ?? '';

  /** What the applicant reads once everything under way is over. */
  async function comesToRead(page: Page, text: string | RegExp): Promise<void> {
    await portal.journey.settle();
    await page.reload();
    await said(page, text);
  }

  async function check(page: Page, { certificate }: Introduction): Promise<void> {
    const keys = byKeyboard(page);
    const [year = '', month = '', day = ''] = certificate.issuedOn.split('-');
    await keys.press(page.getByRole('link', { name: '先看看我能不能申报' }));
    await keys.choose(page.getByLabel('企业职工'));
    await keys.choose(page.getByLabel('职业技能等级证书'));
    await keys.type(page.locator('#issuedOn'), year);
    await keys.type(page.locator('#issuedOn-month'), month);
    await keys.type(page.locator('#issuedOn-day'), day);
    await keys.type(page.locator('#occupationCode'), 'hangong');
    await keys.choose(page.getByRole('radio', { name: '焊工 6-18-02-04' }));
    await keys.choose(page.getByLabel('三级/高级工'));
    await keys.press(page.getByRole('button', { name: '查看结果' }));
    await said(page, '补贴金额¥2,500.00');
    await keys.press(page.getByRole('link', { name: '去申报' }));
  }

  /** Fills in what the check has not asked, and returns the number of the application. */
  async function apply(page: Page, person: Introduction): Promise<string> {
    const keys = byKeyboard(page);
    await keys.type(page.locator('#socialSecurityNumber'), person.socialSecurityNumber);
    await keys.type(page.locator('#certificateNumber'), person.certificate.number);
    await keys.choose(page.getByLabel('银行账户'));
    await keys.type(page.locator('#bankName'), '虚构银行中山支行');
    await keys.type(page.locator('#accountNumber'), person.accountNumber);
    await keys.press(page.getByRole('button', { name: '提交申报' }));
    await page.waitForURL(/\/applications\/\w+$/);
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  }

  /** Opens the only task of a member of staff by keyboard, after the sign-in. */
  async function openTask(staffId: string): Promise<Page> {
    const desk = await open('/staff', 1280);
    await signInStaff(desk, staffId);
    await desk.locator('a[data-task]').waitFor();
    await desk.keyboard.press('ArrowDown');
    await desk.keyboard.press('Enter');
    await desk.locator('#outcome').waitFor();
    return desk;
  }

  /** Reads the notice without script. Returns the text of its one entry, and where one objects to it. */
  async function readNotice(): Promise<{ readonly entry: string; readonly address: string }> {
    const reader = await portal.browser.newPage({ baseURL: portal.url, javaScriptEnabled: false });
    await reader.goto('/');
    await reader.locator('.actions').getByRole('link', { name: '公示名单' }).click();
    await reader.locator('section h2 a').click();
    const entry = (await reader.locator('tbody tr').textContent()) ?? '';
    const address = await reader.getByRole('link', { name: '对序号1提出异议' }).getAttribute('href');
    await reader.close();
    return { entry, address: address ?? '' };
  }

  /** Objects with the code that the panel shows among the messages. Returns number and code of the receipt. */
  async function object(page: Page, panel: Page, person: Introduction): Promise<readonly string[]> {
    await page.getByLabel('姓名').fill(person.name);
    await page.getByLabel('公民身份号码').fill(person.idNumber);
    await page.getByLabel('手机号码').fill(person.phone);
    await page.getByRole('button', { name: '获取验证码' }).click();
    await said(page, '验证码已发送');
    await panel.getByLabel('按手机号码筛选').fill(person.phone);
    const message = await panel.locator('[aria-labelledby=messages] li', { hasText: '验证码' }).textContent();
    await page.getByLabel('短信验证码').fill(/(?<!\d)\d{6}(?!\d)/.exec(message ?? '')?.[0] ?? '');
    await page.getByLabel('异议内容').fill(STATEMENT);
    await page.getByRole('button', { name: '提交异议' }).click();
    await page.getByRole('heading', { name: '异议已收到' }).waitFor();
    return page.locator('.details strong').allTextContents();
  }

  test('goes from the check to the money, through an objection that is dismissed', async () => {
    const [applicant, objector] = introductions;
    if (!applicant || !objector) throw new Error('The run has no seeded people');
    const panel = await open('/local', 1280);
    const page = await open('/');
    await check(page, applicant);
    await signInCitizen(page, applicant.name);
    const applicationId = await apply(page, applicant);
    await comesToRead(page, '经办机构正在进行资金审核，无需您办理。');

    const reviewer = await openTask('fund-reviewer-210202');
    await reviewer.keyboard.press('1');
    await reviewer.keyboard.press('Control+Enter');
    await said(reviewer, '没有其他符合条件的待办事项。');
    await comesToRead(page, '资金审核已通过');

    await moveClockTo(panel, await wordsIn(page, /将于(.+?)公示/));
    await comesToRead(page, '正在公示');
    const { entry, address } = await readNotice();
    for (const shown of ['赵*一', '999999********', '虚构样例第1有限公司', '焊工', '¥2,500.00']) {
      expect(entry).toContain(shown);
    }
    const other = await open(address);
    const [number = '', code = ''] = await object(other, panel, objector);

    await moveClockTo(panel, await wordsIn(page, /公示至(.+?)，/));
    await comesToRead(page, '公示期内收到异议，经办机构正在复核，无需您办理。');
    const supervisor = await openTask('supervisor-210202');
    await said(supervisor, objector.name);
    expect(await supervisor.locator('.written').allTextContents()).toContain(STATEMENT);
    await supervisor.keyboard.press('1');
    await supervisor.keyboard.press('e');
    await supervisor.keyboard.insertText(NOTE);
    await supervisor.keyboard.press('Control+Enter');
    await said(supervisor, '没有其他符合条件的待办事项。');
    await other.getByRole('link', { name: '查询异议办理情况' }).click();
    await other.getByLabel('异议编号').fill(number);
    await other.getByLabel('回执码').fill(code);
    await other.getByRole('button', { name: '查询' }).click();
    await said(other, '经核实，异议不成立。');

    await comesToRead(page, '正在通过银行拨付补贴，无需您办理。');
    await moveClockTo(panel, await wordsIn(page, /预计不晚于 (\S+ \S+)/));
    await comesToRead(page, /补贴已于.+支付至您的收款账户/);
    const keys = byKeyboard(page);
    await keys.press(page.getByRole('link', { name: '打印回执' }));
    await said(page, '已拨付');
    expect(await page.locator('.details').first().textContent()).toContain(idText(applicationId));
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    await keys.press(page.getByRole('button', { name: '打印' }));
    await page.locator('[data-printed]').waitFor();
    const transfers = await panel.locator('[aria-labelledby=transfers] li').allTextContents();
    expect(transfers).toEqual([expect.stringContaining(`¥2,500.00 ${applicant.name} ${applicant.accountNumber}`)]);
    await keys.press(page.getByRole('button', { name: '退出登录' }));
    await said(page, '您已退出登录');
    await portal.closePages();
  });
});
