import type { CivilDate } from '../domain/civil-date.ts';
import type { ApplicantCategory, CertificateCategory } from '../domain/declared.ts';
import type { EmploymentCondition } from '../domain/finding.ts';
import { occupationsOf } from './occupation-catalogue.ts';
import { policyById } from './policies.ts';
import type { LevelAmount, Policy } from './policy.ts';

/** The figures that a draft may change, each with the name under which its clause is given. */
export interface DraftFigures {
  readonly issuedFrom?: CivilDate | undefined;
  readonly issuedTo?: CivilDate | undefined;
  readonly monthsToApply?: number | undefined;
  /** 0 means that the level is not subsidised any more. */
  readonly amounts?: readonly LevelAmount[] | undefined;
  readonly annualLimit?: number | null | undefined;
  readonly eligibleApplicantCategories?: readonly ApplicantCategory[] | undefined;
  readonly certificateCategories?: readonly CertificateCategory[] | undefined;
  readonly employmentConditions?: readonly EmploymentCondition[] | undefined;
  readonly insuredMonths?: number | undefined;
  readonly occupationsExcept?: readonly string[] | undefined;
}
export type DraftFigure = keyof DraftFigures;

export const DRAFT_FIGURES = [
  'issuedFrom',
  'issuedTo',
  'monthsToApply',
  'amounts',
  'annualLimit',
  'eligibleApplicantCategories',
  'certificateCategories',
  'employmentConditions',
  'insuredMonths',
  'occupationsExcept',
] as const satisfies readonly DraftFigure[];

export interface DraftFile extends DraftFigures {
  readonly basedOn: string;
  readonly title?: string | undefined;
  readonly sources: Readonly<Record<string, string>>;
}

/** A policy that is not in force, and what it would replace. */
export interface Draft {
  readonly policy: Policy;
  readonly replaced: Policy;
  /** The clause behind each figure that the draft changes. */
  readonly sources: Readonly<Partial<Record<DraftFigure, string>>>;
}

/** What is wrong with a draft: the pointer to it, and one Chinese sentence. */
export interface DraftFault {
  readonly pointer: string;
  readonly message: string;
}

/**
 * The policy that a draft would make of the one it is based on; or everything that is wrong with it, at once.
 *
 * A draft must name the clause behind each figure that it changes. It must keep an amount for each level that has one,
 * not exceed what a higher paper allows, and not cover days of another policy of its programme.
 */
export function draftOf(
  file: DraftFile,
  policies: readonly Policy[],
): { readonly draft: Draft } | { readonly faults: readonly DraftFault[] } {
  const replaced = policyById(file.basedOn, policies);
  if (!replaced) return { faults: [{ pointer: '/basedOn', message: `没有编号为“${file.basedOn}”的政策` }] };
  const { occupationsExcept, basedOn: _, title, sources, ...figures } = file;
  const given = Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined));
  const policy: Policy = {
    ...replaced,
    ...given,
    ...(figures.amounts && { amounts: figures.amounts.filter(({ amountFen }) => amountFen > 0) }),
    ...(occupationsExcept && { occupations: { ...replaced.occupations, except: occupationsExcept } }),
    title: title ?? replaced.title,
  };
  const faults = [
    ...clauseFaults(file),
    ...dateFaults(policy, policies),
    ...amountFaults(figures.amounts, replaced),
    ...occupationFaults(occupationsExcept, replaced),
  ];
  return faults.length > 0 ? { faults } : { draft: { policy, replaced, sources } };
}

function clauseFaults(file: DraftFile): readonly DraftFault[] {
  const changed = DRAFT_FIGURES.filter((figure) => file[figure] !== undefined);
  if (changed.length === 0) return [{ pointer: '', message: '草案没有修改任何一项，请至少填写一项' }];
  return [
    ...changed
      .filter((figure) => !file.sources[figure])
      .map((figure) => ({ pointer: `/sources/${figure}`, message: `“${figure}”缺少政策依据，请在 sources 中填写` })),
    ...Object.keys(file.sources)
      .filter((name) => !changed.some((figure) => figure === name))
      .map((name) => ({ pointer: `/sources/${name}`, message: `“${name}”不是本草案修改的栏目，请删除这项依据` })),
  ];
}

function dateFaults(policy: Policy, policies: readonly Policy[]): readonly DraftFault[] {
  const { issuedFrom, issuedTo, policyId, programme } = policy;
  if (issuedFrom > issuedTo) return [{ pointer: '/issuedTo', message: '证书核发日期的截止日早于起始日' }];
  return policies
    .filter((other) => other.programme === programme && other.policyId !== policyId)
    .filter((other) => issuedFrom <= other.issuedTo && other.issuedFrom <= issuedTo)
    .map(({ title, issuedFrom: from, issuedTo: to }) => ({
      pointer: '/issuedFrom',
      message: `证书核发日期与现行政策“${title}”（${from}至${to}）重叠`,
    }));
}

function amountFaults(amounts: readonly LevelAmount[] | undefined, replaced: Policy): readonly DraftFault[] {
  if (!amounts) return [];
  const has = (level: number) => amounts.filter((amount) => amount.level === level).length;
  const missing = replaced.amounts.filter(({ level }) => has(level) === 0);
  const repeated = amounts.filter(({ level }, index) => amounts.findIndex((other) => other.level === level) < index);
  const over = amounts.flatMap(({ level, amountFen }) => {
    const most = replaced.amountsAtMost?.find((amount) => amount.level === level)?.amountFen;
    return most !== undefined && amountFen > most ? [{ level, most }] : [];
  });
  const fault = (message: string) => ({ pointer: '/amounts', message });
  return [
    ...missing.map(({ level }) => fault(`缺少${level}级的补贴金额；不再补贴的等级请填0`)),
    ...repeated.map(({ level }) => fault(`${level}级的补贴金额重复`)),
    ...over.map(({ level, most }) => fault(`${level}级的补贴金额超过上位规定的上限${most / 100}元`)),
  ];
}

function occupationFaults(except: readonly string[] | undefined, replaced: Policy): readonly DraftFault[] {
  if (!except) return [];
  const known = new Set(occupationsOf(replaced).map(({ code }) => code));
  return except
    .filter((code) => !known.has(code))
    .map((code) => ({ pointer: '/occupationsExcept', message: `职业编码${code}不在该政策的补贴职业目录中` }));
}
