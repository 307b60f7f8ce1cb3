import type { EnteredAtCounter } from '../../shared/domain/counter-entry.ts';

/** Presented by the applicant, and entered by a clerk who decides nothing in it. */
export const ENTERED_AT_COUNTER: EnteredAtCounter = {
  entry: { presentedBy: 'SELF' },
  enteredBy: { person: 'hash-of-the-clerk', staffId: 'clerk' },
};
