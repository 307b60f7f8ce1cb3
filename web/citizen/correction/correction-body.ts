import type { CorrectableField } from '../../../shared/domain/correction.ts';
import { bodyOf, type FormValues } from '../apply/form-values.ts';

/** Parts of a declaration, each with some of its fields; and texts beside them. */
type Body = Readonly<Record<string, Readonly<Record<string, unknown>> | string | undefined>>;

/**
 * A correction as the service takes it: exactly the fields that were asked for, and the code where the phone is one of
 * them and needs it.
 */
export function correctionOf(
  values: FormValues,
  asked: readonly CorrectableField[],
  signInPhone: string | undefined,
): Body {
  const { phoneCodeId, phoneCode, ...declared } = bodyOf(values, signInPhone);
  const parts = Object.entries(declared).flatMap(([part, fields]) => {
    const named = Object.entries(fields).filter(([name]) => asked.some((field) => field === `${part}.${name}`));
    return named.length > 0 ? [[part, Object.fromEntries(named)] as const] : [];
  });
  const isProven = asked.includes('applicant.phone') && phoneCodeId !== undefined;
  return { ...Object.fromEntries(parts), ...(isProven && { phoneCodeId, phoneCode }) };
}

/** Where the fields are that were asked for and are not filled in. */
export function missingIn(body: Body, asked: readonly CorrectableField[]): readonly string[] {
  return asked.flatMap((field) => {
    const [part = '', name = ''] = field.split('.');
    const fields = body[part];
    return typeof fields === 'object' && fields[name] !== undefined ? [] : [`/${part}/${name}`];
  });
}
