import { submitApplicationRoute } from '../../shared/contracts/apply.ts';
import { submit } from '../../shared/domain/case/submit.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import { isUnsuccessful } from '../../shared/domain/phase.ts';
import { assessApplication, assessRecord } from '../../shared/policy/assess-application.ts';
import { conceptOf } from '../../shared/policy/occupation-catalogue.ts';
import { START_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { remediesOf } from '../../shared/policy/remedies.ts';
import { termsOf } from '../../shared/policy/terms.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import { idempotencyKeyOf, idempotencyRecord } from '../../shared/table/idempotency-record.ts';
import type { PriorRecord, SubmissionStore } from '../../shared/table/submission-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { replayOf, requestHash } from '../http/idempotency.ts';
import { declarationWarnings } from './declaration-warnings.ts';
import { declaredEntitlement, factsOf, requireOwn, yearOf } from './declared-entitlement.ts';
import { presentApplication } from './present-application.ts';

type Route = typeof submitApplicationRoute;

export interface SubmitApplicationDeps {
  readonly submissions: SubmissionStore;
  readonly policies: readonly Policy[];
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly newSalt: () => string;
}

/** How often the prior record may change between reading and writing before the caller is told to try again. */
const MAXIMUM_TRIES = 5;

/**
 * Takes an application, whole or not at all.
 *
 * In the good case this is one transaction, with nothing read before it. The prior record is read only where the rules
 * or a condition refuse, so that every reason is told at once.
 *
 * @throws ServiceError WRONG_PERSON; POLICY_REFUSED with all reasons; ALREADY_APPLIED for once per occupation and level
 *   and for the annual limit; IDEMPOTENCY_KEY_REUSED; WRITE_CONFLICT
 * @source Guide §1, §4
 */
export async function submitApplication(
  request: HttpRequest<Route>,
  deps: SubmitApplicationDeps,
): Promise<Reply<Route>> {
  const { body, caller } = request;
  requireOwn(body, caller);
  const moment = deps.now();
  const year = yearOf(moment);
  const hash = requestHash('submitApplication', body);
  const idempotency = idempotencyKeyOf(caller.subject, request.idempotencyKey);
  const { applicant, certificate } = body;
  const keys = {
    idNumber: applicant.idNumber,
    conceptId: conceptOf(certificate),
    level: certificate.level,
    year,
    idempotency,
  };
  const assessment = assessApplication(declaredEntitlement(body), moment, deps.policies, deps.calendar);
  const { policy } = assessment;
  const refusal = { facts: factsOf(body, assessment, moment), remedies: remediesOf(policy) };

  if (assessment.reasons.length > 0) {
    const prior = await deps.submissions.priorRecord(keys);
    const reasons = [...assessment.reasons, ...assessRecord(recordOf(prior), policy)];
    const replay = replayOf(prior.idempotency, hash, moment);
    if (replay) return replay;
    throw new ServiceError('POLICY_REFUSED', 'refused by the policy', { reasons, ...refusal });
  }

  let prior: PriorRecord | undefined;
  for (let tries = 1; tries <= MAXIMUM_TRIES; tries += 1) {
    const applicationId = deps.newId();
    const submission = submit(
      {
        declaration: body,
        subject: caller.subject,
        applicationId,
        contentSalt: deps.newSalt(),
        terms: termsOf(policy, certificate),
        year,
        nextDueAt: later(instantOf(moment), START_ALLOWANCE),
        previous: prior?.current,
      },
      moment,
    );
    const view = { ...presentApplication(submission.after), warnings: declarationWarnings(body) };
    const location = `/v1/applications/${applicationId}`;
    const { status } = submitApplicationRoute.success;
    const answer = { requestHash: hash, status, text: JSON.stringify(view), location };
    const record = idempotency && idempotencyRecord(idempotency, answer, moment);
    if ((await deps.submissions.submit(submission, record)) === 'submitted') return { body: view, location };

    prior = await deps.submissions.priorRecord(keys);
    const replay = replayOf(prior.idempotency, hash, moment);
    if (replay) return replay;
    const reasons = assessRecord(recordOf(prior), policy);
    if (reasons.length > 0) {
      throw new ServiceError('ALREADY_APPLIED', 'refused by the prior record', { reasons, ...refusal });
    }
  }
  throw new ServiceError('WRITE_CONFLICT', 'the prior record kept changing');
}

/** What the person's earlier applications mean for a further one. */
export function recordOf({ current, placesTaken }: PriorRecord) {
  return {
    heldOpenOrPaid: current !== undefined && !isUnsuccessful(current.phase),
    placesTakenThisYear: placesTaken,
  };
}
