import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { taskIdOf } from '../../shared/domain/task.ts';
import type { Person } from '../journeys/support/people.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const CLERK = { kind: 'staff', staffId: 'entry-clerk', name: '案样员', agency: '210202' } as const;

describeInBrowser('an entry at the counter', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (path: string, { roles = ['fund-reviewer'], width = 1280 } = {}) => {
    const { page } = await portal.open(path, {
      width,
      expected: /40[0139]|422/,
      prepare: (context) => signedInAs(context, portal.url, { ...CLERK, roles }),
    });
    return page;
  };
  const fill = async (page: Page, { certificate, ...person }: Person, { category = 'ENTERPRISE_EMPLOYEE' } = {}) => {
    const { name, idNumber, socialSecurityNumber, phone, accountNumber } = person;
    await page.locator('[name=presentedBy][value=SELF]').check();
    for (const [id, value] of Object.entries({ name, idNumber, socialSecurityNumber, phone })) {
      await page.fill(`#${id}`, value);
    }
    await page.locator(`[name=applicantCategory][value=${category}]`).check();
    await page.locator('[name=certificateCategory][value=SKILL_LEVEL]').check();
    await page.fill('#certificateNumber', certificate.number);
    await page.fill('#issuedOn', certificate.issuedOn);
    await page.fill('#occupationCode', 'hangong');
    await page.getByRole('radio', { name: '焊工 6-18-02-04' }).check();
    await page.locator('[name=level][value="3"]').check();
    await page.locator('[name=programme]').first().check();
    await page.locator('[name=payeeKind][value=BANK_ACCOUNT]').check();
    await page.fill('#bankName', '虚构银行中山支行');
    await page.fill('#accountNumber', accountNumber);
  };
  const check = (page: Page) => page.locator('form button[type=submit]').click();

  test('is checked, entered for an agent, seen by its citizen, and decided by somebody else', async () => {
    const person = await portal.journey.newcomer();
    const other = await portal.journey.citizen();
    const page = await openAs('/staff/entries', { width: 360 });
    await page.locator('#name').waitFor();
    await check(page);
    await page.locator('.error-summary:focus').waitFor();
    await expectAccessible(page);
    await fill(page, person);
    await page.locator('[name=presentedBy][value=AGENT]').check();
    await page.fill('#agentName', other.name);
    await page.fill('#agentIdNumber', person.idNumber);
    await page.fill('#agentRelation', '配偶');
    await check(page);
    await page.locator('#agentIdNumber-error').waitFor();
    await page.fill('#agentIdNumber', other.idNumber);
    await check(page);
    await page.locator('h2:focus', { hasText: '可以受理' }).waitFor();
    await expectAccessible(page);
    // A change makes the answer void.
    await page.fill('#bankName', '虚构银行西岗支行');
    await page.getByRole('button', { name: '确认受理' }).waitFor({ state: 'detached' });
    await check(page);
    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
      person.idNumber,
    );
    await page.getByRole('button', { name: '确认受理' }).click();
    await page.getByRole('heading', { name: '已受理' }).waitFor();
    await expectAccessible(page);
    const [own] = await portal.journey.ownApplications(person);
    if (!own) throw new Error('nothing was entered');
    expect(own).toMatchObject({ counterEntry: { presentedBy: 'AGENT', agent: { name: other.name } } });
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').count()).toBe(0);
    await page.getByText(own.applicationId.replace(/(.{4})(?=.)/g, '$1 ')).waitFor();
    await page.emulateMedia({ media: null });

    await portal.journey.settle();
    const desk = await openAs(`/staff/tasks/${taskIdOf(own.applicationId, 'FUND_REVIEW')}`);
    await desk.getByText('本件由您在窗口录入，须由其他工作人员办理。').waitFor();
    expect(await desk.locator('#outcome').count()).toBe(0);
    await expectAccessible(desk);

    const { idNumber, name, phone } = person;
    const { page: citizen } = await portal.open(`/applications/${own.applicationId}`, {
      prepare: (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }),
    });
    await citizen.getByText('经办机构正在进行资金审核').waitFor();
  });

  test('that is refused gives the receipt with reasons and remedies, and the form is empty for the next', async () => {
    const person = await portal.journey.newcomer();
    const page = await openAs('/staff/entries');
    await page.locator('#name').waitFor();
    await fill(page, person, { category: 'OTHER' });
    await check(page);
    await page.locator('h2:focus', { hasText: '不符合受理条件' }).waitFor();
    await page.getByRole('button', { name: '仍然提交，出具不予受理回执' }).click();
    await page.getByRole('heading', { name: '不予受理' }).waitFor();
    const { refusals } = await portal.journey.ask('listRefusals', await portal.journey.by(person));
    const shown = (await page.locator('main').textContent()) ?? '';
    for (const part of [refusals[0]?.receiptNumber ?? '-', person.name, '依据', '15日内', '行政诉讼']) {
      expect(shown).toContain(part);
    }
    await expectAccessible(page);
    await page.getByRole('button', { name: '再录入一件' }).click();
    await page.locator('#name').waitFor();
    expect(await page.inputValue('#idNumber')).toBe('');
  });

  test('is for those who may enter', async () => {
    const page = await openAs('/staff/entries', { roles: ['payer'] });
    await page.getByText('您的岗位不办理窗口受理').waitFor();
    expect(await page.getByRole('link', { name: '窗口受理' }).count()).toBe(0);
    await expectAccessible(page);
  });
});
