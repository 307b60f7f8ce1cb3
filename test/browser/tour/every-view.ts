import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Language } from '../../../shared/contracts/portal-pages.ts';
import { NOTHING_BEYOND, pixelsBeyond } from '../support/accessible.ts';
import { axeFindings } from '../support/axe.ts';
import { describeInBrowser } from '../support/chromium.ts';
import { type Portal, startPortal, WIDTHS } from '../support/portal.ts';
import { type Guide, guideThrough } from './guide.ts';
import { LEAST_FOR, smallTargets } from './small-targets.ts';
import { prepareWorld } from './tour-world.ts';
import { views } from './views.ts';

// What a visitor sees comes one after the other: a sign-in takes as long as three views.
const inTurn = views.toSorted((one, other) => one.visitor.localeCompare(other.visitor));

/** Every view of the tour in one language, at both widths. */
export function describeEveryView(language: Language): void {
  describeInBrowser('every page in every state', () => {
    let portal: Portal;
    let guide: Guide;
    beforeAll(async () => {
      portal = await startPortal();
      guide = guideThrough({ browser: portal.browser, world: await prepareWorld(portal.journey) });
      // A dozen cases on a machine that is busy with more than this.
    }, 900_000);
    afterAll(() => portal.stop());

    test.each(inTurn.map((view) => [view.name, view] as const))('%s is accessible', async (_name, view) => {
      const page = await guide.show(view, language, WIDTHS[0]);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        expect(await axeFindings(page)).toEqual([]);
        // The desk is used with a pointer; the phones of citizens are not.
        const least = width === 360 && !view.of.startsWith('/staff') ? LEAST_FOR.thumb : LEAST_FOR.pointer;
        expect(await smallTargets(page, least)).toEqual([]);
      }
      expect(await pixelsBeyond(page)).toEqual(NOTHING_BEYOND);
      expect(guide.complaints(view)).toEqual([]);
    });
  });
}
