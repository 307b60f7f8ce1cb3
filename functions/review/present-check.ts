import { CHECKS, type Check, EMPLOYMENT_CONDITIONS, type Finding } from '../../shared/domain/finding.ts';
import type { Terms } from '../../shared/domain/terms.ts';
import { describeReason } from '../../shared/policy/describe-reason.ts';
import { shownTime } from '../http/shown-time.ts';

/** What each check found, in the order of the checks; a check without a finding got no answer. */
export function presentChecks(findings: readonly Finding[], policyId: string) {
  return CHECKS.map((check) => presentCheck(check, findings, policyId));
}

/** What the programme of a case asks of the employment. A case of before there were two is asked for all of it. */
export function presentRequirements({ employmentConditions, insuredMonths = 0 }: Terms) {
  return { employmentConditions: [...(employmentConditions ?? EMPLOYMENT_CONDITIONS)], insuredMonths };
}

function presentCheck(check: Check, findings: readonly Finding[], policyId: string) {
  const finding = findings.find((found) => found.check === check);
  if (!finding) return { check, outcome: 'no-answer' as const, reasons: [] };
  const { outcome, reasons, at, employer, agency } = finding;
  const found = foundBy(finding);
  return {
    check,
    outcome,
    reasons: reasons.map((code) => describeReason(code, { policyId })),
    at: shownTime(at),
    ...(employer && { employer }),
    ...(agency && { agency }),
    ...(found && { found }),
  };
}

/** The facts of the register beside which staff see what was declared; undefined where it had no record. */
function foundBy({ outcome, employer, agency, employmentFound, certificateFound, occupationName }: Finding) {
  if (certificateFound) return { ...certificateFound, ...(occupationName && { occupationName }) };
  if (!employer) return undefined;
  // A yes without facts means that all four hold.
  const allHold = { inCity: true, contract: true, insured: true, filed: true };
  const holds = employmentFound ?? (outcome === 'yes' ? allHold : undefined);
  return { employer, ...(agency && { agency }), ...holds };
}
