import type { PRESENTERS } from '../../../shared/domain/counter-entry.ts';
import { MOBILE_PATTERN } from '../../../shared/domain/phone.ts';
import { EMPTY_FORM, FIELD_AT, type FieldName, bodyOf as fieldsOf } from '../../citizen/apply/form-values.ts';
import { type Fitting, isChosen, isDay, ofLength, type Typed } from '../form/form-rules.ts';

/** The fields of the citizens' form, without the code for the phone: the person is here. */
export type DeclaredField = Exclude<FieldName, 'phoneCode'>;

export type EntryField = 'presentedBy' | 'agentName' | 'agentIdNumber' | 'agentRelation' | DeclaredField;

/** Who is at the counter. */
export type Presenter = (typeof PRESENTERS)[number];

export const NO_ENTRY: Typed<EntryField> = {
  presentedBy: '',
  agentName: '',
  agentIdNumber: '',
  agentRelation: '',
  name: '',
  idNumber: '',
  socialSecurityNumber: '',
  phone: '',
  applicantCategory: '',
  certificateCategory: '',
  certificateNumber: '',
  issuedOn: '',
  occupationCode: '',
  level: '',
  programme: '',
  payeeKind: '',
  bankName: '',
  accountNumber: '',
};

const isIdNumber = (value: string) => /^\d{17}[\dX]$/.test(plain(value));
/** What only an agent has. */
const ofAgent =
  (fits: (value: string) => boolean) =>
  (value: string, { presentedBy }: Typed<EntryField>): boolean =>
    presentedBy !== 'AGENT' || fits(value);

/**
 * Whether an entry can be sent as it is typed, in the order of the form.
 *
 * @param offered the programmes that cover the certificate; one of several must be chosen
 */
export function fittingFor(offered: readonly { readonly programme: string }[]): Fitting<EntryField> {
  return {
    presentedBy: isChosen,
    agentName: ofAgent(ofLength(2, 50)),
    agentIdNumber: (value, typed) =>
      ofAgent((typedNumber) => isIdNumber(typedNumber) && plain(typedNumber) !== plain(typed.idNumber))(value, typed),
    agentRelation: ofAgent(ofLength(2, 20)),
    name: ofLength(2, 50),
    idNumber: isIdNumber,
    socialSecurityNumber: ofLength(1, 30),
    phone: (value) => MOBILE_PATTERN.test(plain(value)),
    applicantCategory: isChosen,
    certificateCategory: isChosen,
    certificateNumber: (value) => /^[A-Z0-9]{4,40}$/.test(plain(value)),
    issuedOn: isDay,
    occupationCode: isChosen,
    level: isChosen,
    programme: (value) => offered.length < 2 || offered.some(({ programme }) => programme === value),
    payeeKind: isChosen,
    bankName: (value, { payeeKind }) => (value.trim() === '' ? payeeKind !== 'BANK_ACCOUNT' : ofLength(2, 60)(value)),
    accountNumber: (value) => /^\d{16,19}$/.test(plain(value)),
  };
}

/** The fields of the form for what the service finds wrong, by pointer. */
export const FIELD_FOR: Readonly<Record<string, EntryField>> = {
  ...Object.fromEntries(
    Object.entries(FIELD_AT).filter((each): each is [string, DeclaredField] => each[1] !== 'phoneCode'),
  ),
  '/agent': 'agentName',
  '/agent/name': 'agentName',
  '/agent/idNumber': 'agentIdNumber',
  '/agent/relation': 'agentRelation',
};

/**
 * An entry as the service takes it.
 *
 * @param programme the one that covers the certificate, or the one chosen
 * @throws RangeError where something is not chosen, which the form has checked before
 */
export function bodyOf(typed: Typed<EntryField>, programme: string | undefined) {
  const [year = '', month = '', day = ''] = typed.issuedOn.split('-');
  const fields = fieldsOf({ ...EMPTY_FORM, ...typed, issuedOn: { year, month, day } }, plain(typed.phone));
  const { applicant, certificate, payee } = fields;
  const { category } = applicant;
  const { category: certificateCategory, level, issuedOn } = certificate;
  const { kind } = payee;
  if (!category || !certificateCategory || !level || !issuedOn || !kind) throw new RangeError('an entry with gaps');
  const entry = {
    ...(programme !== undefined && { programme }),
    applicant: { ...applicant, category },
    certificate: { ...certificate, category: certificateCategory, level, issuedOn },
    payee: { ...payee, kind },
    channel: 'COUNTER' as const,
  };
  if (typed.presentedBy !== 'AGENT') return { ...entry, presentedBy: 'SELF' as const };
  const agent = {
    name: typed.agentName.trim(),
    idNumber: plain(typed.agentIdNumber),
    relation: typed.agentRelation.trim(),
  };
  return { ...entry, presentedBy: 'AGENT' as const, agent };
}

/** Numbers are often typed in groups, full-width, or in small letters. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}
