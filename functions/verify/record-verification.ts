import type { Application } from '../../shared/domain/case/application.ts';
import { type CaseState, caseStateOf } from '../../shared/domain/case/case-state.ts';
import type { Change } from '../../shared/domain/case/change.ts';
import { begunAt, checksToRun, currentFindings } from '../../shared/domain/case/current-findings.ts';
import {
  askForManualVerification,
  type Employment,
  passVerification,
  refuseVerification,
} from '../../shared/domain/case/verification.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { agencyOfStaff } from '../../shared/domain/handover.ts';
import { dateOf, instantOf } from '../../shared/domain/instant.ts';
import { REASON_CODES } from '../../shared/domain/reason-code.ts';
import { reviewDueAt } from '../../shared/policy/due-dates.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { DocumentNumberStore } from '../../shared/table/document-number-store.ts';

export interface RecordVerificationDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write'>;
  readonly records: Pick<CaseRecordStore, 'findings'>;
  readonly documentNumbers: Pick<DocumentNumberStore, 'take'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Draws the conclusion from the three checks. Any "no" refuses, with every reason found. Three times "yes" passes.
 * Otherwise staff look up what a register did not answer.
 *
 * @throws CalendarMissingError where the review would be due in a year without holiday data
 * @throws WriteConflictError where another writer was first
 * @source Guide §2
 */
export async function recordVerification(
  { applicationId }: { readonly applicationId: string },
  deps: RecordVerificationDeps,
): Promise<CaseState> {
  const { applications, records } = deps;
  const application = await applications.byId(applicationId);
  if (application.phase !== 'VERIFYING') return caseStateOf(application);
  const findings = currentFindings(application, await records.findings(application));
  return caseStateOf(await applications.write(await conclusion(application, findings, deps)));
}

async function conclusion(
  application: Application,
  findings: readonly Finding[],
  { documentNumbers, calendar, now }: RecordVerificationDeps,
): Promise<Change> {
  const moment = now();
  const at = instantOf(moment);
  const employment = employmentOf(application, findings);
  const reasons = REASON_CODES.filter((code) => findings.some((finding) => finding.reasons.includes(code)));
  // A refusal has no due date, so a year without holiday data does not delay it.
  if (reasons.length > 0) {
    const documentNumber = await documentNumbers.take(employment.agency, moment);
    return refuseVerification(application, { ...employment, reasons, documentNumber }, at);
  }
  const nextDueAt = instantOf(
    reviewDueAt(dateOf(begunAt(application)), application.terms, calendar, application.corrections),
  );
  const isAnswered = checksToRun(application).every((check) => findings.some((finding) => finding.check === check));
  return isAnswered
    ? passVerification(application, { ...employment, nextDueAt }, at)
    : askForManualVerification(application, { ...employment, nextDueAt }, at);
}

/**
 * What the employment register named. An employer outside the city has no agency here: its case remains the city's. A
 * case that staff have passed on stays with the agency that they named.
 */
function employmentOf(application: Application, findings: readonly Finding[]): Employment {
  const found = findings.find((finding) => finding.check === 'employment');
  const isOurs = policyById(application.terms.policyId)?.agencies.some(({ code }) => code === found?.agency);
  return {
    agency: agencyOfStaff(application) ?? (isOurs ? found?.agency : application.agency),
    employer: found?.employer ?? application.employer,
  };
}
