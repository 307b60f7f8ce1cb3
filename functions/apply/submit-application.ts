import { submitApplicationRoute } from '../../shared/contracts/apply.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { isUnsuccessful } from '../../shared/domain/phase.ts';
import { type Assessment, assessApplication, assessRecord } from '../../shared/policy/assess-application.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import { idempotencyKeyOf, idempotencyRecord } from '../../shared/table/idempotency-record.ts';
import type { Standing, SubmissionStore } from '../../shared/table/submission-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { replayOf, requestHash } from '../http/idempotency.ts';
import { declaredEntitlement, requireOwn } from './declared-entitlement.ts';
import { newApplication, yearOf } from './new-application.ts';
import { presentApplication } from './present-application.ts';

type Route = typeof submitApplicationRoute;

export interface SubmitApplicationDeps {
  readonly submissions: SubmissionStore;
  readonly policies: readonly Policy[];
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** How often a submission may find that its standing changed between reading and writing; each time another writer won. */
const ATTEMPTS = 5;

/**
 * Takes an application, whole or not at all.
 *
 * In the good case this is one transaction and nothing is read before it; only where the rules or a condition say no is
 * the standing read, so that every reason is told at once.
 *
 * @throws ServiceError WRONG_PERSON; POLICY_REFUSED with all reasons; ALREADY_APPLIED for once per occupation and level and for
 *   the annual limit; IDEMPOTENCY_KEY_REUSED; CONTENDED
 * @source Guide §1, §4
 */
export async function submitApplication(
  request: HttpRequest<Route>,
  deps: SubmitApplicationDeps,
): Promise<Reply<Route>> {
  const { body, caller } = request;
  requireOwn(body, caller);
  const moment = deps.now();
  const hash = requestHash('submitApplication', body);
  const idempotency = idempotencyKeyOf(caller.subject, request.idempotencyKey);
  const keys = { idNumber: body.applicant.idNumber, ...body.certificate, year: yearOf(moment), idempotency };
  const assessment = assessApplication(declaredEntitlement(body), moment, deps.policies, deps.calendar);
  const { policy } = assessment;

  if (assessment.reasons.length > 0) {
    const standing = await deps.submissions.standing(keys);
    return replayOf(standing.idempotency, hash, moment) ?? refuse(assessment, standing);
  }

  let standing: Standing | undefined;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const previous = standing?.current;
    const { application, event } = newApplication({
      body,
      subject: caller.subject,
      applicationId: deps.newId(),
      attempt: (previous?.attempt ?? 0) + 1,
      policy,
      moment,
    });
    const view = presentApplication(application);
    const location = `/v1/applications/${application.applicationId}`;
    const answer = {
      requestHash: hash,
      status: submitApplicationRoute.success.status,
      text: JSON.stringify(view),
      location,
    };
    const outcome = await deps.submissions.submit({
      application,
      event,
      ...(previous && { previous }),
      ...(idempotency && { idempotency: idempotencyRecord(idempotency, answer, moment) }),
    });
    if (outcome === 'submitted') return { body: view, location };

    standing = await deps.submissions.standing(keys);
    const replay = replayOf(standing.idempotency, hash, moment);
    if (replay) return replay;
    const reasons = assessRecord(recordOf(standing), policy);
    if (reasons.length > 0) throw new ServiceError('ALREADY_APPLIED', 'the record says no', { reasons });
  }
  throw new ServiceError('CONTENDED', 'the standing kept changing');
}

function refuse(assessment: Assessment, standing: Standing): never {
  const reasons = [...assessment.reasons, ...assessRecord(recordOf(standing), assessment.policy)];
  throw new ServiceError('POLICY_REFUSED', 'the policy says no', { reasons });
}

/** What the person's earlier applications mean for a further one. */
export function recordOf({ current, placesTaken }: Standing) {
  return {
    heldOpenOrPaid: current !== undefined && !isUnsuccessful(current.phase),
    placesTakenThisYear: placesTaken,
  };
}
