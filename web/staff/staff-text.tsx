import { createContext, useContext } from 'react';
import type { InLanguage } from '../text/texts.ts';
import type { StaffText } from '../text/zh/staff.ts';

const StaffTextContext = createContext<InLanguage<StaffText> | null>(null);

export const StaffTextProvider = StaffTextContext.Provider;

/** The texts of the staff desk, and the language they are in. */
export function useStaffText(): InLanguage<StaffText> {
  const given = useContext(StaffTextContext);
  if (!given) throw new Error('There is no StaffTextProvider above this component.');
  return given;
}
