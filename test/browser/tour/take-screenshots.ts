import { execFileSync } from 'node:child_process';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPortal, WIDTHS } from '../support/portal.ts';
import { guideThrough } from './guide.ts';
import { inFewColours } from './palette-png.ts';
import { MOST_PICTURE_BYTES, PICTURES_FOLDER, PICTURES_LIST, pictures, picturesList, picturesOf } from './pictures.ts';
import { prepareWorld } from './tour-world.ts';
import { views } from './views.ts';

/** How much of a long page is shown, in pixels: what two or three screens show. */
const MOST_HEIGHT = { 360: 1600, 1280: 1200 } as const;

/** The views to take anew; none means all. */
const asked = process.argv.slice(2);
const folder = join(import.meta.dirname, '..', '..', '..', PICTURES_FOLDER);

if (!hasChineseFont()) {
  console.error('No Chinese font was found, so the pictures would show empty boxes: apt-get install -y fonts-noto-cjk');
  process.exit(1);
}
const portal = await startPortal();
try {
  const guide = guideThrough({ browser: portal.browser, world: await prepareWorld(portal.journey) });
  for (const view of views) {
    if (!view.picture || (asked.length > 0 && !asked.includes(view.name))) continue;
    const page = await guide.show(view, view.picture, WIDTHS[0]);
    for (const { width, file } of picturesOf(view)) {
      await page.setViewportSize({ width, height: 800 });
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height: Math.min(height, MOST_HEIGHT[width]) });
      await page.evaluate((isAtRest) => {
        // A heading has the focus where a link led to the page.
        if (isAtRest && document.activeElement instanceof HTMLElement) document.activeElement.blur();
        scrollTo(0, 0);
        // What the view is about may lie far down.
        [...document.querySelectorAll('.alert')].at(-1)?.scrollIntoView({ block: 'nearest' });
      }, view.act === undefined);
      const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      await writeFile(join(folder, file), inFewColours(png));
    }
  }
  await writeFile(join(folder, PICTURES_LIST), picturesList());
  const kept = new Set([PICTURES_LIST, ...pictures.map(({ file }) => file)]);
  let bytes = 0;
  for (const file of await readdir(folder)) {
    if (kept.has(file)) bytes += (await stat(join(folder, file))).size;
    else await rm(join(folder, file));
  }
  console.log(`${PICTURES_FOLDER}: ${pictures.length} pictures, ${(bytes / 1000).toFixed(0)} kB`);
  if (bytes > MOST_PICTURE_BYTES) throw new Error(`The pictures are larger than ${MOST_PICTURE_BYTES / 1000} kB.`);
} finally {
  await portal.stop();
}

/** Whether the machine has a font with Chinese characters. One without fontconfig is taken at its word. */
function hasChineseFont(): boolean {
  try {
    return execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return true;
  }
}
