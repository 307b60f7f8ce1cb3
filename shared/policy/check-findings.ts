import type { CivilDate } from '../domain/civil-date.ts';
import type { CertificateCategory, Level } from '../domain/declared.ts';
import { EMPLOYMENT_CONDITIONS, type EmploymentCondition } from '../domain/finding.ts';
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
  /** Months of contributions to unemployment insurance, in sum, with any employer; a register may not know them. */
  readonly insuredMonths?: number | undefined;
}

/** What a programme asks of an applicant's employment. */
export interface EmploymentRequirements {
  /** Where absent: all of them. */
  readonly employmentConditions?: readonly EmploymentCondition[] | undefined;
  /** Months of contributions to unemployment insurance, in sum; where absent: none. */
  readonly insuredMonths?: number | undefined;
}

const REASON_OF = {
  inCity: 'EMPLOYER_NOT_IN_CITY',
  contract: 'NO_LABOUR_CONTRACT',
  insured: 'NO_SOCIAL_INSURANCE',
  filed: 'EMPLOYMENT_NOT_FILED',
} as const satisfies Record<EmploymentCondition, ReasonCode>;

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

/** An answer of the identity register: whether name and ID number belong together, and of a death, if it tells one. */
export interface IdentityAnswer {
  readonly match: boolean;
  readonly diedOn?: CivilDate | null | undefined;
}

/**
 * The reasons in an answer of the identity register.
 *
 * @param aliveOn a death on this day or later is no reason; without it, every death is
 * @source Guide §2; 民法典 13
 */
export function identityReasons({ match, diedOn }: IdentityAnswer, aliveOn?: CivilDate): readonly ReasonCode[] {
  if (!match) return ['IDENTITY_MISMATCH'];
  return diedOn && (aliveOn === undefined || diedOn < aliveOn) ? ['DECEASED'] : [];
}

/**
 * The reasons in an answer of the employment register, all at once.
 *
 * No record under this ID number and social-security number is one reason: usually the number is mistyped. It says
 * nothing about the four facts. Months that the register does not know are no reason: lacksMonths says so.
 *
 * @source Guide §1, §2; 人社部发〔2017〕40号 (months of contributions)
 */
export function employmentReasons(
  answer: EmploymentRecord | NotFound,
  { employmentConditions = EMPLOYMENT_CONDITIONS, insuredMonths = 0 }: EmploymentRequirements = {},
): readonly ReasonCode[] {
  if (!answer.found) return ['EMPLOYMENT_RECORD_NOT_FOUND'];
  const lacking = EMPLOYMENT_CONDITIONS.filter((fact) => employmentConditions.includes(fact) && !answer[fact]);
  const reasons: ReasonCode[] = lacking.map((fact) => REASON_OF[fact]);
  if (answer.insuredMonths !== undefined && answer.insuredMonths < insuredMonths)
    reasons.push('INSURED_MONTHS_TOO_FEW');
  return reasons;
}

/** Whether months of contributions are asked for which the register did not tell. */
export function lacksMonths(answer: EmploymentRecord, { insuredMonths = 0 }: EmploymentRequirements = {}): boolean {
  return insuredMonths > 0 && answer.insuredMonths === undefined;
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
