import { type Language, pathIn } from '../shared/contracts/portal-pages.ts';
import { ENTRIES } from './entries.ts';
import { entryOf, filesOf, loadedWith, type Manifest } from './manifest.ts';
import { LANGUAGE_TAG } from './text/language.ts';
import { shellText } from './text/shell-text.ts';

export type ShellArea = 'citizen' | 'staff' | 'local';

/** What the file of one page has that the file of its area has not. */
interface OwnPart {
  /** The script of the page. */
  readonly source: string;
  /** The page as its area lists it. */
  readonly page: string;
  /** What stands there before the script runs, as HTML. */
  readonly opening: string;
}

/**
 * The page that loads the script of an area: one file for each language, the same for every address of the area that
 * has none of its own.
 *
 * It preloads the texts of its language, which the script imports by name only once it runs.
 */
export function shellPage(manifest: Manifest, area: ShellArea, language: Language, own?: OwnPart): string {
  const entry = ENTRIES[area];
  const styles = area === 'staff' ? ENTRIES.staffStyles : ENTRIES.portalStyles;
  const texts = `text/${language}/${area}.ts`;
  const sources = [entry, ...(manifest[texts] ? [texts] : []), ...(own ? [own.source] : [])];
  const preloaded = new Set(sources.flatMap((source) => loadedWith(manifest, source)));
  const scripts = filesOf(
    manifest,
    [...preloaded].filter((source) => source !== entry),
  ).filter(isScript);
  const { title, loading, needsScript, withoutScript = [] } = shellText[area][language];
  const links = withoutScript.map(
    ({ path, label }) => `<li><a class="touch-link" href="${pathIn(language, path)}">${label}</a></li>`,
  );
  const readable = links.length > 0 ? `<div class="main"><ul class="cards">${links.join('')}</ul></div>` : '';
  return `<!doctype html>
<html lang="${LANGUAGE_TAG[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/${entryOf(manifest, styles).file}">
${scripts.map((file) => `<link rel="modulepreload" href="/${file}">`).join('\n')}
${[...(area === 'local' ? [] : [ENTRIES.session]), entry].map((source) => `<script type="module" src="/${entryOf(manifest, source).file}"></script>`).join('\n')}
</head>
<body>
${own ? `<div id="portal" data-page="${own.page}">${own.opening}</div>` : `<div id="portal"><p class="loading" role="status">${loading}</p></div>`}
<noscript><p class="loading">${needsScript}</p>${readable}</noscript>
</body>
</html>
`;
}

function isScript(file: string): boolean {
  return file.endsWith('.js');
}
