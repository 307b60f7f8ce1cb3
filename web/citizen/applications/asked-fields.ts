import type { CorrectableField } from '../../../shared/domain/correction.ts';
import type { DeclaredFieldName } from '../apply/declared-field.tsx';
import { FIELD_AT } from '../apply/form-values.ts';

/** The field of the form by what is to be corrected. */
export const FORM_FIELD = {
  'applicant.name': 'name',
  'applicant.socialSecurityNumber': 'socialSecurityNumber',
  'applicant.phone': 'phone',
  'certificate.category': 'certificateCategory',
  'certificate.number': 'certificateNumber',
  'certificate.issuedOn': 'issuedOn',
  'certificate.occupationCode': 'occupationCode',
  'certificate.level': 'level',
  'payee.kind': 'payeeKind',
  'payee.bankName': 'bankName',
  'payee.accountNumber': 'accountNumber',
} as const satisfies Readonly<Record<CorrectableField, DeclaredFieldName>>;

const ORDER: readonly string[] = Object.values(FIELD_AT);

/** What was asked for, in the order of the form. */
export function inOrder(fields: readonly CorrectableField[]): readonly CorrectableField[] {
  return [...fields].sort((one, other) => ORDER.indexOf(FORM_FIELD[one]) - ORDER.indexOf(FORM_FIELD[other]));
}
