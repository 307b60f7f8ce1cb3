import type { Language } from '../../shared/contracts/portal-pages.ts';
import { publicText as english } from '../text/en/public.ts';
import type { InLanguage } from '../text/texts.ts';
import { publicText as chinese, type PublicText } from '../text/zh/public.ts';

const TEXTS: Readonly<Record<Language, PublicText>> = { zh: chinese, en: english };

/** The texts of the public pages in a language. */
export function publicTextIn(language: Language): InLanguage<PublicText> {
  return { language, text: TEXTS[language] };
}
