import { fictionalCertificate } from '../../fictional/fictional-certificate.ts';
import { type FictionalPerson, fictionalPerson } from '../../fictional/fictional-person.ts';
import { fictionalStaffIdNumber } from '../../fictional/fictional-staff.ts';
import type { StaffCaller } from '../../functions/http/caller.ts';
import type { StaffRole } from '../../shared/domain/actor.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';

/** A person who does not exist, with everything an application asks for. */
export interface Person extends FictionalPerson {
  readonly subject: string;
  readonly certificateNumber: string;
}

/** The n-th fictional person: always the same one, and different from every other. */
export function aPerson(n: number): Person {
  return { ...fictionalPerson(n), subject: `subject-${n}`, certificateNumber: fictionalCertificate(n).number };
}

/** Fictional people one after the other, for tests that each need a new one. */
export function countingPeople(from = 1): () => Person {
  let n = from - 1;
  return () => {
    n += 1;
    return aPerson(n);
  };
}

/** A request with an applicant as its caller. The parts that most requests do not have are empty. */
export function asApplicant({ subject, idNumber, phone }: Person) {
  return { ...EMPTY_REQUEST, caller: { kind: 'applicant', subject, idNumber, phone } } as const;
}

/** A member of the city's staff with one role, apart from what a test overrides. Each subject is another person. */
export function aStaffMember(
  role: StaffRole,
  overrides: { subject?: string; name?: string; idNumber?: string; roles?: readonly StaffRole[]; agency?: string } = {},
): StaffCaller {
  const { subject = `staff-${role}` } = overrides;
  const defaults = { subject, name: '李经办', idNumber: fictionalStaffIdNumber(subject), agency: CITY_AGENCY };
  return { kind: 'staff', ...defaults, ...overrides, roles: [...(overrides.roles ?? [role])] };
}

export function asStaff(caller: StaffCaller) {
  return { ...EMPTY_REQUEST, caller };
}

export function asPublic() {
  return { ...EMPTY_REQUEST, caller: { kind: 'anonymous' } } as const;
}

const EMPTY_REQUEST = {
  params: undefined,
  query: undefined,
  body: undefined,
  idempotencyKey: undefined,
  rawBody: '',
  headers: undefined,
} as const;
