import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { idText } from '../../web/text/format.ts';
import type { Person } from '../journeys/support/people.ts';
import { EXPLANATION } from '../support/decisions.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const REQUEST = '本人已签订劳动合同，请复核用工登记。';

describeInBrowser('a refusal that is challenged', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (
    staffId: string,
    path: string,
    { role = 'supervisor', agency = '210200', width = 1280 } = {},
  ) => {
    const staff = { kind: 'staff', staffId, name: `案样${staffId}`, roles: [role], agency } as const;
    const { page } = await portal.open(path, {
      width,
      expected: /40[019]/,
      prepare: (context) => signedInAs(context, portal.url, staff),
    });
    return page;
  };
  const send = (page: Page) => page.keyboard.press('Control+Enter');
  const refused = async () => {
    const started = await portal.journey.checked();
    await portal.journey.decide('FUND_REVIEW', started.applicationId, { outcome: 'REFUSE' });
    return started;
  };
  /** The phases of a person's attempts. */
  const phases = async (person: Person) =>
    Object.fromEntries((await portal.journey.ownApplications(person)).map(({ attempt, phase }) => [attempt, phase]));
  const confirm = async (page: Page, text: string) => {
    await send(page);
    await page.getByRole('region', { name: '请确认' }).getByText(text).waitFor();
    await expectAccessible(page);
    await send(page);
  };

  test('at the counter is keyed once; granted, it makes way for an attempt in the fund review', async () => {
    const { person, applicationId } = await refused();
    const counter = await openAs('甲', `/staff/applications/${applicationId}`, {
      role: 'reviewer',
      agency: '210202',
      width: 360,
    });
    await counter.getByRole('button', { name: '录入复核申请' }).click();
    await counter.getByRole('button', { name: '录入复核申请' }).click();
    expect(await counter.locator('.field-error').count()).toBe(3);
    await expectAccessible(counter);
    await counter.selectOption('#channel', 'LETTER');
    await counter.fill('#receivedOn', '2021-07-30');
    await counter.fill('#statement', REQUEST);
    await send(counter);
    await counter.locator('#receivedOn-error', { hasText: '收到日期不能晚于今天' }).waitFor();
    await counter.fill('#receivedOn', '2021-06-16');
    await send(counter);
    await counter.getByText('已录入复核申请，办理期限至').waitFor();
    await counter.getByText('正在复核').waitFor();
    expect(await counter.getByRole('button', { name: '录入复核申请' }).count()).toBe(0);

    const desk = await openAs('乙', `/staff/tasks/${applicationId}.reconsideration`);
    const asked = desk.getByRole('heading', { name: '复核申请', level: 2 }).locator('..');
    await asked.getByText(REQUEST).waitFor();
    for (const part of ['信函', '2021年6月16日']) expect(await asked.textContent()).toContain(part);
    await desk.locator('#outcome').waitFor();
    await desk.keyboard.press('2');
    await confirm(desk, '原决定即行撤销');
    await desk.getByText('上一件已作出决定：撤销原决定。').waitFor();
    await portal.journey.settle();
    await counter.reload();
    await counter.getByText(/原决定已于.+被撤销。依据：复核/).waitFor();
    await expectAccessible(counter);
    await counter.locator('.alert a').click();
    await counter.getByText('本件因原决定被撤销而新立，申报时间按原申报').waitFor();
    await expectAccessible(counter);
    expect(await phases(person)).toEqual({ 1: 'REJECTED', 2: 'FUND_REVIEW' });
  });

  test('is reversed by the city alone: proposed with its document, confirmed by a second supervisor', async () => {
    const { person, applicationId } = await refused();
    const district = await openAs('戊', `/staff/applications/${applicationId}`, { agency: '210202' });
    await district.getByRole('button', { name: '录入复核申请' }).waitFor();
    expect(await district.getByRole('button', { name: '撤销原决定' }).count()).toBe(0);

    const first = await openAs('丙', `/staff/applications/${applicationId}`);
    await first.getByRole('button', { name: '撤销原决定' }).click();
    await first.getByRole('button', { name: '提请撤销' }).click();
    expect(await first.locator('.field-error').count()).toBe(3);
    await first.selectOption('#basis', 'COURT');
    await first.fill('#documentNumber', '（2021）辽02行终1号');
    await first.fill('#note', '判决撤销原决定，判决书已收到。');
    await send(first);
    await first.getByText('已提请撤销，等待另一人确认。').waitFor();
    await first.getByRole('link', { name: '查看该事项' }).click();
    await first.getByText('此事项由您提出，须由另一人办理').waitFor();

    const second = await openAs('丁', '/staff/tasks?kind=REVERSAL');
    await second.locator('a[data-task]').first().click();
    const ground = second.getByRole('heading', { name: '撤销原决定的依据' }).locator('..');
    await ground.waitFor();
    for (const part of ['法院裁判', '（2021）辽02行终1号', '判决书已收到', '丙']) {
      expect(await ground.textContent()).toContain(part);
    }
    await second.keyboard.press('1');
    await confirm(second, '原决定依该文书撤销');
    await second.getByText('上一件已作出决定：确认撤销原决定。').waitFor();
    await portal.journey.settle();
    expect(await phases(person)).toEqual({ 1: 'REJECTED', 2: 'FUND_REVIEW' });
  });

  test('is maintained with an explanation that the applicant reads', async () => {
    const { applicationId } = await refused();
    const body = { applicationId, statement: REQUEST, channel: 'PHONE', receivedOn: '2021-06-16' };
    const token = await portal.journey.staffToken({ roles: ['reviewer'] });
    await portal.journey.ask('keyReconsideration', { token, body, idempotencyKey: `keyed-${applicationId}` });
    const desk = await openAs('乙', `/staff/tasks/${applicationId}.reconsideration`);
    await desk.locator('#outcome').waitFor();
    await desk.keyboard.press('1');
    await desk.fill('#explanation', EXPLANATION);
    await confirm(desk, EXPLANATION);
    await desk.getByText('上一件已作出决定：维持原决定。').waitFor();
    await desk.goto(`/staff/applications/${applicationId}`);
    await desk.getByText('复核结果').waitFor();
    expect(await desk.locator('.details').last().textContent()).toContain(EXPLANATION);
  });

  test('at submission is found by the number of its receipt', async () => {
    const person = await portal.journey.newcomer({ issuedOn: '2019-05-20' });
    const answer = await portal.journey.send('submitApplication', await portal.journey.submission(person));
    expect(answer.status).toBe(422);
    const { receiptNumber = '' } = answer.problem ?? {};
    const page = await openAs('甲', '/staff/applications');
    await page.getByRole('button', { name: '打开' }).click();
    await page.locator('#number-error').waitFor();
    await expectAccessible(page);
    await page.fill('#number', idText(receiptNumber));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `不予受理回执 ${idText(receiptNumber)}` }).waitFor();
    await page.locator('.details', { hasText: '不予受理' }).first().waitFor();
    await page.getByRole('button', { name: '录入复核申请' }).waitFor();
    await expectAccessible(page);
  });
});
