import type { fileObjectionRoute } from '../../shared/contracts/objection.ts';
import { type FieldError, ServiceError } from '../../shared/domain/errors.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { PhoneCodeStore } from '../../shared/table/phone-code-store.ts';
import type { Write } from '../../shared/table/table.ts';
import type { HttpRequest } from '../http/http-request.ts';
import type { SignedInCitizen } from './signed-in-citizen.ts';

export interface ObjectorDeps {
  readonly signedIn: (authorization: string) => Promise<SignedInCitizen>;
  readonly phoneCodes: Pick<PhoneCodeStore, 'check'>;
}

/** Who objects, and how the phone is proven to be theirs. */
export interface Objector {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  /** The subject of the token; undefined where name and ID number are only claimed. */
  readonly subject: string | undefined;
  /**
   * The writes that use the proof up. They belong into the transaction of the objection.
   *
   * @throws ServiceError VALIDATION where the code is of no use
   */
  readonly prove: (at: Instant) => Promise<readonly Write[]>;
}

/**
 * Who objects, by the token or by the fields of the body: one or the other, never a mix.
 *
 * @throws ServiceError TOKEN_INVALID, WRONG_KIND_OF_CALLER; VALIDATION for a mix, or a token without a phone number
 */
export async function objectorOf(
  { body, headers }: HttpRequest<typeof fileObjectionRoute>,
  { signedIn, phoneCodes }: ObjectorDeps,
): Promise<Objector> {
  const { statement: _, ...claimed } = body;
  if (headers.authorization !== undefined) {
    const citizen = await signedIn(headers.authorization);
    const extra = Object.entries(claimed).filter(([, value]) => value !== undefined);
    if (extra.length > 0) throw invalid(extra.map(([field]) => at(field, '已登录，无需填写此栏')));
    return { ...citizen, prove: async () => [] };
  }
  const { objectorName: name, objectorIdNumber: idNumber, phone, phoneCodeId, phoneCode: code } = claimed;
  if (!name || !idNumber || !phone || !phoneCodeId || !code) {
    const missing = Object.entries({
      objectorName: name,
      objectorIdNumber: idNumber,
      phone,
      phoneCodeId,
      phoneCode: code,
    });
    throw invalid(missing.filter(([, value]) => !value).map(([field]) => at(field, '必填，不能缺少；或登录后提交')));
  }
  const prove = async (moment: Instant) => [
    await phoneCodes.check({ phone, phoneCodeId, code, purpose: 'OBJECTION', at: moment }),
  ];
  return { name, idNumber, phone, subject: undefined, prove };
}

const at = (field: string, message: string): FieldError => ({ pointer: `/${field}`, message });

function invalid(errors: readonly FieldError[]): ServiceError {
  return new ServiceError('VALIDATION', 'neither a token nor every field', { errors });
}
