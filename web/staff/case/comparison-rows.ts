import type { Language } from '../../../shared/contracts/portal-pages.ts';
import { LEVELS } from '../../../shared/domain/declared.ts';
import type { Check, EmploymentCondition } from '../../../shared/domain/finding.ts';
import type { Success } from '../../api/paths.ts';
import { dayText } from '../../text/format.ts';
import type { StaffText } from '../../text/zh/staff.ts';

type Task = Success<'readTask'>;
type CaseFile = Task['evidence']['application'];

/** What of the evidence is compared. */
export interface Compared {
  readonly application: {
    readonly occupation: string;
    readonly applicant: Pick<CaseFile['applicant'], 'name' | 'idNumber'>;
    readonly certificate: Pick<CaseFile['certificate'], 'level' | 'occupationCode' | 'issuedOn'>;
  };
  readonly required: Task['evidence']['required'];
  readonly checks: readonly Pick<Task['evidence']['checks'][number], 'check' | 'outcome' | 'found'>[];
}

export interface ComparedRow {
  readonly item: string;
  readonly declared: string;
  /** What the register has; that it has nothing, or that it has not answered. */
  readonly found: string;
  /** Undefined where there is nothing to compare. */
  readonly result: 'same' | 'differs' | undefined;
}

/** What was declared, or is required, beside what the registers have, item by item. */
export function comparedRows(evidence: Compared, text: StaffText, language: Language): readonly ComparedRow[] {
  const { applicant, certificate, occupation } = evidence.application;
  const { file } = text.desk;
  const { levels } = text.case;
  const checkOf = (check: Check) => evidence.checks.find((known) => known.check === check);
  const row =
    (check: Check) =>
    (item: string, declared: string, found: string | undefined, unlike = declared !== found): ComparedRow => ({
      item,
      declared,
      found: found ?? (checkOf(check)?.outcome === 'no-answer' ? file.unanswered : file.noRecord),
      result: found === undefined ? undefined : unlike ? 'differs' : 'same',
    });
  const [ofPerson, ofEmployment, ofCertificate] = [row('identity'), row('employment'), row('certificate')];
  const [employment, registry] = [checkOf('employment')?.found, checkOf('certificate')?.found];
  const { employmentConditions, insuredMonths } = evidence.required;
  const required = (fact: EmploymentCondition): ComparedRow => {
    const found = employment?.[fact];
    const row = ofEmployment(file[fact], file.yes, found === undefined ? undefined : found ? file.yes : file.no);
    return employmentConditions.includes(fact) ? row : { ...row, declared: file.notRequired, result: undefined };
  };
  const months = employment?.insuredMonths;
  const ofMonths = ofEmployment(
    file.insuredMonths,
    file.monthsAtLeast(insuredMonths),
    months === undefined ? undefined : file.months(months),
    months !== undefined && months < insuredMonths,
  );
  // The identity register says only whether name and number belong together, so its answer stands at both.
  const identity = checkOf('identity')?.outcome;
  const sameIdentity = (declared: string) =>
    identity === 'yes' ? declared : identity === 'no' ? file.mismatch : undefined;
  // The service shows an occupation that it has no name for by its code.
  const declaredName = occupation === certificate.occupationCode ? undefined : occupation;
  const foundOccupation = (code: string) =>
    occupationText(code, registry?.occupationName ?? (code === certificate.occupationCode ? declaredName : undefined));
  return [
    ofPerson(file.name, applicant.name, sameIdentity(applicant.name)),
    ofPerson(file.idNumber, applicant.idNumber, sameIdentity(applicant.idNumber)),
    // Nobody declares an employer: the register names it.
    { ...ofEmployment(file.employer, file.notDeclared, employment?.employer), result: undefined },
    required('inCity'),
    required('contract'),
    required('insured'),
    ...(insuredMonths > 0 ? [ofMonths] : []),
    required('filed'),
    ofCertificate(
      file.holder,
      applicant.name,
      registry?.sameHolder === undefined ? undefined : registry.sameHolder ? applicant.name : file.otherHolder,
    ),
    ofCertificate(
      file.level,
      levels[certificate.level],
      registry?.level === undefined ? undefined : levelName(registry.level, levels),
    ),
    ofCertificate(
      file.occupation,
      occupationText(certificate.occupationCode, declaredName),
      registry?.occupationCode && foundOccupation(registry.occupationCode),
      registry?.occupationCode !== certificate.occupationCode,
    ),
    ofCertificate(
      file.issuedOn,
      dayText(certificate.issuedOn, language),
      registry?.issuedOn && dayText(registry.issuedOn, language),
    ),
    ofCertificate(
      file.status,
      file.valid,
      registry?.status && (registry.status === 'VALID' ? file.valid : file.revoked),
    ),
  ];
}

/** A level by its name; a figure that is no level of ours, as the registry has it. */
function levelName(found: number, levels: StaffText['case']['levels']): string {
  const known = LEVELS.find((level) => level === found);
  return known === undefined ? String(found) : levels[known];
}

function occupationText(code: string, name: string | undefined): string {
  return name ? `${name} ${code}` : code;
}
