import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../../shared/contracts/portal-pages.ts';
import { NOTHING_BEYOND, pixelsBeyond } from '../support/accessible.ts';
import { axeFindings } from '../support/axe.ts';
import { describeInBrowser } from '../support/chromium.ts';
import { type Portal, startPortal, WIDTHS } from '../support/portal.ts';
import { type Guide, guideThrough } from './guide.ts';
import { LEAST_FOR, smallTargets } from './small-targets.ts';
import { prepareWorld } from './tour-world.ts';
import { views } from './views.ts';

/**
 * Describes each view once in a language, on a phone or at a desk. What is on a phone in one language is at a desk in
 * the other, so each state is seen in both languages and at both widths, and nothing is loaded twice for it.
 *
 * The views of a visitor come one after the other: a sign-in takes as long as three views.
 */
export function describeAccessibility(language: Language): void {
  const ofLanguage = LANGUAGES.indexOf(language);
  const stops = views
    .map((view, index) => ({ view, width: WIDTHS[(index + ofLanguage) % WIDTHS.length] ?? 360 }))
    .sort((one, other) => one.view.visitor.localeCompare(other.view.visitor));

  describeInBrowser(`every page in every state in ${language}`, () => {
    let portal: Portal;
    let guide: Guide;
    beforeAll(async () => {
      portal = await startPortal();
      guide = guideThrough({ browser: portal.browser, world: await prepareWorld(portal.journey) });
      // A dozen cases on a machine that is busy with more than this.
    }, 900_000);
    afterAll(() => portal.stop());

    test.each(stops.map((stop) => [stop.view.name, stop.width, stop.view] as const))(
      '%s at %i px is accessible',
      async (_name, width, view) => {
        const page = await guide.show(view, language, width);
        expect(await axeFindings(page)).toEqual([]);
        // The desk is used with a pointer; the phones of citizens are not.
        const least = width === 360 && !view.of.startsWith('/staff') ? LEAST_FOR.thumb : LEAST_FOR.pointer;
        expect(await smallTargets(page, least)).toEqual([]);
        expect(await pixelsBeyond(page)).toEqual(NOTHING_BEYOND);
        expect(guide.complaints(view)).toEqual([]);
      },
    );
  });
}
