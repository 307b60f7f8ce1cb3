import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES, LEVELS, PAYEE_KINDS } from '../../../shared/domain/declared.ts';
import { type DateParts, dateOf, NO_DATE } from '../certificate/date-parts.ts';

/** What stands in the form, as typed. */
export interface FormValues {
  readonly name: string;
  readonly idNumber: string;
  readonly socialSecurityNumber: string;
  readonly phone: string;
  readonly phoneCodeId: string;
  readonly phoneCode: string;
  readonly applicantCategory: string;
  readonly certificateCategory: string;
  readonly certificateNumber: string;
  readonly occupationCode: string;
  readonly level: string;
  readonly issuedOn: DateParts;
  /** Chosen where several programmes cover the certificate. */
  readonly programme: string;
  readonly payeeKind: string;
  readonly bankName: string;
  readonly accountNumber: string;
}

export const EMPTY_FORM: FormValues = {
  name: '',
  idNumber: '',
  socialSecurityNumber: '',
  phone: '',
  phoneCodeId: '',
  phoneCode: '',
  applicantCategory: '',
  certificateCategory: '',
  certificateNumber: '',
  occupationCode: '',
  level: '',
  issuedOn: NO_DATE,
  programme: '',
  payeeKind: '',
  bankName: '',
  accountNumber: '',
};

/** The fields in the order of the page, by where they stand in the body of a request. */
export const FIELD_AT = {
  '/applicant/name': 'name',
  '/applicant/idNumber': 'idNumber',
  '/applicant/socialSecurityNumber': 'socialSecurityNumber',
  '/applicant/phone': 'phone',
  '/phoneCodeId': 'phoneCode',
  '/phoneCode': 'phoneCode',
  '/applicant/category': 'applicantCategory',
  '/certificate/category': 'certificateCategory',
  '/certificate/number': 'certificateNumber',
  '/certificate/issuedOn': 'issuedOn',
  '/certificate/occupationCode': 'occupationCode',
  '/certificate/level': 'level',
  '/programme': 'programme',
  '/payee/kind': 'payeeKind',
  '/payee/bankName': 'bankName',
  '/payee/accountNumber': 'accountNumber',
} as const;
export type FieldName = (typeof FIELD_AT)[keyof typeof FIELD_AT];

/** The field at a pointer, also where the pointer leads to a part of it. */
export function fieldAt(pointer: string): FieldName | undefined {
  return Object.entries(FIELD_AT).find(([at]) => pointer === at || pointer.startsWith(`${at}/`))?.[1];
}

/** The body of a request as the form has it. What is not filled in is left out, and the contract's check finds it. */
export function bodyOf(values: FormValues, signInPhone: string | undefined) {
  const phone = plain(values.phone);
  const codeNeeded = phone !== signInPhone && values.phoneCodeId !== '';
  return {
    applicant: {
      name: values.name,
      idNumber: plain(values.idNumber),
      socialSecurityNumber: values.socialSecurityNumber,
      phone,
      category: APPLICANT_CATEGORIES.find((category) => category === values.applicantCategory),
    },
    certificate: {
      category: CERTIFICATE_CATEGORIES.find((category) => category === values.certificateCategory),
      number: values.certificateNumber,
      level: LEVELS.find((level) => String(level) === values.level),
      occupationCode: values.occupationCode,
      issuedOn: dateOf(values.issuedOn),
    },
    payee: {
      kind: PAYEE_KINDS.find((kind) => kind === values.payeeKind),
      bankName: values.bankName.trim() || undefined,
      accountNumber: values.accountNumber,
    },
    ...(codeNeeded && { phoneCodeId: values.phoneCodeId, phoneCode: plain(values.phoneCode) }),
  };
}

/** Digits are often typed in groups, or full-width. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '');
}
