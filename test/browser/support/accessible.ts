import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const LEVEL_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Checks a page as it is now: axe finds nothing, and nothing must be scrolled sideways at 320 px, at 1280 px enlarged
 * to 200 %, and on a phone whose text is set to 200 %. The width of the page is restored.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(LEVEL_AA).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
  const size = page.viewportSize();
  expect({
    at320: await widthBeyond(page, 320),
    at200Percent: await widthBeyond(page, 640),
    withLargeText: await widthBeyond(page, 360, '200%'),
  }).toEqual({ at320: 0, at200Percent: 0, withLargeText: 0 });
  if (size) await page.setViewportSize(size);
}

/** How far the page is wider than the window. */
async function widthBeyond(page: Page, width: number, textSize = ''): Promise<number> {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate((size) => {
    const { documentElement } = document;
    documentElement.style.fontSize = size;
    const beyond = documentElement.scrollWidth - documentElement.clientWidth;
    documentElement.style.fontSize = '';
    return beyond;
  }, textSize);
}
