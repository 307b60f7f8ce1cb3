import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';

describeInBrowser('the outcome of an objection', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  test('is shown to the holder of the receipt, whose code is in no address; to others it is not there', async () => {
    const entry = await portal.journey.published();
    const { body } = await portal.journey.object(entry, await portal.journey.citizen());
    const { page } = await portal.open('/objections', { expected: /404/ });
    await page.getByLabel('异议编号').fill(body?.objectionId.replace(/(.{4})(?=.)/g, '$1 ') ?? '');
    await page.getByLabel('回执码').fill('0000-0000-0000-0000');
    await page.keyboard.press('Enter');
    await page.getByText('没有找到相符的异议').waitFor();
    await page.getByLabel('回执码').fill(body?.receiptCode ?? '');
    await page.keyboard.press('Enter');
    await page.getByText('已收到异议').waitFor();
    expect(page.url()).toBe(`${portal.url}/objections`);
    await expectAccessible(page);

    const stranger = await portal.journey.citizen();
    const misnamed = await portal.journey.objection({ ...stranger, name: '钱旅错' });
    const notAdmitted = await portal.journey.object(entry, stranger, { body: misnamed });
    await portal.journey.advanceTo(entry.closesAt);
    await portal.journey.decide('OBJECTION_REVIEW', entry.applicationId, { outcome: 'DISMISS' });
    await page.keyboard.press('Enter');
    await page.getByText('经核实，异议不成立。').waitFor();
    expect(await page.locator('.alert').textContent()).toMatch(/决定时间 \d{4}年\d+月\d+日 \d\d:\d\d/);
    await page.getByLabel('异议编号').fill(notAdmitted.body?.objectionId ?? '');
    await page.getByLabel('回执码').fill(notAdmitted.body?.receiptCode ?? '');
    await page.keyboard.press('Enter');
    await page.getByText('异议未予受理。异议须实名提出').waitFor();
    await expectAccessible(page);
  });
});
