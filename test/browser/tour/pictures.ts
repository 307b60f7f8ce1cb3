import type { Language } from '../../../shared/contracts/portal-pages.ts';
import { WIDTHS } from '../support/portal.ts';
import type { View } from './view.ts';
import { views } from './views.ts';

/** One picture of the folder. */
export interface Picture {
  readonly view: View;
  readonly language: Language;
  readonly width: (typeof WIDTHS)[number];
  /** The name of its file. */
  readonly file: string;
}

/** Where the pictures are, from the root of the repository. */
export const PICTURES_FOLDER = 'docs/screenshots';

/** The list of the pictures, in the same folder. */
export const PICTURES_LIST = 'README.md';

/** All of them together, in bytes: everybody who clones the repository gets them. */
export const MOST_PICTURE_BYTES = 2_000_000;

/** The pictures that `npm run screenshots` takes: each view that names a language, on a phone and at a desk. */
export const pictures: readonly Picture[] = views.flatMap((view) =>
  view.picture
    ? WIDTHS.map((width) => ({ view, width, language: view.picture ?? 'zh', file: `${view.name}-${width}.png` }))
    : [],
);

/** The text of the list. */
export function picturesList(): string {
  const rows = views.flatMap(({ name, of, picture }) => {
    if (!picture) return [];
    const links = WIDTHS.map((width) => `[${width} px](${name}-${width}.png)`);
    return [`| ${name.replaceAll('-', ' ')} | \`${of}\` | ${picture} | ${links.join(' | ')} |`];
  });
  return `# Pictures of the pages

Taken by \`npm run screenshots\` from the [tour](../../test/browser/tour/views.ts), which lists every page and state. Do not
edit this list. All people are fictional. Long pages are cut off.

| what | page | language | phone | desk |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
