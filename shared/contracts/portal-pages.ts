/** The languages of the portal. Chinese has no prefix in the address; English is the same path under /en. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_PREFIX: Readonly<Record<Language, string>> = { zh: '', en: '/en' };

/** The pages that the server renders, by their Chinese path. They need no script. */
export const PUBLIC_PAGES = [
  '/',
  '/standards',
  '/agencies',
  '/occupations',
  '/notices',
  '/notices/{noticeId}',
  '/objections/how',
  '/statistics',
] as const;
export type PublicPagePath = (typeof PUBLIC_PAGES)[number];

/** The areas whose pages a script renders in the browser. */
export const SCRIPTED_AREAS = ['citizen', 'staff'] as const;
export type ScriptedArea = (typeof SCRIPTED_AREAS)[number];

/**
 * The paths of each area, without the language. A path ending in `/*` stands for everything under it; the script then
 * decides which page it is. A segment in braces stands for any one segment.
 */
export const SCRIPTED_PATHS: Readonly<Record<ScriptedArea, readonly string[]>> = {
  citizen: [
    '/check',
    '/apply',
    '/applications',
    '/applications/*',
    '/objections',
    '/notices/{noticeId}/entries/{serial}/objection',
    '/signed-in',
    '/signed-out',
  ],
  staff: ['/staff', '/staff/*'],
};

/**
 * The pages that are answered with a file of their own, by the last segment of their path. The file asks for all that
 * the page loads at once; the one of the whole area does not know which page it will be.
 */
export const OWN_SHELLS: Readonly<Record<ScriptedArea, readonly string[]>> = {
  citizen: ['check', 'apply', 'applications', 'objection', 'objections'],
  staff: ['tasks'],
};

/** The name of the file that answers a path of an area, without the language. */
export function shellOf(area: ScriptedArea, path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return OWN_SHELLS[area].includes(last) ? `${area}-${last}` : area;
}

/** The path of a page in a language. */
export function pathIn(language: Language, path: string): string {
  return path === '/' ? LANGUAGE_PREFIX[language] || '/' : `${LANGUAGE_PREFIX[language]}${path}`;
}

/** The language of an address, and its path without the language. */
export function splitLanguage(address: string): { readonly language: Language; readonly path: string } {
  if (address === '/en' || address === '/en/') return { language: 'en', path: '/' };
  return address.startsWith('/en/')
    ? { language: 'en', path: address.slice('/en'.length) }
    : { language: 'zh', path: address };
}

/** The area whose script renders a path without language; undefined where there is no such page. */
export function scriptedAreaOf(path: string): ScriptedArea | undefined {
  return SCRIPTED_AREAS.find((area) => SCRIPTED_PATHS[area].some((pattern) => matches(pattern, path)));
}

function matches(pattern: string, path: string): boolean {
  if (pattern.endsWith('/*')) return path.startsWith(pattern.slice(0, -1));
  const [expected, given] = [pattern.split('/'), path.split('/')];
  return (
    expected.length === given.length &&
    expected.every((segment, index) => (segment.startsWith('{') ? given[index] !== '' : segment === given[index]))
  );
}

/** A route of the API that serves the portal, in the form in which infra reads the routes of the contract. */
export interface PortalRoute {
  readonly method: 'GET';
  readonly path: string;
  readonly access: 'public';
  /** `<folder>/<name>` of the handler in functions/. */
  readonly function: 'portal/show-page' | 'portal/serve-file';
}

/** All routes of the portal: the pages that the server renders, and everything else as a file. */
export const portalRoutes: readonly PortalRoute[] = [
  ...LANGUAGES.flatMap((language) =>
    PUBLIC_PAGES.map((path) => ({
      method: 'GET' as const,
      path: pathIn(language, path),
      access: 'public' as const,
      function: 'portal/show-page' as const,
    })),
  ),
  { method: 'GET', path: '/{proxy+}', access: 'public', function: 'portal/serve-file' },
];
