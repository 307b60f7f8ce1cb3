import type { DateParts } from './date-parts.ts';

/** The answers of the check that the form takes over. None of them names a person. */
export interface HandedOver {
  readonly applicantCategory: string;
  readonly certificateCategory: string;
  readonly occupationCode: string;
  readonly level: string;
  readonly issuedOn: DateParts;
}

const NAME = 'check-answers';

/** Keeps the answers in this tab, because a sign-in comes between the check and the form. */
export function handOver(answers: HandedOver): void {
  sessionStorage.setItem(NAME, JSON.stringify(answers));
}

/** Takes the answers once. */
export function takeHandedOver(): Partial<HandedOver> {
  const kept = sessionStorage.getItem(NAME);
  sessionStorage.removeItem(NAME);
  return kept === null ? {} : JSON.parse(kept);
}
