import * as z from 'zod/mini';
import { agencyCodeField } from '../../shared/contracts/fields.ts';
import { STAFF_ROLES } from '../../shared/domain/actor.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import { parseIdNumber } from '../../shared/domain/id-number.ts';
import type { Caller } from './caller.ts';

/**
 * Methods that show more than knowledge of a password; `fido` is not registered, but issuers send it.
 *
 * @source RFC 8176, 2
 */
const secondFactors: readonly string[] = [
  'mfa',
  'otp',
  'sms',
  'tel',
  'hwk',
  'swk',
  'pop',
  'sc',
  'fido',
  'face',
  'fpt',
  'iris',
  'retina',
  'vbm',
];

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

const claimsSchema = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(255)),
  name: text,
  id_number: z.optional(z.string()),
  /** Not passed on, but a token that has it in another form does not keep to the contract. */
  phone_number: z.optional(text),
  roles: z._default(z.array(z.string()), []),
  agency: z.optional(agencyCodeField),
  amr: z._default(z.array(z.string()), []),
});

/** Why a genuine token opens nothing here. */
export type ClaimsRefusal = 'claims' | 'id-number' | 'no-second-factor' | 'no-agency' | 'neither-role-nor-id-number';

export type ClaimsReading =
  | { readonly ok: true; readonly caller: Caller }
  | { readonly ok: false; readonly refusal: ClaimsRefusal };

/**
 * Reads from the claims of a verified token who the caller is.
 *
 * One of our roles makes a staff member, who needs an agency and a second factor; roles of other systems are dropped.
 * Without a role of ours, an ID number makes an applicant. A staff member's ID number is optional, but a wrong one is
 * refused: it keeps staff from deciding on their own application.
 *
 * @param today the civil day in Beijing, for the birth date in the ID number
 */
export function readClaims(claims: unknown, today: CivilDate): ClaimsReading {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return { ok: false, refusal: 'claims' };
  const { sub: subject, name, id_number, agency, amr } = parsed.data;

  const idNumber = id_number === undefined ? undefined : parseIdNumber(id_number, today);
  if (idNumber?.ok === false) return { ok: false, refusal: 'id-number' };

  const roles = STAFF_ROLES.filter((role) => parsed.data.roles.includes(role));
  if (roles.length > 0) {
    if (!amr.some((method) => secondFactors.includes(method))) return { ok: false, refusal: 'no-second-factor' };
    if (agency === undefined) return { ok: false, refusal: 'no-agency' };
    const own = idNumber === undefined ? {} : { idNumber: idNumber.idNumber };
    return { ok: true, caller: { kind: 'staff', subject, name, roles, agency, ...own } };
  }
  if (idNumber === undefined) return { ok: false, refusal: 'neither-role-nor-id-number' };
  return { ok: true, caller: { kind: 'applicant', subject, idNumber: idNumber.idNumber } };
}
