import * as z from 'zod/mini';
import { agencyCodeField } from '../../shared/contracts/fields.ts';
import { STAFF_ROLES } from '../../shared/domain/actor.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import { parseIdNumber } from '../../shared/domain/id-number.ts';
import { plainMobile } from '../../shared/domain/phone.ts';
import type { Caller } from './caller.ts';

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

const claimsSchema = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(255)),
  name: text,
  id_number: z.optional(z.string()),
  phone_number: z.optional(text),
  roles: z._default(z.array(z.string()), []),
  agency: z.optional(agencyCodeField),
  amr: z._default(z.array(z.string()), []),
});

/** Why a genuine token opens nothing here. */
export type ClaimsRefusal =
  | 'claims'
  | 'id-number'
  | 'staff-without-id-number'
  | 'no-second-factor'
  | 'no-agency'
  | 'neither-role-nor-id-number';

export type ClaimsReading =
  | {
      readonly ok: true;
      readonly caller: Caller;
      readonly name: string;
    }
  | { readonly ok: false; readonly refusal: ClaimsRefusal };

/**
 * Reads from the claims of a verified token who the caller is.
 *
 * One of our roles makes a staff member, who needs an ID number, an agency and a second factor; roles of other systems
 * are dropped. The ID number says which person holds the account. Without a role of ours, an ID number
 * makes an applicant.
 *
 * @param settings.today the civil day in Beijing, for the birth date in the ID number
 * @param settings.secondFactors the `amr` values that show more than knowledge of a password
 */
export function readClaims(
  claims: unknown,
  { today, secondFactors }: { readonly today: CivilDate; readonly secondFactors: readonly string[] },
): ClaimsReading {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return { ok: false, refusal: 'claims' };
  const { sub: subject, name, phone_number, id_number, agency, amr } = parsed.data;

  const idNumber = id_number === undefined ? undefined : parseIdNumber(id_number, today);
  if (idNumber?.ok === false) return { ok: false, refusal: 'id-number' };

  const roles = STAFF_ROLES.filter((role) => parsed.data.roles.includes(role));
  if (roles.length > 0) {
    if (idNumber === undefined) return { ok: false, refusal: 'staff-without-id-number' };
    if (!amr.some((method) => secondFactors.includes(method))) return { ok: false, refusal: 'no-second-factor' };
    if (agency === undefined) return { ok: false, refusal: 'no-agency' };
    const caller = { kind: 'staff', subject, name, roles, agency, idNumber: idNumber.idNumber } as const;
    return { ok: true, caller, name };
  }
  if (idNumber === undefined) return { ok: false, refusal: 'neither-role-nor-id-number' };
  const phone = plainMobile(phone_number ?? '');
  const caller = { kind: 'applicant', subject, idNumber: idNumber.idNumber, ...(phone && { phone }) } as const;
  return { ok: true, caller, name };
}
