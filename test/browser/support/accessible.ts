import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './axe.ts';

/**
 * Checks a page as it is now: axe finds nothing, and nothing must be scrolled sideways. The width of the page is
 * restored.
 */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  const size = page.viewportSize();
  expect(await pixelsBeyond(page)).toEqual(NOTHING_BEYOND);
  if (size) await page.setViewportSize(size);
}

export const NOTHING_BEYOND = { at320: 0, at200Percent: 0, withLargeText: 0 };

/** How far a page is wider than the window: at 320 px, at 1280 px enlarged to 200 %, on a phone with text at 200 %. */
export async function pixelsBeyond(page: Page): Promise<typeof NOTHING_BEYOND> {
  return {
    at320: await widthBeyond(page, 320),
    at200Percent: await widthBeyond(page, 640),
    withLargeText: await widthBeyond(page, 360, '200%'),
  };
}

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
