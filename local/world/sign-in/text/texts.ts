import { en } from './en.ts';
import { type Texts, zh } from './zh.ts';

export type Language = 'zh' | 'en';

export const texts: Readonly<Record<Language, Texts>> = { zh, en };

/**
 * The language of a page: what the address asks for, else what the client asked for, else Chinese.
 *
 * @param uiLocales the OpenID Connect parameter: language tags in the order of preference
 */
export function languageOf(asked: string | null, uiLocales?: unknown): Language {
  if (asked === 'zh' || asked === 'en') return asked;
  const [first = ''] = String(uiLocales ?? '').split(' ');
  return /^en(-|$)/i.test(first) ? 'en' : 'zh';
}

const INSTANTS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }),
};

/** A moment in Beijing time, for people. */
export function shownMoment(moment: Date, language: Language): string {
  return INSTANTS[language].format(moment);
}
