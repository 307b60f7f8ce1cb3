import { instantOf } from '../../shared/domain/instant.ts';
import type { StaffProfile } from '../../shared/domain/staff-profile.ts';
import type { StaffCaller } from '../http/caller.ts';

/** A member of staff as the token has it, without the ID number. */
export function profileOf(
  { subject: staffId, name, idNumber }: StaffCaller,
  { personOf, now }: { readonly personOf: (idNumber: string) => string; readonly now: () => Date },
): StaffProfile {
  return { staffId, name, person: personOf(idNumber), seenAt: instantOf(now()) };
}
