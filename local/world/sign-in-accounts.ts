import { createHash } from 'node:crypto';
import { Secret } from 'otpauth';
import { fictionalPhone } from '../../fictional/fictional-numbers.ts';
import { fictionalStaffIdNumber } from '../../fictional/fictional-staff.ts';
import { outlookOf } from './outlook.ts';
import { seededStaff } from './seeded-staff.ts';
import { introductions } from './seeded-world.ts';
import type { Accounts, CitizenAccount, StaffAccount } from './sign-in/account.ts';
import { subjectOf } from './token-people.ts';
import type { WorldRecords } from './world-records.ts';
import type { WorldPerson } from './world-schemas.ts';

/** The phones of staff begin here, far from those of the seeded people. */
const FIRST_STAFF_PHONE = 9000;

const ONE_TIME_KEY_BYTES = 20;

/** Who can sign in: everybody in the registers who has a phone, and the seeded staff. */
export function signInAccounts(records: Pick<WorldRecords, 'people'>, now: () => Date): Accounts {
  const introduced = new Map(introductions.map((each) => [each.idNumber, each]));
  const citizen = (idNumber: string, person: WorldPerson): CitizenAccount | undefined => {
    const introduction = introduced.get(idNumber);
    const phone = person.phone ?? introduction?.phone;
    if (phone === undefined) return undefined;
    return {
      subject: subjectOf(idNumber),
      // The register of a seeded person may have another name on purpose.
      name: introduction?.name ?? person.name,
      phone,
      idNumber,
      personalNumber: person.socialSecurityNumber,
      password: passwordOf(phone),
      claims: { id_number: idNumber, phone_number: phone },
      outlook: outlookOf(introduction, now()),
    };
  };

  return {
    citizens: () =>
      [...records.people()]
        .map(([idNumber, person]) => citizen(idNumber, person))
        .filter((account) => account !== undefined),
    staff: () => staff,
  };
}

const staff: readonly StaffAccount[] = seededStaff.map(({ staffId, name, role, agency, sequence }) => {
  const phone = fictionalPhone(FIRST_STAFF_PHONE + sequence);
  return {
    subject: staffId,
    name,
    phone,
    password: passwordOf(phone),
    roles: [role],
    agency,
    oneTimeKey: oneTimeKeyOf(staffId),
    claims: { id_number: fictionalStaffIdNumber(staffId), roles: [role], agency },
  };
});

/** The password of a fictional person. It protects nothing; the local run shows it. */
function passwordOf(phone: string): string {
  return `yangben-${phone.slice(-4)}`;
}

/** The key of the one-time codes of a fictional member of staff: the same in every run, so that an app can keep it. */
function oneTimeKeyOf(staffId: string): string {
  const digest = createHash('sha256').update(`subsidy-staff-one-time-codes:${staffId}`).digest();
  return new Secret({ buffer: Uint8Array.from(digest.subarray(0, ONE_TIME_KEY_BYTES)).buffer }).base32;
}
