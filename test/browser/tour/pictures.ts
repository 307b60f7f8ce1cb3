import { WIDTHS } from '../support/portal.ts';
import type { View } from './view.ts';
import { views } from './views.ts';

/** One picture of the folder. */
export interface Picture {
  readonly width: (typeof WIDTHS)[number];
  /** The name of its file. */
  readonly file: string;
}

/** Where the pictures are, from the root of the repository. */
export const PICTURES_FOLDER = 'docs/screenshots';

/** The list of the pictures, in the same folder. */
export const PICTURES_LIST = 'README.md';

/** All of them together, in bytes: everybody who clones the repository gets them. */
export const MOST_PICTURE_BYTES = 3_000_000;

/** The pictures of a view: on a phone and at a desk, if it has any. */
export function picturesOf({ name, picture }: View): readonly Picture[] {
  return picture ? WIDTHS.map((width) => ({ width, file: `${name}-${width}.png` })) : [];
}

/** All pictures that `npm run screenshots` takes. */
export const pictures: readonly Picture[] = views.flatMap(picturesOf);

/** The text of the list. */
export function picturesList(): string {
  const rows = views.flatMap((view) => {
    const links = picturesOf(view).map(({ width, file }) => `[${width} px](${file})`);
    const what = view.name.replaceAll('-', ' ');
    return links.length === 0 ? [] : [`| ${what} | \`${view.of}\` | ${view.picture} | ${links.join(' | ')} |`];
  });
  return `# Pictures of the pages

Taken by \`npm run screenshots\` from the [tour](../../test/browser/tour/views.ts), which lists every page and state. Do not
edit this list. All people are fictional. Long pages are cut off.

| what | page | language | phone | desk |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
