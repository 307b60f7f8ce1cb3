import '../../api/zod-without-eval.ts';
import { parseCivilDate } from '../../../shared/domain/civil-date.ts';
import { LEVELS, type Level } from '../../../shared/domain/declared.ts';
import type { ReasonDescription } from '../../../shared/domain/refusal.ts';
import { assessApplication, type DeclaredEntitlement } from '../../../shared/policy/assess-application.ts';
import { describeReason } from '../../../shared/policy/describe-reason.ts';
import { newestPolicy, policies, policyFor } from '../../../shared/policy/policies.ts';
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
  readonly reasons: readonly ReasonDescription[];
  readonly amountFen: number | null;
  readonly lastDayToApply: string | null;
}

/**
 * What the service would say to a declaration at a moment, by the same rules, without sending it anywhere.
 *
 * @returns 'badDate' where there is no such day; 'unknown' where the holidays that decide are not known
 */
export function checkHere(answers: CheckAnswers, now: Date): CheckResult | 'badDate' | 'unknown' {
  const issuedOn = parseCivilDate(answers.issuedOn);
  if (issuedOn === undefined) return 'badDate';
  const { applicantCategory, certificateCategory: category, level, occupationCode } = answers;
  const certificate = { category, level, occupationCode, issuedOn };
  try {
    const { reasons, lastDayToApply, amountFen } = assessApplication(
      { applicantCategory, certificate },
      now,
      policies,
      chineseCalendar,
    );
    const facts = { issuedOn, lastDay: lastDayToApply ?? undefined };
    return { reasons: reasons.map((code) => describeReason(code, facts)), amountFen, lastDayToApply };
  } catch (error) {
    if (error instanceof CalendarMissingError) return 'unknown';
    throw error;
  }
}

/** What each level is worth by the policy of the issue date; by the newest one where none covers it. */
export function amountsByLevel(issuedOn: string | undefined): ReadonlyMap<Level, number | null> {
  const day = issuedOn === undefined ? undefined : parseCivilDate(issuedOn);
  const policy = (day && policyFor(day)) ?? newestPolicy();
  return new Map(LEVELS.map((level) => [level, amountFor(policy, level)]));
}
