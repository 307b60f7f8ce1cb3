import * as z from 'zod';
import { agencyCodeField } from '../../shared/contracts/fields.ts';
import { STAFF_ROLES, type StaffRole } from '../../shared/domain/actor.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import { type IdNumber, parseIdNumber } from '../../shared/domain/id-number.ts';

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

const text = z.string().trim().min(1).max(200);

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  name: text,
  id_number: z.string().optional(),
  phone_number: text.optional(),
  roles: z.array(z.string()).default([]),
  agency: agencyCodeField.optional(),
  amr: z.array(z.string()).default([]),
});

/** Who makes a request, as the token says. */
export type Caller =
  | {
      readonly kind: 'applicant';
      readonly sub: string;
      readonly name: string;
      readonly idNumber: IdNumber;
      readonly phone?: string;
    }
  | {
      readonly kind: 'staff';
      readonly sub: string;
      readonly name: string;
      readonly roles: readonly StaffRole[];
      readonly agency: string;
      readonly idNumber?: IdNumber;
    };

/** Why a genuine token opens nothing here. */
export type CallerRefusal = 'claims' | 'id-number' | 'no-second-factor' | 'no-agency' | 'nobody-known-here';

export type CallerReading =
  | { readonly ok: true; readonly caller: Caller }
  | { readonly ok: false; readonly refusal: CallerRefusal };

/**
 * Reads the claims of a verified token.
 *
 * One role of ours makes a staff member, who needs an agency and a second factor; roles of other systems are dropped. Without
 * any, an ID number makes an applicant. A staff member's ID number is optional, but a wrong one is refused: it is
 * what keeps staff from deciding on their own application.
 *
 * @param today the civil day in Beijing, for the birth date in the ID number
 */
export function readCaller(claims: unknown, today: CivilDate): CallerReading {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return { ok: false, refusal: 'claims' };
  const { sub, name, id_number, phone_number: phone, agency, amr } = parsed.data;

  const idNumber = id_number === undefined ? undefined : parseIdNumber(id_number, today);
  if (idNumber?.ok === false) return { ok: false, refusal: 'id-number' };

  const roles = STAFF_ROLES.filter((role) => parsed.data.roles.includes(role));
  if (roles.length > 0) {
    if (!amr.some((method) => secondFactors.includes(method))) return { ok: false, refusal: 'no-second-factor' };
    if (agency === undefined) return { ok: false, refusal: 'no-agency' };
    const own = idNumber === undefined ? {} : { idNumber: idNumber.idNumber };
    return { ok: true, caller: { kind: 'staff', sub, name, roles, agency, ...own } };
  }
  if (idNumber === undefined) return { ok: false, refusal: 'nobody-known-here' };
  return {
    ok: true,
    caller: { kind: 'applicant', sub, name, idNumber: idNumber.idNumber, ...(phone !== undefined && { phone }) },
  };
}
