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
    await expectAccessible(page);
    await page.getByLabel('回执码').fill(body?.receiptCode ?? '');
    await page.keyboard.press('Enter');
    await page.getByText('已收到异议').waitFor();
    expect(page.url()).toBe(`${portal.url}/objections`);
    await expectAccessible(page);
  });
});
