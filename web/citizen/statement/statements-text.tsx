import { createContext, useContext } from 'react';
import type { StatementsText } from '../../text/zh/citizen-statements.ts';

const StatementsTextContext = createContext<StatementsText | null>(null);

export const StatementsTextProvider = StatementsTextContext.Provider;

/** The words of the parts that load late, which come with them. */
export function useStatementsText(): StatementsText {
  const text = useContext(StatementsTextContext);
  if (!text) throw new Error('There is no StatementsTextProvider above this component.');
  return text;
}
