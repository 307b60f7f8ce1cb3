import { CHECKS, type Finding } from '../../shared/domain/finding.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { SUBMITTED_AT } from './applications.ts';
import { instantAt } from './instants.ts';

export const AGENCY = '210202';
export const EMPLOYER = '虚构造船有限公司';

/** The finding of a check: "yes", unless the test says otherwise. */
export function aFinding(finding: Partial<Finding> & Pick<Finding, 'check'>): Finding {
  return { outcome: 'yes', reasons: [], at: instantAt(SUBMITTED_AT), ...finding };
}

/** Three times "yes", with the employer's name and its agency. */
export function threeYes(
  { clock }: { readonly clock: { readonly instant: () => Instant } },
  agency = AGENCY,
): readonly Finding[] {
  return CHECKS.map((check) =>
    aFinding({ check, at: clock.instant(), ...(check === 'employment' && { agency, employer: EMPLOYER }) }),
  );
}
