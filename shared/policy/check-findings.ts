import type { CivilDate } from '../domain/civil-date.ts';
import type { CertificateCategory, Level } from '../domain/declared.ts';
import type { ReasonCode } from '../domain/reason-code.ts';

export interface NotFound {
  readonly found: false;
}

/** What the employment register says of a person; each fact is of the one enterprise that employs them. */
export interface EmploymentRecord {
  readonly found: true;
  readonly inCity: boolean;
  readonly contract: boolean;
  readonly insured: boolean;
  readonly filed: boolean;
}

/** What a certificate registry says under a number. */
export interface CertificateRecord {
  readonly found: true;
  readonly category: CertificateCategory;
  readonly holderIdNumber: string;
  readonly holderName: string;
  readonly level: number;
  readonly occupationCode: string;
  readonly issuedOn: CivilDate;
  readonly status: 'VALID' | 'REVOKED';
}

/** What the applicant declared of a certificate and its holder. */
export interface DeclaredCertificate {
  readonly category: CertificateCategory;
  readonly holderIdNumber: string;
  readonly holderName: string;
  readonly level: Level;
  readonly occupationCode: string;
  readonly issuedOn: CivilDate;
}

/** The reasons in an answer of the identity register: name and ID number belong together, or not. */
export function identityReasons(match: boolean): readonly ReasonCode[] {
  return match ? [] : ['IDENTITY_MISMATCH'];
}

/**
 * The reasons in an answer of the employment register, all at once.
 *
 * No record under this ID number and social-security number is one reason: usually the number is mistyped. It says
 * nothing about the four facts.
 *
 * @source Guide §1, §2
 */
export function employmentReasons(answer: EmploymentRecord | NotFound): readonly ReasonCode[] {
  if (!answer.found) return ['EMPLOYMENT_RECORD_NOT_FOUND'];
  const reasons: ReasonCode[] = [];
  if (!answer.inCity) reasons.push('EMPLOYER_NOT_IN_CITY');
  if (!answer.contract) reasons.push('NO_LABOUR_CONTRACT');
  if (!answer.insured) reasons.push('NO_SOCIAL_INSURANCE');
  if (!answer.filed) reasons.push('EMPLOYMENT_NOT_FILED');
  return reasons;
}

/**
 * The reasons in an answer of a certificate registry, all at once.
 *
 * A record of another category than declared is not a record of the declared certificate.
 *
 * @source Guide §2
 */
export function certificateReasons(
  declared: DeclaredCertificate,
  answer: CertificateRecord | NotFound,
): readonly ReasonCode[] {
  if (!answer.found || answer.category !== declared.category) return ['CERTIFICATE_NOT_FOUND'];
  const reasons: ReasonCode[] = [];
  if (answer.status === 'REVOKED') reasons.push('CERTIFICATE_REVOKED');
  if (!sameHolder(declared, answer)) reasons.push('CERTIFICATE_HOLDER_MISMATCH');
  if (answer.level !== declared.level) reasons.push('CERTIFICATE_LEVEL_MISMATCH');
  if (answer.occupationCode !== declared.occupationCode) reasons.push('CERTIFICATE_OCCUPATION_MISMATCH');
  if (answer.issuedOn !== declared.issuedOn) reasons.push('CERTIFICATE_DATE_MISMATCH');
  return reasons;
}

/** Whether a record is of the person who declared it, however a register writes the name. */
export function sameHolder(declared: DeclaredCertificate, record: CertificateRecord): boolean {
  return (
    declared.holderIdNumber.toUpperCase() === record.holderIdNumber.toUpperCase() &&
    comparableName(declared.holderName) === comparableName(record.holderName)
  );
}

// Registers differ in spaces and in the dot between the parts of a name (·, •, ．, ・). The person is the same.
function comparableName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[•・.‧]/gu, '·');
}
