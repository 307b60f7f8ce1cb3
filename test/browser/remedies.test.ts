import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Person } from '../journeys/support/people.ts';
import { refusals } from '../journeys/support/refusals.ts';
import { EXPLANATION } from '../support/decisions.ts';
import { expectAccessible } from './support/accessible.ts';
import { fillForm } from './support/apply-form.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const STATEMENT = '所持证书可在官方系统查到，用工也已备案，请重新核验。';

describeInBrowser('a refusal', () => {
  let portal: Portal;
  let desk: ReturnType<typeof refusals>;
  beforeAll(async () => {
    portal = await startPortal();
    desk = refusals(portal.journey);
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async ({ idNumber, name, phone }: Person, path: string) => {
    const { page } = await portal.open(path, {
      expected: /40[0149]|422|ERR_FAILED/,
      prepare: (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }),
    });
    return page;
  };
  const askForReview = async (page: Page) => {
    await page.getByLabel('复核请求和理由').fill(STATEMENT);
    await page.getByRole('button', { name: '提交复核申请' }).click();
    await page.locator(':focus', { hasText: '已收到您的复核申请' }).waitFor();
  };

  test('at the form has a receipt, the same for the same content, that is read again from the list', async () => {
    const person = await portal.journey.newcomer();
    const page = await openAs(person, '/apply');
    await page.locator('#bankName').waitFor();
    await fillForm(page, person, { applicant: '其他人员' });
    const send = page.locator('form button[type=submit]');
    await send.click();
    const said = page.locator('form .alert');
    await said.getByText('回执编号').waitFor();
    await expectAccessible(page);
    const [receipt] = await desk.receiptsOf(person);
    if (!receipt) throw new Error('There is no receipt');
    expect(await said.textContent()).toContain(receipt.receiptNumber);
    // What was said stays where it is until there is another answer.
    const held = Promise.withResolvers<() => void>();
    await page.route('**/v1/eligibility-checks', async (route) => {
      await new Promise<void>((resolve) => held.resolve(resolve));
      await route.continue();
    });
    await send.click();
    await page.getByRole('button', { name: '正在提交……' }).waitFor();
    expect(await said.textContent()).toContain(receipt.receiptNumber);
    const release = await held.promise;
    release();
    await page.getByRole('button', { name: '提交申报' }).waitFor();
    expect(await desk.receiptsOf(person)).toHaveLength(1);

    await said.getByRole('link', { name: '查看回执' }).click();
    await page.getByRole('heading', { name: '不予受理回执' }).waitFor();
    await page.getByText('不服决定的救济途径').waitFor();
    const shown = (await page.locator('main').textContent()) ?? '';
    const parts = [receipt.receiptNumber, person.name, person.certificate.number, '依据', '60日内'];
    for (const part of parts) expect(shown).toContain(part);
    await page.getByText('剩余15日').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '我的申报' }).click();
    await page.getByRole('link', { name: '查看不予受理回执' }).click();
    await page.locator('article').getByText(receipt.receiptNumber).waitFor();
    await expectAccessible(page);
    await page.goto('/applications/refusals/20210616090000-00000000');
    await page.getByRole('heading', { name: '没有找到这份回执' }).waitFor();
  });

  test('at the form, once it is corrected, is sent under another key, also after the page was left', async () => {
    const person = await portal.journey.newcomer();
    const page = await openAs(person, '/apply');
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/v1/applications')) {
        keys.push(request.headers()['idempotency-key']);
      }
    });
    await page.locator('#bankName').waitFor();
    await fillForm(page, person, { applicant: '其他人员' });
    const send = page.locator('form button[type=submit]');
    await send.click();
    await page.getByText('回执编号').waitFor();
    await page.reload();
    await page.getByText('已恢复您上次填写的内容。').waitFor();
    await send.click();
    await page.getByText('回执编号').waitFor();
    await page.getByLabel('企业职工', { exact: true }).check();
    await send.click();
    await page.waitForURL(/\/applications\/\w+$/);
    expect(new Set(keys).size).toBe(3);
  });

  test('of a case is reconsidered once, and stands with an explanation', async () => {
    const { person, applicationId } = await desk.refusedByStaff();
    const page = await openAs(person, `/applications/${applicationId}`);
    await page.getByText('剩余15日').waitFor();
    await page.getByLabel('复核请求和理由').fill('不服');
    await page.getByRole('button', { name: '提交复核申请' }).click();
    await page.locator('.error-summary:focus').getByText('复核请求和理由应为10至2000个字。').waitFor();
    await expectAccessible(page);
    await askForReview(page);
    await page.getByText('将于2021年6月30日 24:00前作出复核决定').waitFor();
    await page.getByText('正在复核').waitFor();
    expect(await page.locator('form').count()).toBe(0);
    await expectAccessible(page);
    await portal.journey.decide('RECONSIDERATION', applicationId, { outcome: 'MAINTAIN' });
    await page.reload();
    await page.getByText('维持原决定').waitFor();
    await page.getByRole('region', { name: '申请复核' }).getByText(EXPLANATION).waitFor();
    expect(await page.getByText('行政复议', { exact: true }).count()).toBe(1);
    await expectAccessible(page);
  });

  test('of a case that falls leads to the new attempt, and that one back', async () => {
    const refused = await desk.refusedByStaff();
    const { person, applicationId } = refused;
    const page = await openAs(person, `/applications/${applicationId}`);
    await askForReview(page);
    await portal.journey.decide('RECONSIDERATION', applicationId, { outcome: 'GRANT' });
    const attempt = await desk.attemptAfter(refused);
    await page.reload();
    await page.locator('.alert-title', { hasText: '已被撤销' }).waitFor();
    await page.getByText('复核决定', { exact: true }).waitFor();
    await page.getByText('撤销原决定', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '查看新的申报' }).click();
    await page.getByRole('heading', { name: '重新办理的依据' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/applications/${attempt.applicationId}`);
    await page.locator('.timeline').getByText('原不予通过的决定已被撤销，据此重新办理').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '查看原申报' }).click();
    await page.getByRole('heading', { name: '原决定已被撤销' }).waitFor();
    await page.goto('/applications');
    await page.locator('.tag', { hasText: '已被撤销' }).waitFor();
  });

  test('at once that falls leads from its receipt to the attempt in its place, and back', async () => {
    const receipt = await desk.receiptOf(await portal.journey.newcomer({ issuedOn: '2020-05-20' }), {
      issuedOn: '2020-05-20',
    });
    const { person, applicationId: receiptNumber } = receipt;
    const page = await openAs(person, `/applications/refusals/${receiptNumber}`);
    await askForReview(page);
    await page.getByText('正在复核').waitFor();
    await portal.journey.decide('RECONSIDERATION', receiptNumber, { outcome: 'GRANT' });
    await page.reload();
    await page.getByRole('link', { name: '查看新的申报' }).click();
    await page.getByRole('link', { name: '查看原申报' }).click();
    await page.waitForURL(`**/applications/refusals/${receiptNumber}`);
    await page.getByRole('heading', { name: '原决定已被撤销' }).waitFor();
    await expectAccessible(page);
  });

  test('is not reconsidered after its time, nor twice; the page says which', async () => {
    const { person, applicationId } = await desk.refusedByStaff();
    const page = await openAs(person, `/en/applications/${applicationId}`);
    const field = page.getByLabel('What you ask for, and why');
    const send = page.getByRole('button', { name: 'Ask for a review' });
    await field.fill(STATEMENT);
    expect((await desk.request({ person, applicationId })).status).toBe(201);
    await send.click();
    const said = page.locator('form .alert');
    await said.getByText('You have already asked for a review of this decision').waitFor();
    expect(await field.inputValue()).toBe(STATEMENT);
    await said.getByRole('button', { name: 'See how it stands now' }).click();
    await page.getByText('Under review').waitFor();

    const late = await desk.refusedByStaff();
    const { reconsiderationUntil = '' } = await portal.journey.read(late.person, late.applicationId);
    const other = await openAs(late.person, `/en/applications/${late.applicationId}`);
    await other.getByText('15 days left').waitFor();
    await portal.journey.advanceTo(reconsiderationUntil);
    await other.getByLabel('What you ask for, and why').fill(STATEMENT);
    await other.getByRole('button', { name: 'Ask for a review' }).click();
    await other.locator('form .alert').getByText('The time to ask for a review is over.').waitFor();
    await other.getByRole('button', { name: 'See how it stands now' }).click();
    await other.locator('form').waitFor({ state: 'detached' });
    await other.getByText('The time to ask for a review is over.').waitFor();
    await expectAccessible(other);
  });
});
