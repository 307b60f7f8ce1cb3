import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { currentFindings } from '../../shared/domain/case/current-findings.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { dateOf } from '../../shared/domain/instant.ts';
import { isUnsuccessful } from '../../shared/domain/phase.ts';
import { programmeOf } from '../../shared/domain/programme.ts';
import { type ReplayRules, replayCase } from '../../shared/policy/replay.ts';
import type { ChangedCase } from '../../shared/policy/replay-sums.ts';

/** What is stored beside a case that a replay needs. */
export interface Beside {
  /** Everything that the registers said, also before a correction. */
  readonly findings: readonly Finding[];
  /** The attempts of the same person; needed where the draft changes the yearly limit. */
  readonly attempts: readonly Application[] | undefined;
}

/** What a draft would change about a decided case, as it is stored; undefined where it would change nothing. */
export function replayOne(application: Application, beside: Beside, rules: ReplayRules): ChangedCase | undefined {
  const findings = currentFindings(application, beside.findings);
  const earlierPlaces = beside.attempts && placesBefore(application, beside.attempts);
  const change = replayCase({ application, findings, earlierPlaces }, rules);
  const { applicationId, agency = CITY_AGENCY, submittedAt } = application;
  return change && { applicationId, agency, month: beijingDate(dateOf(submittedAt)).slice(0, 7), ...change };
}

/** Whether a draft needs to know how often a person applied in a year. */
export function changesYearlyLimit({ draft: { policy, replaced } }: ReplayRules): boolean {
  return policy.annualLimit !== replaced.annualLimit;
}

/** How many places of its year and programme a person had taken before a case and has kept. */
function placesBefore(application: Application, attempts: readonly Application[]): number {
  const { terms, year } = application;
  const inOrder = ({ submittedAt, applicationId }: Application) => `${submittedAt} ${applicationId}`;
  return attempts.filter(
    (each) =>
      inOrder(each) < inOrder(application) &&
      each.year === year &&
      programmeOf(each.terms) === programmeOf(terms) &&
      !isUnsuccessful(each.phase),
  ).length;
}
