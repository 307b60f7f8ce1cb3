import type { Success } from '../../api/paths.ts';
import type { StaffText } from '../../text/zh/staff.ts';

type Evidence = Success<'readTask'>['evidence'];

export interface ComparedRow {
  readonly item: string;
  readonly declared: string;
  /** Undefined where the register has not said. */
  readonly found: string | undefined;
  readonly differs: boolean;
}

/** What was declared beside what the registers have, item by item. */
export function comparedRows(
  { application, checks }: Evidence,
  { case: words, desk }: StaffText,
): readonly ComparedRow[] {
  const { applicant, certificate } = application;
  const { file } = desk;
  const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? file.yes : file.no);
  const row = (item: string, declared: string, found: string | undefined): ComparedRow => ({
    item,
    declared,
    found,
    differs: found !== undefined && declared !== found,
  });
  const found = (check: Evidence['checks'][number]['check']) => checks.find((known) => known.check === check)?.found;
  const [employment, registry] = [found('employment'), found('certificate')];
  const identity = checks.find(({ check }) => check === 'identity');
  // The identity register says only whether name and number belong together, so its answer stands at both.
  const mismatch = identity?.outcome === 'no' ? file.differs : undefined;
  const sameIdentity = (declared: string) => (identity?.outcome === 'yes' ? declared : mismatch);
  const level = words.levels[certificate.level];
  return [
    row(file.name, applicant.name, sameIdentity(applicant.name)),
    row(file.idNumber, applicant.idNumber, sameIdentity(applicant.idNumber)),
    row(file.employer, employment?.employer ?? '-', employment?.employer),
    row(file.inCity, file.yes, yesNo(employment?.inCity)),
    row(file.contract, file.yes, yesNo(employment?.contract)),
    row(file.insured, file.yes, yesNo(employment?.insured)),
    row(file.filed, file.yes, yesNo(employment?.filed)),
    row(file.holder, file.yes, yesNo(registry?.sameHolder)),
    row(
      file.level,
      level,
      registry?.level === undefined ? undefined : registry.level === certificate.level ? level : String(registry.level),
    ),
    row(file.occupation, certificate.occupationCode, registry?.occupationCode),
    row(file.issuedOn, certificate.issuedOn, registry?.issuedOn),
    row(file.status, file.valid, registry?.status && (registry.status === 'VALID' ? file.valid : file.revoked)),
  ];
}
