import { LANGUAGES, pathIn, SCRIPTED_PATHS, type ScriptedArea } from '../../shared/contracts/portal-pages.ts';

/** The paths of an area's pages as patterns of CloudFront, in each language. There, `*` also stands for a slash. */
export function pagePatterns(area: ScriptedArea): readonly string[] {
  return LANGUAGES.flatMap((language) =>
    SCRIPTED_PATHS[area].map((path) => pathIn(language, path.replaceAll(/\{\w+\}/g, '*'))),
  );
}

/** The files of the portal without a hash in their name. A test compares them with the build. */
export function filePatterns(): readonly string[] {
  return ['/favicon.svg', '/robots.txt'];
}
