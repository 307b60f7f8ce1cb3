import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { timeToPay } from '../journeys/support/journey.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

describeInBrowser('one own application', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  type Person = { readonly idNumber: string; readonly name: string; readonly phone: string };
  const openAs = async ({ idNumber, name, phone }: Person, path: string, width = 360) => {
    const { page } = await portal.open(path, {
      width,
      expected: /40[049]|503/,
      prepare: (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }),
    });
    return page;
  };
  const textOf = (page: Awaited<ReturnType<typeof openAs>>) => page.locator('main').textContent();

  test('from the notice to the payment shows what comes next, the exact sentence, and no name in the title', async () => {
    const { person, applicationId, closesAt } = await portal.journey.published();
    const page = await openAs(person, `/applications/${applicationId}`);
    await page
      .getByText('您的证书已通过审核，待资金审核通过并公示无异议后支付至个人银行账户', { exact: true })
      .last()
      .waitFor();
    const shown = (await textOf(page)) ?? '';
    expect(shown).toContain('正在公示，公示至2021年6月24日 24:00，无异议后支付，无需您办理。');
    expect(shown).toContain('预计不晚于 2021年6月24日 24:00');
    expect(await page.title()).toBe('申报详情 - 职业技能证书补贴');
    expect(await page.locator('[aria-current="step"]').textContent()).toContain('公示');
    await page.getByText('公示自下一个工作日起计，共5个工作日').waitFor();

    await portal.journey.advanceBy('P1D');
    await page.reload();
    await page.getByText('公示第1个工作日，共5日').waitFor();
    await portal.journey.advanceTo(timeToPay(closesAt));
    await page.reload();
    await page.getByText('补贴已于2021年6月25日 10:00支付至您的收款账户，无需您再办理。').waitFor();
    expect(await page.getByRole('button', { name: '撤回申报' }).count()).toBe(0);
  });

  test('that was refused shows every reason with its basis, the number and the remedies, in both languages', async () => {
    const person = await portal.journey.newcomer();
    await portal.journey.introduce(person, { contract: false, insured: false, filed: false });
    const { applicationId } = await portal.journey.checked(person);
    const { documentNumber = '-' } = await portal.journey.read(person, applicationId);
    const page = await openAs(person, `/applications/${applicationId}`);
    await page.getByText('不服决定的救济途径').waitFor();
    const shown = (await textOf(page)) ?? '';
    for (const part of [
      '签订劳动合同',
      '缴纳社会保险',
      '用工备案',
      '依据',
      documentNumber,
      '15日内',
      '60日内',
      '6个月',
    ]) {
      expect(shown).toContain(part);
    }
    expect(await page.locator('main a[href^="tel:"]').count()).toBeGreaterThan(0);
    const english = await openAs(person, `/en/applications/${applicationId}`, 1280);
    await english.getByText('No labour contract with an enterprise of this city was found.').waitFor();
    expect(await english.locator('li [lang="zh-CN"]', { hasText: '签订劳动合同' }).count()).toBe(1);
  });

  test('is withdrawn by keyboard: Escape keeps it and gives the focus back, the second time it is withdrawn', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const page = await openAs(person, `/applications/${applicationId}`);
    const open = page.getByRole('button', { name: '撤回申报' });
    await open.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await open.evaluate((button) => button === document.activeElement)).toBe(true);

    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '确认撤回' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('申报已撤回。').waitFor();
    expect(await portal.journey.phaseOf(person, applicationId)).toBe('WITHDRAWN');
    await page.getByText('您已撤回申报，不再审核和支付。在申报期限内可以再次申报。').waitFor();
  });

  test('that has moved on cannot be withdrawn, and the page says why', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const page = await openAs(person, `/applications/${applicationId}`);
    await page.getByRole('button', { name: '撤回申报' }).click();
    await portal.journey.withdraw(person, applicationId);
    await page.getByRole('button', { name: '确认撤回' }).click();
    await page.getByText('当前环节不能撤回').waitFor();
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByText('您已撤回申报，不再审核和支付。在申报期限内可以再次申报。').waitFor();
  });

  test('has a receipt with number and date on top, and nothing around it on paper', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const page = await openAs(person, '/applications');
    await page.getByRole('link', { name: '打印回执' }).click();
    await page.getByRole('button', { name: '打印' }).waitFor();
    const shown = (await textOf(page)) ?? '';
    const number = applicationId.replace(/(.{4})(?=.)/g, '$1 ');
    expect(shown.indexOf(number)).toBeLessThan(shown.indexOf('证书编号'));
    for (const part of [person.name, person.certificate.number, '2021年5月', person.accountNumber.slice(-4)]) {
      expect(shown).toContain(part);
    }
    expect(shown).not.toContain(person.accountNumber);
    await page.emulateMedia({ media: 'print' });
    expect(
      await page
        .locator('.band, .footer, .button')
        .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length),
    ).toBe(0);
    expect(await inkOnPaper(page)).toEqual(['rgb(0, 0, 0) on rgb(255, 255, 255)']);
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`/applications/${applicationId}`);
    await page.locator('#review ~ p').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await inkOnPaper(page)).toEqual(['rgb(0, 0, 0) on rgb(255, 255, 255)']);
  });

  test('under an objection, and returned by the bank, says what happens next, why, and where to call', async () => {
    const challenged = await portal.journey.published();
    await portal.journey.object(challenged, await portal.journey.citizen());
    await portal.journey.advanceTo(challenged.closesAt);
    const review = await openAs(challenged.person, `/applications/${challenged.applicationId}`);
    await review.getByText('公示期内收到异议，经办机构正在复核，无需您办理。').waitFor();

    const person = await portal.journey.newcomer();
    await portal.journey.setAccount(person.accountNumber, { outcome: 'RETURNED', returnReason: '账号不存在' });
    const returned = await portal.journey.approved(person);
    await portal.journey.advanceTo(timeToPay(returned.closesAt));
    await portal.journey.advanceBy('PT2H');
    const page = await openAs(person, `/applications/${returned.applicationId}`);
    await page.getByText('银行退票（账号有误或不存在），补贴未能入账。').waitFor();
    expect(await page.getByText('中山区公共事业服务中心').locator('..').locator('a').getAttribute('href')).toBe(
      'tel:82745201',
    );
  });

  test('stands in a list of pages; the further one takes the focus', async () => {
    const person = await portal.journey.newcomer();
    for (const occupationCode of ['4-12-01-01', '6-31-01-03', '4-03-02-01']) {
      await portal.journey.submit(person, await portal.journey.certify(person, { occupationCode }));
    }
    const { idNumber, name, phone } = person;
    const { page } = await portal.open('/applications', {
      prepare: async (context) => {
        await signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone });
        // Nobody has more than twenty applications in a test, so the pages are made shorter.
        await context.route('**/v1/applications?*', (route) =>
          route.continue({ url: route.request().url().replace('limit=20', 'limit=2') }),
        );
      },
    });
    const more = page.getByRole('button', { name: '更多申报' });
    await more.waitFor();
    expect(await page.locator('article').count()).toBe(2);
    await more.click();
    await page.locator('article').nth(2).waitFor();
    expect(await more.count()).toBe(0);
    await page.locator('article').nth(2).locator('h2 a:focus').waitFor();
  });

  test.each(['V000000000000000', 'V000000000000000/print'])('with the number %s is not found', async (path) => {
    const page = await openAs(await portal.journey.citizen(), `/applications/${path}`);
    await page.getByRole('heading', { name: '没有找到这件申报' }).waitFor();
  });
});

/** Every colour of text that is shown, on the ground that lies behind it. */
async function inkOnPaper(page: Page): Promise<readonly string[]> {
  const pairs = await page.locator('body *').evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
      .map((one) => {
        let ground = 'rgba(0, 0, 0, 0)';
        for (let at: Element | null = one; at && ground === 'rgba(0, 0, 0, 0)'; at = at.parentElement) {
          ground = getComputedStyle(at).backgroundColor;
        }
        return `${getComputedStyle(one).color} on ${ground}`;
      }),
  );
  return [...new Set(pairs)];
}
