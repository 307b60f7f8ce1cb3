import { navigate } from 'wouter/use-browser-location';
import {
  type Language,
  type ScriptedArea,
  scriptedAreaOf,
  splitLanguage,
} from '../../shared/contracts/portal-pages.ts';

/**
 * Follows links between the pages of an area without loading a page, so that the sign-in and the answers in memory
 * stay.
 *
 * All links are plain links, also in components that the server renders. One to another area or in the other
 * language, or one that is opened in another tab, is left to the browser.
 */
export function followLinks(area: ScriptedArea, language: Language): void {
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    ) {
      return;
    }
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return;
    const target = new URL(link.href);
    if (target.origin !== location.origin || (target.hash && target.pathname === location.pathname)) return;
    const { language: targetLanguage, path } = splitLanguage(target.pathname);
    if (targetLanguage !== language || scriptedAreaOf(path) !== area) return;
    event.preventDefault();
    navigate(`${target.pathname}${target.search}${target.hash}`);
    scrollTo(0, 0);
  });
}
