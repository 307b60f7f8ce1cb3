import type { Application } from '../../shared/domain/case/application.ts';
import { checksToRun, currentFindings, verifiedSince } from '../../shared/domain/case/current-findings.ts';
import { RegisterUnansweredError } from '../../shared/domain/errors.ts';
import type { Check, Finding } from '../../shared/domain/finding.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import { SILENCE_LIMIT } from '../../shared/policy/planned-due.ts';
import type { NoAnswer } from '../../shared/ports/signed-request.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';

export interface CheckDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly records: Pick<CaseRecordStore, 'saveFinding' | 'findings'>;
  readonly now: () => Date;
}

type Answer = Omit<Finding, 'check' | 'at'>;

/**
 * Runs one check of a case under verification and stores its finding. A case in another phase is left as it is, and so
 * is one whose correction does not touch the check.
 *
 * The finding goes to the table only: the workflow's state holds no more than the case's id.
 *
 * A check without an answer ends without a finding where waiting is over: four hours after the submission or the
 * correction staff look it
 * up, and a case that another register has refused needs no more answers.
 *
 * @throws RegisterUnansweredError where the register gave no answer and the workflow must ask again
 * @source Guide §2
 */
export async function runCheck(
  check: Check,
  applicationId: string,
  ask: (application: Application) => Promise<Answer | NoAnswer>,
  deps: CheckDeps,
): Promise<{ readonly applicationId: string }> {
  const { applications, records, now } = deps;
  const application = await applications.byId(applicationId);
  if (application.phase !== 'VERIFYING' || !checksToRun(application).includes(check)) return { applicationId };
  const answer = await ask(application);
  if (answer.outcome === 'no-answer') {
    if (await isWaitingOver(application, deps)) return { applicationId };
    throw new RegisterUnansweredError(`${check}: ${answer.fault}`);
  }
  const round = application.corrections?.length;
  await records.saveFinding(application, { ...answer, check, at: instantOf(now()), ...(round && { round }) });
  return { applicationId };
}

/** Whether asking again is pointless. The limit counts the time of the case, because a lost workflow starts anew. */
async function isWaitingOver(application: Application, { records, now }: CheckDeps): Promise<boolean> {
  if (instantOf(now()) >= later(verifiedSince(application), SILENCE_LIMIT)) return true;
  return currentFindings(application, await records.findings(application)).some(({ outcome }) => outcome === 'no');
}
