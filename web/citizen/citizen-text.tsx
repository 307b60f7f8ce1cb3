import { createContext, useContext } from 'react';
import type { InLanguage } from '../text/texts.ts';
import type { CitizenText } from '../text/zh/citizen.ts';

const CitizenTextContext = createContext<InLanguage<CitizenText> | null>(null);

export const CitizenTextProvider = CitizenTextContext.Provider;

/** The texts of the citizens' pages, and the language they are in. */
export function useCitizenText(): InLanguage<CitizenText> {
  const given = useContext(CitizenTextContext);
  if (!given) throw new Error('There is no CitizenTextProvider above this component.');
  return given;
}
