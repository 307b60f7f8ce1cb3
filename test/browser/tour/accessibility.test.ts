import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES } from '../../../shared/contracts/portal-pages.ts';
import { NOTHING_BEYOND, pixelsBeyond } from '../support/accessible.ts';
import { axeFindings } from '../support/axe.ts';
import { describeInBrowser } from '../support/chromium.ts';
import { type Portal, startPortal, WIDTHS } from '../support/portal.ts';
import { type Guide, guideThrough } from './guide.ts';
import { LEAST_FOR, smallTargets } from './small-targets.ts';
import { prepareWorld } from './tour-world.ts';
import { views } from './views.ts';

/**
 * Each view once in each language, once on a phone and once at a desk: half of them on a phone in Chinese, the others
 * in English. Nothing is loaded twice for it.
 */
const stops = LANGUAGES.flatMap((language, ofLanguage) =>
  views.map((view, index) => ({ view, language, width: WIDTHS[(index + ofLanguage) % WIDTHS.length] ?? 360 })),
);

describeInBrowser('every page in every state', () => {
  let portal: Portal;
  let guide: Guide;
  beforeAll(async () => {
    portal = await startPortal();
    guide = guideThrough({ browser: portal.browser, world: await prepareWorld(portal.journey) });
    // A dozen cases on a machine that is busy with more than this.
  }, 900_000);
  afterAll(() => portal.stop());

  test.each(stops.map((stop) => [stop.view.name, stop.language, stop.width, stop] as const))(
    '%s in %s at %i px is accessible',
    async (_name, _language, width, { view, language }) => {
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
