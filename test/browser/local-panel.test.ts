import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';

describeInBrowser('the panel of the local run', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  test.each([
    ['/local', '2021年6月16日 09:00'],
    ['/en/local', '2021-06-16 09:00'],
  ])('%s shows the clock of the run', async (path, clock) => {
    const { page } = await portal.open(path);
    await page.locator('.details').waitFor();
    expect(await page.locator('.details').textContent()).toContain(clock);
    await expectAccessible(page);
  });
});
