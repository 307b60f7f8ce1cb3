import { createHash } from 'node:crypto';

/** The same for every token of a person. It does not reveal the ID number, because subjects appear in logs. */
export function subjectOf(idNumber: string): string {
  return `person-${createHash('sha256').update(`subsidy-applicant:${idNumber}`).digest('hex').slice(0, 32)}`;
}
