import { addMonths, beijingDate, type CivilDate, daysBetween } from '../domain/civil-date.ts';
import type { ApplicantCategory, CertificateCategory, Level } from '../domain/declared.ts';
import type { Fen } from '../domain/money.ts';
import { REASON_CODES, type ReasonCode } from '../domain/reason-code.ts';
import { deadlineInstant, lastDayToApply } from './last-day-to-apply.ts';
import { admitsOccupation, conceptOf, levelsOf } from './occupation-catalogue.ts';
import { policyFor } from './policies.ts';
import type { Policy } from './policy.ts';
import { amountFor } from './terms.ts';
import { CalendarMissingError, type WorkingCalendar } from './working-calendar.ts';

/** What the rules look at in an application. */
export interface DeclaredEntitlement {
  readonly applicantCategory: ApplicantCategory;
  readonly certificate: {
    readonly category: CertificateCategory;
    readonly level: Level;
    readonly occupationCode: string;
    readonly issuedOn: CivilDate;
  };
}

export interface Assessment {
  /** The policy that covers the issue date; where none does, the one whose window lies nearest. */
  readonly policy: Policy;
  /** What the policy pays for the level, entitled or not; null where it pays nothing for it. */
  readonly amountFen: Fen | null;
  /** Null where it falls in a year whose holidays are not yet known: it is never guessed. */
  readonly lastDayToApply: CivilDate | null;
  /** Every reason that can be known from the declaration alone, in the order of REASON_CODES; none when eligible. */
  readonly reasons: readonly ReasonCode[];
}

/**
 * Whether a declaration may be submitted at an instant, with all reasons against it at once.
 *
 * A certificate issued today counts as issued. One second before 24:00 of the last day is in time; 24:00 itself is
 * late. assessRecord covers what depends on the person's earlier applications.
 *
 * Within the plain months an application is always in time. The calendar is needed only after them, when holidays
 * decide.
 *
 * @throws CalendarMissingError where a policy covers the certificate, the plain months are over, and the year has no
 *   holiday data
 * @throws RangeError where there is no policy at all
 * @source Guide §1, §4; Civil Code 201–203
 */
export function assessApplication(
  declared: DeclaredEntitlement,
  now: Date,
  policies: readonly Policy[],
  calendar: WorkingCalendar,
): Assessment {
  const { category, level, issuedOn } = declared.certificate;
  const covering = policyFor(issuedOn, policies);
  const policy = covering ?? nearestPolicy(issuedOn, policies);
  const plainMonthsAreOver = now >= deadlineInstant(addMonths(issuedOn, policy.monthsToApply));
  const lastDay =
    covering && plainMonthsAreOver
      ? lastDayToApply(issuedOn, policy.monthsToApply, calendar)
      : lastDayIfKnown(issuedOn, policy, calendar);
  const holds: Partial<Record<ReasonCode, boolean>> = {
    CERTIFICATE_CATEGORY_EXCLUDED: !policy.certificateCategories.includes(category),
    APPLICANT_CATEGORY_NOT_ELIGIBLE: !policy.eligibleApplicantCategories.includes(declared.applicantCategory),
    CERTIFICATE_DATE_OUTSIDE_WINDOW: covering === undefined,
    CERTIFICATE_NOT_YET_ISSUED: issuedOn > beijingDate(now),
    APPLICATION_DEADLINE_PASSED: lastDay !== null && now >= deadlineInstant(lastDay),
    OCCUPATION_NOT_IN_CATALOGUE: !admitsOccupation(policy, declared.certificate),
    LEVEL_NOT_IN_CATALOGUE: !levelsOf(policy, conceptOf(declared.certificate)).includes(level),
  };
  return {
    policy,
    amountFen: amountFor(policy, level),
    lastDayToApply: lastDay,
    reasons: REASON_CODES.filter((code) => holds[code] === true),
  };
}

function nearestPolicy(issuedOn: CivilDate, policies: readonly Policy[]): Policy {
  const distance = (policy: Policy) =>
    Math.max(daysBetween(issuedOn, policy.issuedFrom), daysBetween(policy.issuedTo, issuedOn));
  const [first, ...others] = policies;
  if (first === undefined) throw new RangeError('There is no policy to assess against');
  return others.reduce((nearest, policy) => (distance(policy) < distance(nearest) ? policy : nearest), first);
}

// Here the answer does not depend on the last day, so missing holiday data must not make it an error.
function lastDayIfKnown(issuedOn: CivilDate, policy: Policy, calendar: WorkingCalendar): CivilDate | null {
  try {
    return lastDayToApply(issuedOn, policy.monthsToApply, calendar);
  } catch (error) {
    if (error instanceof CalendarMissingError) return null;
    throw error;
  }
}
