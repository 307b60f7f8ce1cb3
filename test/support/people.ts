import {
  fictionalAccountNumber,
  fictionalCertificateNumber,
  fictionalIdNumber,
  fictionalPhone,
  fictionalSocialSecurityNumber,
} from '../../fictional/fictional-numbers.ts';
import type { StaffCaller } from '../../functions/http/caller.ts';
import { CITY_AGENCY, type StaffRole } from '../../shared/domain/actor.ts';
import { addDays, civilDate } from '../../shared/domain/civil-date.ts';

/** Somebody who does not exist, with everything an application asks for. */
export interface Person {
  readonly subject: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly socialSecurityNumber: string;
  readonly accountNumber: string;
  readonly certificateNumber: string;
}

const NUMERALS = [...'零一二三四五六七八九'];

/** The n-th fictional person: always the same one, and like no other. */
export function aPerson(n: number): Person {
  const given = [...String(n)].map((digit) => NUMERALS[Number(digit)]).join('');
  return {
    subject: `subject-${n}`,
    name: `王${given}`,
    idNumber: fictionalIdNumber(addDays(civilDate('1985-03-01'), Math.floor(n / 1000)), n % 1000),
    phone: fictionalPhone(n),
    socialSecurityNumber: fictionalSocialSecurityNumber(n),
    accountNumber: fictionalAccountNumber(n),
    certificateNumber: fictionalCertificateNumber('SKILL_LEVEL', '2021-05-20', n),
  };
}

/** Fictional people one after the other, for tests that each need somebody new. */
export function countingPeople(from = 1): () => Person {
  let n = from - 1;
  return () => {
    n += 1;
    return aPerson(n);
  };
}

/** A request's caller and the parts that most requests leave empty. */
export function asApplicant({ subject, idNumber }: Person) {
  return { ...EMPTY_REQUEST, caller: { kind: 'applicant', subject, idNumber } } as const;
}

/** A member of the city's staff with one role; a test says where theirs is another. */
export function aStaffMember(
  role: StaffRole,
  overrides: { subject?: string; name?: string; idNumber?: string; roles?: readonly StaffRole[]; agency?: string } = {},
): StaffCaller {
  const defaults = { subject: `staff-${role}`, name: '李经办', idNumber: undefined, agency: CITY_AGENCY };
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
  headers: {},
} as const;
