import { createHash } from 'node:crypto';
import { fictionalIdNumber } from '../../fictional/fictional-numbers.ts';
import { addDays, civilDate } from '../../shared/domain/civil-date.ts';

/** The same for every token of a person. It does not reveal the ID number, because subjects appear in logs. */
export function subjectOf(idNumber: string): string {
  return `person-${createHash('sha256').update(`subsidy-applicant:${idNumber}`).digest('hex').slice(0, 32)}`;
}

/**
 * The ID number of a fictional member of staff: always the same one for a staffId. Staff are born from 1950 to 1977,
 * the fictional people of the registers from 1985 on.
 */
export function staffIdNumber(staffId: string): string {
  const digest = createHash('sha256').update(`subsidy-staff:${staffId}`).digest();
  const born = addDays(civilDate('1950-01-01'), digest.readUInt32BE(0) % 10_000);
  return fictionalIdNumber(born, digest.readUInt32BE(4) % 1000);
}
