import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../../shared/contracts/portal-pages.ts';
import { NOTHING_BEYOND, pixelsBeyond } from '../support/accessible.ts';
import { axeFindings } from '../support/axe.ts';
import { describeInBrowser } from '../support/chromium.ts';
import { type Portal, startPortal, WIDTHS } from '../support/portal.ts';
import { type Guide, guideThrough } from './guide.ts';
import { LEAST_FOR, smallTargets } from './small-targets.ts';
import { prepareWorld } from './tour-world.ts';
import type { View } from './view.ts';
import { views } from './views.ts';

interface Stop {
  readonly view: View;
  readonly language: Language;
  readonly widths: readonly number[];
}

/** Each view in both languages and at both widths: `npm run test:accessibility`. */
const whole: readonly Stop[] = LANGUAGES.flatMap((language) =>
  views.map((view) => ({ view, language, widths: WIDTHS })),
);

/** Each view once, in turn in each language and at each width: what every run of the tests has the time for. */
const brief: readonly Stop[] = views.map((view, index) => ({
  view,
  language: LANGUAGES[index % 2] ?? 'zh',
  widths: [WIDTHS[Math.floor(index / 2) % 2] ?? 360],
}));

// What a visitor sees in a language comes one after the other: a sign-in takes as long as three views.
const stops = [...(process.env.WHOLE_TOUR ? whole : brief)].sort(
  (one, other) => one.view.visitor.localeCompare(other.view.visitor) || one.language.localeCompare(other.language),
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

  test.each(stops.map((stop) => [stop.view.name, stop.language, stop.widths.join(' and '), stop] as const))(
    '%s in %s at %s px is accessible',
    async (_name, _language, _widths, { view, language, widths }) => {
      const page = await guide.show(view, language, widths[0] ?? 360);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        expect(await axeFindings(page)).toEqual([]);
        // The desk is used with a pointer; the phones of citizens are not.
        const least = width === 360 && !view.of.startsWith('/staff') ? LEAST_FOR.thumb : LEAST_FOR.pointer;
        expect(await smallTargets(page, least)).toEqual([]);
      }
      expect(await pixelsBeyond(page)).toEqual(NOTHING_BEYOND);
      expect(guide.complaints(view)).toEqual([]);
    },
  );
});
