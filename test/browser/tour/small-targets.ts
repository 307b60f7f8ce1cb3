import type { Page } from 'playwright-core';

/** What a thumb hits and a pointer hits, in CSS pixels (WCAG 2.5.5 and 2.5.8). */
export const LEAST_FOR = { thumb: 44, pointer: 24 } as const;

/**
 * The controls of a page that are smaller than they may be. A link in a line of text may be as high as the line, and a
 * label counts as part of its box or button.
 */
export async function smallTargets(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate((pixels) => {
    const controls = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary');
    return [...controls]
      .filter(
        (control) => control.checkVisibility({ visibilityProperty: true }) && !control.matches('.skip, .skip-link'),
      )
      .filter((control) => control.tagName !== 'A' || getComputedStyle(control).display !== 'inline')
      .flatMap((control) => {
        const { height, width } = (control.closest('label') ?? control).getBoundingClientRect();
        if (height >= pixels - 0.5 && width >= 24) return [];
        return [`${Math.round(width)} × ${Math.round(height)}: ${control.outerHTML.slice(0, 120)}`];
      });
  }, least);
}
