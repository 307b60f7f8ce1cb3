import type { DOORS } from '../account.ts';
import type { Language } from '../text/texts.ts';
import { texts } from '../text/texts.ts';
import { type Html, html } from './html.ts';

/** Headers of every page: nothing but our own files, in no frame, in no cache. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; " +
    "frame-ancestors 'none'; require-trusted-types-for 'script'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Where everything of the sign-in is served. */
export const ROOT = '/oidc';

export const PEOPLE_PATH = '/local/people';

/** The start of the addresses of a door. */
export function doorPath(door: (typeof DOORS)[number]): string {
  return `${ROOT}/${door}`;
}

interface PageParts {
  readonly title: string;
  readonly language: Language;
  readonly content: Html;
  /** Whether something must be corrected; the title then says so first, for screen readers. */
  readonly faulty?: boolean;
  /** The names of the scripts that the page loads. */
  readonly scripts?: readonly string[];
  /** Whether the page can be had in the other language at its own address. */
  readonly otherLanguage?: boolean;
}

/** A whole page, as text. */
export function page({ title, language, content, faulty = false, scripts = [], otherLanguage = true }: PageParts) {
  const text = texts[language];
  const other: Language = language === 'zh' ? 'en' : 'zh';
  return html`<!doctype html>
<html lang="${text.htmlLanguage}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${faulty && `${text.error}: `}${title} – ${text.service}</title>
<link rel="icon" href="${ROOT}/assets/icon.svg">
<link rel="stylesheet" href="${ROOT}/assets/sign-in.css">
${scripts.map((script) => html`<script type="module" blocking="render" src="${ROOT}/assets/${script}"></script>`)}
</head>
<body>
<a class="skip" href="#main">${text.skip}</a>
<header><div class="width">
<a class="service" href="${language === 'en' ? '/en' : '/'}">${text.service}</a>
${otherLanguage && html`<a class="language" href="?lang=${other}" lang="${texts[other].htmlLanguage}">${text.otherLanguage}</a>`}
</div></header>
<main id="main" class="width">
<p class="local">${text.localRun}</p>
<h1>${title}</h1>
${content}
</main>
</body>
</html>`.html;
}
