import { type Language, pathIn } from '../shared/contracts/portal-pages.ts';
import { ENTRIES } from './entries.ts';
import { entryOf, filesOf, loadedWith, type Manifest } from './manifest.ts';
import { LANGUAGE_TAG } from './text/language.ts';
import { shellText } from './text/shell-text.ts';

export type ShellArea = 'citizen' | 'staff' | 'local';

/**
 * The page that loads the script of an area: one file for each language, the same for every address of the area.
 *
 * It preloads the texts of its language, which the script imports by name only once it runs.
 */
export function shellPage(manifest: Manifest, area: ShellArea, language: Language): string {
  const entry = ENTRIES[area];
  const styles = area === 'staff' ? ENTRIES.staffStyles : ENTRIES.portalStyles;
  const texts = `text/${language}/${area}.ts`;
  const preloaded = new Set([...loadedWith(manifest, entry), ...(manifest[texts] ? loadedWith(manifest, texts) : [])]);
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
<script type="module" src="/${entryOf(manifest, entry).file}"></script>
</head>
<body>
<div id="portal"><p class="loading" role="status">${loading}</p></div>
<noscript><p class="loading">${needsScript}</p>${readable}</noscript>
</body>
</html>
`;
}

function isScript(file: string): boolean {
  return file.endsWith('.js');
}
