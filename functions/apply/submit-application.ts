import { submitApplicationRoute } from '../../shared/contracts/apply.ts';
import { submit } from '../../shared/domain/case/submit.ts';
import { beijingDate, endOfDay } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import { isUnsuccessful } from '../../shared/domain/phase.ts';
import type { ReasonCode } from '../../shared/domain/reason-code.ts';
import { assessApplication } from '../../shared/policy/assess-application.ts';
import { assessRecord } from '../../shared/policy/assess-record.ts';
import { conceptOf } from '../../shared/policy/occupation-catalogue.ts';
import { START_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { termsOf } from '../../shared/policy/terms.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import { idempotencyKeyOf, idempotencyRecord } from '../../shared/table/idempotency-record.ts';
import type { PhoneCodeStore } from '../../shared/table/phone-code-store.ts';
import type { PriorRecord, SubmissionStore } from '../../shared/table/submission-store.ts';
import type { Write } from '../../shared/table/table.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type replayOf, requestHash } from '../http/idempotency.ts';
import { declarationWarnings } from './declaration-warnings.ts';
import { declaredEntitlement, requireOwn, yearOf } from './declared-entitlement.ts';
import { presentApplication } from './present-application.ts';
import { proveContact } from './prove-contact.ts';
import { firstAnswer, type Refusal, refuseSubmission, type Sent } from './refuse-submission.ts';
import { requirePayee } from './require-payee.ts';

type Route = typeof submitApplicationRoute;

export interface SubmitApplicationDeps {
  readonly submissions: SubmissionStore;
  readonly phoneCodes: Pick<PhoneCodeStore, 'check'>;
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
 * or a condition refuse, so that every reason is told at once. Only a phone that the token does not prove costs more:
 * its code is checked before, and used up in the transaction.
 *
 * A refusal keeps a receipt, which its applicant reads again and may ask to reconsider.
 *
 * @throws ServiceError WRONG_PERSON; VALIDATION where the phone is not proven; POLICY_REFUSED with all reasons;
 *   ALREADY_APPLIED for once per occupation and level and for the annual limit; TOO_MANY_SUBMISSIONS for the day;
 *   IDEMPOTENCY_KEY_REUSED; WRITE_CONFLICT
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
  const { applicant, certificate, payee } = body;
  const keys = {
    idNumber: applicant.idNumber,
    conceptId: conceptOf(certificate),
    level: certificate.level,
    year,
    day: beijingDate(moment),
    idempotency,
  };
  const assessment = assessApplication(declaredEntitlement(body), moment, deps.policies, deps.calendar);
  const { policy } = assessment;
  requirePayee(payee, policy);
  const sent = { keys, hash, moment };
  const refused = (code: Refusal['code'], reasons: readonly ReasonCode[]) =>
    refuseSubmission({ body, subject: caller.subject }, { code, reasons, assessment }, sent, deps);

  if (assessment.reasons.length > 0) {
    const prior = await deps.submissions.priorRecord(keys);
    const reasons = [...assessment.reasons, ...assessRecord(recordOf(prior), policy)];
    const replay = await firstAnswer(prior.idempotency, sent, deps);
    return replay ?? refused('POLICY_REFUSED', reasons);
  }

  let prior: PriorRecord | undefined;
  for (let tries = 1; tries <= MAXIMUM_TRIES; tries += 1) {
    const contact = await contactOf(request, sent, deps);
    if ('replay' in contact) return contact;
    const applicationId = deps.newId();
    const submission = submit(
      {
        declaration: { applicant, certificate, payee },
        subject: caller.subject,
        applicationId,
        contentSalt: deps.newSalt(),
        terms: termsOf(policy, certificate),
        year,
        submissionsPerDay: policy.submissionsPerDay,
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
    const written = await deps.submissions.submit(submission, record, contact.proof);
    if (written === 'submitted') return { body: view, location };

    prior = await deps.submissions.priorRecord(keys);
    const replay = await firstAnswer(prior.idempotency, sent, deps);
    if (replay) return replay;
    const reasons = assessRecord(recordOf(prior), policy);
    if (reasons.length > 0) return refused('ALREADY_APPLIED', reasons);
    if (prior.submittedOnDay >= policy.submissionsPerDay) throw tooManyOf(moment);
  }
  throw new ServiceError('WRITE_CONFLICT', 'the prior record kept changing');
}

/**
 * What proves the phone, where the token does not; or the first answer, where the request is a repeat: its code is used
 * up.
 */
async function contactOf(
  { body, caller }: HttpRequest<Route>,
  sent: Sent,
  deps: SubmitApplicationDeps,
): Promise<{ readonly proof: readonly Write[] } | NonNullable<ReturnType<typeof replayOf>>> {
  const { phone } = body.applicant;
  const contact = { caller, pointer: '/applicant/phone', at: instantOf(sent.moment) } as const;
  try {
    return { proof: await proveContact({ ...body, phone }, contact, deps.phoneCodes) };
  } catch (error) {
    const { idempotency } = await deps.submissions.priorRecord(sent.keys);
    const replay = await firstAnswer(idempotency, sent, deps);
    if (replay) return replay;
    throw error;
  }
}

function tooManyOf(moment: Date): ServiceError {
  const retryAfterSeconds = Math.ceil((endOfDay(beijingDate(moment)).getTime() - moment.getTime()) / 1000);
  return new ServiceError('TOO_MANY_SUBMISSIONS', 'the day has had its submissions', { retryAfterSeconds });
}

/** What the person's earlier applications mean for a further one. */
export function recordOf({ current, placesTaken }: PriorRecord) {
  return {
    heldOpenOrPaid: current !== undefined && !isUnsuccessful(current.phase),
    placesTakenThisYear: placesTaken,
  };
}
