import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES, LEVELS } from '../../../shared/domain/declared.ts';
import type { DateParts } from './date-parts.ts';
import type { CheckAnswers } from './rules.ts';

/** The answers of the check that the form takes over. None of them names a person. */
export interface HandedOver {
  readonly applicantCategory: string;
  readonly certificateCategory: string;
  readonly occupationCode: string;
  readonly level: string;
  readonly issuedOn: DateParts;
  /** The programme whose answer the person went on from; empty where there was no choice. */
  readonly programme: string;
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

/** The answers as the rules take them; undefined where one is still missing. */
export function completeAnswers(
  given: Readonly<Record<Exclude<keyof HandedOver, 'issuedOn' | 'programme'>, string>>,
  issuedOn: string | undefined,
): CheckAnswers | undefined {
  const applicantCategory = APPLICANT_CATEGORIES.find((category) => category === given.applicantCategory);
  const certificateCategory = CERTIFICATE_CATEGORIES.find((category) => category === given.certificateCategory);
  const level = LEVELS.find((candidate) => String(candidate) === given.level);
  const { occupationCode } = given;
  if (!applicantCategory || !certificateCategory || !level || !issuedOn || !occupationCode) return undefined;
  return { applicantCategory, certificateCategory, level, issuedOn, occupationCode };
}
