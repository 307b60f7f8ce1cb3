import { ServiceError } from '../../shared/domain/errors.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { PhoneCodeStore } from '../../shared/table/phone-code-store.ts';
import type { Write } from '../../shared/table/table.ts';
import type { ApplicantCaller } from '../http/caller.ts';

/** A phone, and the code that was sent to it. */
export interface PhoneProof {
  readonly phone: string;
  readonly phoneCodeId?: string | undefined;
  readonly phoneCode?: string | undefined;
}

/** Who declares the phone, where in the request, and when. */
interface ContactRequest {
  readonly caller: ApplicantCaller;
  readonly pointer: '/applicant/phone' | '/phone';
  readonly at: Instant;
}

/**
 * The write that uses up the code for a phone, or none where the token proves the phone. It belongs to the transaction
 * of what declares the phone.
 *
 * @param pointer where the request has the phone
 * @throws ServiceError VALIDATION at the phone where there is no code, at the missing field where there is half
 *   of one, and at /phoneCode where it is of no use
 */
export async function proveContact(
  { phone, phoneCodeId, phoneCode }: PhoneProof,
  { caller, pointer, at }: ContactRequest,
  phoneCodes: Pick<PhoneCodeStore, 'check'>,
): Promise<readonly Write[]> {
  if (phone === caller.phone) return [];
  if (phoneCodeId !== undefined && phoneCode !== undefined) {
    return [await phoneCodes.check({ phone, purpose: 'CONTACT', phoneCodeId, code: phoneCode, at })];
  }
  if (phoneCodeId !== undefined) throw missing('/phoneCode', '请填写短信验证码');
  if (phoneCode !== undefined) throw missing('/phoneCodeId', '请先获取短信验证码');
  throw missing(pointer, '该手机号码与登录账号的手机号码不一致，请获取该号码的短信验证码，填写后重新提交。');
}

function missing(pointer: string, message: string): ServiceError {
  return new ServiceError('VALIDATION', 'the phone is not proven', { errors: [{ pointer, message }] });
}
