import '../../api/zod-without-eval.ts';
import { type CivilDate, parseCivilDate } from '../../../shared/domain/civil-date.ts';
import { LEVELS, type Level } from '../../../shared/domain/declared.ts';
import type { ReasonDescription } from '../../../shared/domain/refusal.ts';
import { assessApplication, type DeclaredEntitlement } from '../../../shared/policy/assess-application.ts';
import { describeReason } from '../../../shared/policy/describe-reason.ts';
import { newestPolicy, policies, policiesOf, policyFor } from '../../../shared/policy/policies.ts';
import type { Policy } from '../../../shared/policy/policy.ts';
import { amountFor } from '../../../shared/policy/terms.ts';
import { CalendarMissingError, chineseCalendar } from '../../../shared/policy/working-calendar.ts';

/** The five answers of the check, all given. */
export interface CheckAnswers {
  readonly applicantCategory: DeclaredEntitlement['applicantCategory'];
  readonly certificateCategory: DeclaredEntitlement['certificate']['category'];
  readonly level: Level;
  readonly occupationCode: string;
  readonly issuedOn: string;
}

export interface CheckResult {
  readonly programme: string;
  /** The programme's name, which is Chinese in every language. */
  readonly title: string;
  readonly reasons: readonly ReasonDescription[];
  readonly amountFen: number | null;
  readonly lastDayToApply: string | null;
}

/**
 * What the service would say to a declaration at a moment, by the same rules, without sending it anywhere: once for
 * each programme that covers the issue date; where none does, what the default one says.
 *
 * @returns 'badDate' where there is no such day; 'unknown' where the holidays that decide are not known
 */
export function checkHere(answers: CheckAnswers, now: Date): readonly CheckResult[] | 'badDate' | 'unknown' {
  const issuedOn = parseCivilDate(answers.issuedOn);
  if (issuedOn === undefined) return 'badDate';
  const { applicantCategory, certificateCategory: category, level, occupationCode } = answers;
  const declared = { applicantCategory, certificate: { category, level, occupationCode, issuedOn } };
  const covering = policiesOn(issuedOn).map(({ programme }) => programme);
  try {
    return (covering.length > 0 ? covering : [undefined]).map((programme) => {
      const assessment = assessApplication(declared, now, policiesOf(programme), chineseCalendar);
      const { policy, reasons, lastDayToApply, amountFen } = assessment;
      const facts = { issuedOn, lastDay: lastDayToApply ?? undefined, policyId: policy.policyId };
      return {
        programme: policy.programme,
        title: policy.title,
        reasons: reasons.map((code) => describeReason(code, facts)),
        amountFen,
        lastDayToApply,
      };
    });
  } catch (error) {
    if (error instanceof CalendarMissingError) return 'unknown';
    throw error;
  }
}

/** The policies that cover an issue date, one of each programme at most, the default programme first. */
function policiesOn(issuedOn: CivilDate): readonly Policy[] {
  const programmes = [...new Set(policies.map(({ programme }) => programme))];
  return programmes.flatMap((programme) => policyFor(issuedOn, policiesOf(programme)) ?? []);
}

/** The programmes that cover an issue date, the default one first; none until it is a day. */
export function programmesOn(issuedOn: string | undefined): readonly Pick<Policy, 'programme' | 'title'>[] {
  const day = issuedOn === undefined ? undefined : parseCivilDate(issuedOn);
  return day === undefined ? [] : policiesOn(day).map(({ programme, title }) => ({ programme, title }));
}

/**
 * The programme that an application names: the one chosen where several cover the certificate, the only one that does;
 * undefined where none does, and where it is still to be chosen.
 */
export function programmeFor(issuedOn: string | undefined, chosen: string): string | undefined {
  const [first, ...others] = programmesOn(issuedOn);
  if (others.length === 0) return first?.programme;
  return [first, ...others].find((each) => each?.programme === chosen)?.programme;
}

/**
 * What each level is worth by the policies of the issue date, each amount once; by the newest one where none covers it.
 *
 * @param chosen the programme, where one was chosen
 */
export function amountsByLevel(issuedOn: string | undefined, chosen = ''): ReadonlyMap<Level, readonly number[]> {
  const day = issuedOn === undefined ? undefined : parseCivilDate(issuedOn);
  const covering = day === undefined ? [] : policiesOn(day);
  const policiesOfChoice = covering.filter(({ programme }) => programme === chosen);
  const counted = [policiesOfChoice, covering, [newestPolicy()]].find(({ length }) => length > 0) ?? [];
  const amountsFor = (level: Level) => counted.flatMap((policy) => amountFor(policy, level) ?? []);
  return new Map(LEVELS.map((level) => [level, [...new Set<number>(amountsFor(level))]]));
}
