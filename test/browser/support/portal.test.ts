import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { describeInBrowser } from './chromium.ts';
import { type Portal, startPortal } from './portal.ts';

describeInBrowser('a check of the browser tests', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());

  test('fails where a page violates its content security policy', async () => {
    const { page } = await portal.open('/standards');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.src = '/assets/none.js';
      document.body.append(script);
    });
    await page.waitForTimeout(100);
    await expect(portal.closePages()).rejects.toThrow('Content Security Policy');
  });

  test('fails where a field has no label, and where a page is wider than a phone', async () => {
    const { page } = await portal.open('/standards');
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('textarea')));
    await expect(expectAccessible(page)).rejects.toThrow('label');
    await page.evaluate(() => {
      document.querySelector('textarea')?.remove();
      const wide = document.createElement('div');
      wide.style.width = '700px';
      wide.textContent = 'wide';
      document.querySelector('main')?.append(wide);
    });
    await expect(expectAccessible(page)).rejects.toThrow('at320');
    await portal.closePages();
  });
});
