import type { Door } from '../account.ts';
import { type Language, texts } from '../text/texts.ts';
import { html, trustedHtml } from './html.ts';
import { page } from './page.ts';

/**
 * The page that ends the session at a door.
 *
 * @param form the provider's form, whose id is `op.logoutForm`
 * @param byPortal whether the portal has asked for it with the person's ID token; a script then answers for the person
 */
export function signOutPage(language: Language, form: string, byPortal: boolean): string {
  const text = texts[language];
  const content = html`<p>${text.signOutQuestion}</p>
${trustedHtml(form)}
<button id="sign-out" type="submit" form="op.logoutForm" name="logout" value="yes">${text.signOut}</button>
<p>${home(language)}</p>`;
  const scripts = byPortal ? ['sign-out.js'] : [];
  return page({ title: text.signOutTitle, language, content, scripts, otherLanguage: false });
}

export function signedOutPage(language: Language): string {
  const text = texts[language];
  const content = html`<p>${text.signedOutText}</p><p>${home(language)}</p>`;
  return page({ title: text.signedOutTitle, language, content, otherLanguage: false });
}

/** Where the portal goes on at each door, without the language. */
const ONWARD: Readonly<Record<Door, string>> = { citizen: '/applications', staff: '/staff' };

/**
 * The page for a sign-in that is over, to somebody who is signed in: the back button leads here. It does not redirect,
 * or the button could never lead further back.
 */
export function signedInPage(language: Language, door: Door): string {
  const text = texts[language];
  const onward = `${language === 'en' ? '/en' : ''}${ONWARD[door]}`;
  const content = html`<p>${text.signedInText}</p><p><a href="${onward}">${text.onward[door]}</a></p>
<p>${home(language)}</p>`;
  return page({ title: text.signedInTitle, language, content, otherLanguage: false });
}

/** The page for a sign-in that cannot go on. It says the same for every cause. */
export function expiredPage(language: Language): string {
  const text = texts[language];
  const content = html`<p>${text.expiredText}</p><p>${home(language)}</p>`;
  return page({ title: text.expiredTitle, language, content, otherLanguage: false });
}

export function notFoundPage(language: Language): string {
  const text = texts[language];
  const content = html`<p>${text.notFoundText}</p><p>${home(language)}</p>`;
  return page({ title: text.notFoundTitle, language, content, otherLanguage: false });
}

function home(language: Language) {
  return html`<a href="${language === 'en' ? '/en' : '/'}">${texts[language].home}</a>`;
}
