import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal, WIDTHS } from './support/portal.ts';

describeInBrowser('a public page', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const pages = ['/', '/en', '/standards', '/en/standards', '/no-such-page', '/en/no-such-page'];

  test.each(pages.flatMap((path) => WIDTHS.map((width) => [path, width] as const)))(
    '%s at %i px is accessible, and has its styles',
    async (path, width) => {
      const { page } = await portal.open(path, { width, expected: /404/ });
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('.band').evaluate((band) => getComputedStyle(band).backgroundColor)).toBe(
        'rgb(11, 79, 168)',
      );
      await expectAccessible(page);
    },
  );

  test('shows the amounts of the standards, and the switch of the language keeps the page', async () => {
    const { page } = await portal.open('/standards');
    expect(await page.locator('td.amount').allTextContents()).toEqual([
      '¥1,500.00',
      '¥2,000.00',
      '¥2,500.00',
      '¥3,500.00',
      '¥5,000.00',
    ]);
    await page.getByRole('link', { name: 'English' }).click();
    expect(new URL(page.url()).pathname).toBe('/en/standards');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('h1').textContent()).toBe('Subsidy standards');
  });

  test('has no script, so it reads the same without', async () => {
    const { page } = await portal.open('/standards');
    expect(await page.locator('script').count()).toBe(0);
  });
});
