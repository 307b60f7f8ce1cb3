import type { Language } from '../../shared/contracts/portal-pages.ts';

/** The language tag of a page, for its `lang` and for Intl. */
export const LANGUAGE_TAG: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** How each language names itself, and the other one offers it. */
export const LANGUAGE_NAME: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };

/** The other language, for the switch on every page. */
export function otherLanguage(language: Language): Language {
  return language === 'zh' ? 'en' : 'zh';
}
