import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Person } from '../journeys/support/people.ts';
import { SUSPENDED_BECAUSE } from '../support/decisions.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const STATEMENT = '本人自2019年起一直在该公司工作，可提供劳动合同和工资流水。';

describeInBrowser('a suspended application', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async ({ idNumber, name, phone }: Person, path: string) => {
    const { page } = await portal.open(path, {
      expected: /40[09]|ERR_FAILED/,
      prepare: (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }),
    });
    return page;
  };

  test('says why and until when, takes one statement through a lost network, and goes on once it is lifted', async () => {
    const { person, applicationId, noticeId, serial } = await portal.journey.published();
    await portal.journey.suspend(applicationId);
    const page = await openAs(person, `/applications/${applicationId}`);
    await page.getByText('您可在2021年6月24日 24:00前提交陈述意见。').waitFor();
    await page.getByText(SUSPENDED_BECAUSE).waitFor();
    await page.getByText('剩余5个工作日').waitFor();
    expect(await page.getByRole('button', { name: '撤回申报' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: '更改收款账户' }).count()).toBe(0);
    await expectAccessible(page);

    const field = page.getByLabel('陈述意见');
    const send = page.getByRole('button', { name: '提交陈述意见' });
    await field.fill('无');
    await send.click();
    await page.locator('.error-summary:focus').getByText('陈述意见应为2至2000个字。').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(page);
    await field.fill(STATEMENT);
    await page.reload();
    await send.waitFor();
    expect(await field.inputValue()).toBe(STATEMENT);
    let sent = 0;
    await page.route('**/statement', (route) => {
      sent += 1;
      return sent === 1 ? route.abort() : route.continue();
    });
    await send.click();
    await page.getByText('服务暂时无法连接，已填内容仍在本页，请重试。').waitFor();
    await send.dblclick();
    await page.locator(':focus', { hasText: '已收到您的陈述意见，经办机构将一并核实' }).waitFor();
    await page.getByText('已收到您的陈述意见，经办机构正在核实，目前无需您办理。').waitFor();
    await page.locator('.written', { hasText: STATEMENT }).waitFor();
    expect(sent).toBe(2);
    expect(await field.count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('draft:')))).toEqual(
      [],
    );
    await expectAccessible(page);
    await page.goto('/applications');
    await page.locator('.tag', { hasText: '已暂停' }).waitFor();

    const { page: notice } = await portal.open(`/notices/${noticeId}`);
    await notice.getByText(`第${serial}号已撤下。`).waitFor();
    await expectAccessible(notice);

    await portal.journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' });
    await page.goto(`/applications/${applicationId}`);
    await page.getByText('资金审核已通过，将于').waitFor();
    await page.locator('.timeline').getByText('已恢复办理').waitFor();
    expect(await page.getByRole('heading', { name: '暂停办理' }).count()).toBe(0);
  });

  test('takes no other statement than the one that was made in another window, which it then shows', async () => {
    const { person, applicationId } = await portal.journey.approved();
    await portal.journey.suspend(applicationId);
    const page = await openAs(person, `/en/applications/${applicationId}/print`);
    // The script of the part is lost, and once more when the page itself asks again.
    await page.route('**/assets/suspension-*.js', (route) => route.abort(), { times: 2 });
    await page.goto(`/en/applications/${applicationId}`);
    await page.getByText('The service cannot be reached at the moment.').waitFor();
    await page.getByText('You can make a statement until').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('5 working days left').waitFor();
    expect((await portal.journey.makeStatement(person, applicationId, STATEMENT)).status).toBe(200);
    await page.getByLabel('Your statement').fill('Please look at my contract.');
    await page.getByRole('button', { name: 'Send the statement' }).click();
    const said = page.locator('form .alert');
    await said.getByText('You have already made a statement').waitFor();
    await said.locator('[lang="zh-CN"]').waitFor();
    expect(await page.getByLabel('Your statement').inputValue()).toBe('Please look at my contract.');
    await expectAccessible(page);
    await said.getByRole('button', { name: 'See how it stands now' }).click();
    await page.locator('.written', { hasText: STATEMENT }).waitFor();
    expect(await page.locator('form').count()).toBe(0);
  });

  test('takes no statement after its time, and says so; a revoked approval is a refusal', async () => {
    const { person, applicationId } = await portal.journey.approved();
    const { suspension } = await portal.journey.suspend(applicationId);
    const page = await openAs(person, `/applications/${applicationId}`);
    await page.getByLabel('陈述意见').fill(STATEMENT);
    await portal.journey.advanceTo(suspension?.statementUntil ?? '');
    await page.getByRole('button', { name: '提交陈述意见' }).click();
    await page.getByText('办理此项的期限已过，如有疑问请联系经办机构。').waitFor();
    await page.getByRole('button', { name: '查看最新进度' }).click();
    await page.getByText('提交陈述意见的期限已过。').waitFor();
    expect(await page.locator('form').count()).toBe(0);
    await expectAccessible(page);
    await portal.journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'REVOKE' });
    await page.reload();
    await page.getByText('原审核结论不能成立').first().waitFor();
    await page.getByRole('heading', { name: '申请复核' }).waitFor();
  });
});
