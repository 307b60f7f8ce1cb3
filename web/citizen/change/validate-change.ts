import '../../api/zod-without-eval.ts';
import * as z from 'zod/mini';
import { payeeField } from '../../../shared/contracts/apply.ts';
import { contactBody } from '../../../shared/contracts/contact.ts';
import { bodyOf, type FormValues } from '../apply/form-values.ts';

/** What fulfils the contract; else where it does not, as JSON pointers. */
type Checked<Body> = { readonly body: Body } | { readonly pointers: readonly string[] };

export function validatePayee(values: FormValues): Checked<z.input<typeof payeeField>> {
  const checked = z.safeParse(payeeField, bodyOf(values, undefined).payee);
  return checked.success ? { body: checked.data } : pointersIn(checked.error);
}

/** The phone, with the code that proves it where the sign-in does not. */
export function validateContact(
  values: FormValues,
  signInPhone: string | undefined,
): Checked<z.input<typeof contactBody>> {
  const { applicant, phoneCodeId, phoneCode } = bodyOf(values, signInPhone);
  const proof = phoneCodeId === undefined ? {} : { phoneCodeId, phoneCode };
  const checked = z.safeParse(contactBody, { phone: applicant.phone, ...proof });
  return checked.success ? { body: checked.data } : pointersIn(checked.error);
}

function pointersIn({ issues }: z.core.$ZodError): { readonly pointers: readonly string[] } {
  return { pointers: issues.map(({ path }) => `/${path.join('/')}`) };
}
