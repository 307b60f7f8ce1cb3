import { SYSTEM } from '../../shared/domain/actor.ts';
import { type Application, type CaseState, caseStateOf } from '../../shared/domain/application.ts';
import { CHECKS, type Finding } from '../../shared/domain/finding.ts';
import { dateOf, type Instant, instantOf } from '../../shared/domain/instant.ts';
import { REASON_CODES } from '../../shared/domain/reason-code.ts';
import { reviewDueAt } from '../../shared/policy/due-dates.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore, Change } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';

export interface RecordVerificationDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'change'>;
  readonly records: Pick<CaseRecordStore, 'findings'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Draws the conclusion from the three checks: any "no" refuses with every reason found; three times "yes" passes; else staff
 * look up what no register answered.
 *
 * @throws CalendarMissingError where the review would be due in a year without holiday data
 * @throws TransactionContendedError where another writer was first
 * @source Guide §2
 */
export async function recordVerification(
  { applicationId }: { readonly applicationId: string },
  { applications, records, calendar, now }: RecordVerificationDeps,
): Promise<CaseState> {
  const application = await applications.byId(applicationId);
  if (application.phase !== 'VERIFYING') return caseStateOf(application);
  const findings = await records.findings(application);
  // A refusal needs no date, so a year without holiday data holds none up.
  const reviewDue = () => instantOf(reviewDueAt(dateOf(application.submittedAt), application.terms, calendar));
  const { event, fields } = conclusion(application, findings, instantOf(now()), reviewDue);
  return caseStateOf(await applications.change(application, { event, actor: SYSTEM, at: instantOf(now()), fields }));
}

function conclusion(
  application: Application,
  findings: readonly Finding[],
  at: Instant,
  reviewDue: () => Instant,
): Pick<Change, 'event' | 'fields'> {
  const employment = findings.find((finding) => finding.check === 'employment');
  // An employer elsewhere is in the district of no agency of ours: such a case stays with the city.
  const isOurs = policyById(application.terms.policyId)?.agencies.some(({ code }) => code === employment?.agency);
  const place = {
    agency: isOurs ? employment?.agency : application.agency,
    employer: employment?.employer ?? application.employer,
  };
  const reasons = REASON_CODES.filter((code) => findings.some((finding) => finding.reasons.includes(code)));
  if (reasons.length > 0) {
    return { event: 'VERIFICATION_REFUSED', fields: { ...place, reasons, nextDueAt: undefined } };
  }
  if (CHECKS.every((check) => findings.some((finding) => finding.check === check))) {
    return { event: 'VERIFICATION_PASSED', fields: { ...place, certificateApprovedAt: at, nextDueAt: reviewDue() } };
  }
  return { event: 'REGISTER_UNANSWERED', fields: { ...place, nextDueAt: reviewDue() } };
}
