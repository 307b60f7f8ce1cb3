import { createContext, useContext } from 'react';
import type { InLanguage } from '../text/texts.ts';
import type { LocalText } from '../text/zh/local.ts';

const LocalTextContext = createContext<InLanguage<LocalText> | null>(null);

export const LocalTextProvider = LocalTextContext.Provider;

/** The texts of the panel of the local run, and the language they are in. */
export function useLocalText(): InLanguage<LocalText> {
  const given = useContext(LocalTextContext);
  if (!given) throw new Error('There is no LocalTextProvider above this component.');
  return given;
}
