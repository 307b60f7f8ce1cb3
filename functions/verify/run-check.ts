import type { Application } from '../../shared/domain/case/application.ts';
import { RegisterUnansweredError } from '../../shared/domain/errors.ts';
import type { Check, Finding } from '../../shared/domain/finding.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { NoAnswer } from '../../shared/ports/signed-request.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';

export interface CheckDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly records: Pick<CaseRecordStore, 'saveFinding'>;
  readonly now: () => Date;
}

type Answer = Omit<Finding, 'check' | 'at'>;

/**
 * Runs one check of a case under verification and stores its finding. A case in another phase is left as it is.
 *
 * The finding goes to the table only: the workflow's state holds no more than the case's id.
 *
 * @throws RegisterUnansweredError where the register gave no answer; the workflow asks again, and later staff look it
 *   up
 * @source Guide §2
 */
export async function runCheck(
  check: Check,
  applicationId: string,
  ask: (application: Application) => Promise<Answer | NoAnswer>,
  { applications, records, now }: CheckDeps,
): Promise<{ readonly applicationId: string }> {
  const application = await applications.byId(applicationId);
  if (application.phase !== 'VERIFYING') return { applicationId };
  const answer = await ask(application);
  if (answer.outcome === 'no-answer') throw new RegisterUnansweredError(`${check}: ${answer.fault}`);
  await records.saveFinding(application, { ...answer, check, at: instantOf(now()) });
  return { applicationId };
}
