import { createHash } from 'node:crypto';
import { addDays, civilDate } from '../shared/domain/civil-date.ts';
import { fictionalIdNumber } from './fictional-numbers.ts';

/**
 * The ID number of a fictional member of staff: always the same one for a staffId. Staff are born from 1950 to 1977,
 * the fictional people of the registers from 1985 on.
 */
export function fictionalStaffIdNumber(staffId: string): string {
  const digest = createHash('sha256').update(`subsidy-staff:${staffId}`).digest();
  const born = addDays(civilDate('1950-01-01'), digest.readUInt32BE(0) % 10_000);
  return fictionalIdNumber(born, digest.readUInt32BE(4) % 1000);
}
