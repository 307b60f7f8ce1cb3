import { expect, test } from 'vitest';
import { openBrowser } from '../../../bench/browser.ts';
import { describeInBrowser } from './chromium.ts';

describeInBrowser('the browser of the tests', () => {
  test('opens a page without a network and runs its script', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.setContent('<title>样</title>');
      expect(await page.title()).toBe('样');
      expect(await page.evaluate('navigator.webdriver')).toBe(true);
    } finally {
      await browser.close();
    }
  });
});
