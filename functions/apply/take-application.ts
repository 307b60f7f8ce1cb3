import type { ApplicationBody } from '../../shared/contracts/apply.ts';
import { holdsSlot } from '../../shared/domain/case/application.ts';
import { submit } from '../../shared/domain/case/submit.ts';
import { beijingDate, endOfDay } from '../../shared/domain/civil-date.ts';
import type { EnteredAtCounter } from '../../shared/domain/counter-entry.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import { programmeOf } from '../../shared/domain/programme.ts';
import type { ReasonCode } from '../../shared/domain/reason-code.ts';
import { assessApplication } from '../../shared/policy/assess-application.ts';
import { assessRecord } from '../../shared/policy/assess-record.ts';
import { conceptOf } from '../../shared/policy/occupation-catalogue.ts';
import { START_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { termsOf } from '../../shared/policy/terms.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import { idempotencyKeyOf, idempotencyRecord } from '../../shared/table/idempotency-record.ts';
import type { PriorRecord } from '../../shared/table/prior-record.ts';
import type { SubmissionStore } from '../../shared/table/submission-store.ts';
import type { Write } from '../../shared/table/table.ts';
import { type replayOf, requestHash } from '../http/idempotency.ts';
import { declarationWarnings } from './declaration-warnings.ts';
import { declaredEntitlement, programmeIn, yearOf } from './declared-entitlement.ts';
import { presentDeclared } from './present-declared.ts';
import { firstAnswer, type Refusal, refuseSubmission, type Sent } from './refuse-submission.ts';
import { requirePayee } from './require-payee.ts';

export interface TakeApplicationDeps {
  readonly submissions: SubmissionStore;
  readonly policies: readonly Policy[];
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly newSalt: () => string;
}

/** An application that is sent, and by whom. */
export interface SentApplication {
  readonly route: string;
  /** The subject of the sender's token: one key is known for each sender. */
  readonly sender: string;
  readonly idempotencyKey: string | undefined;
  /** All that the request says. */
  readonly body: Pick<ApplicationBody, 'applicant' | 'certificate' | 'payee' | 'programme'>;
  /** How it came over the counter; undefined where the applicant sends it. */
  readonly counter?: EnteredAtCounter;
  /** The path under which the sender reads cases. */
  readonly readAt: string;
  /** The writes that use up what proves the phone, or the first answer to the same request. */
  readonly proof?: (sent: Sent) => Promise<{ readonly proof: readonly Write[] } | Replay>;
}

type Replay = NonNullable<ReturnType<typeof replayOf>>;

/** How often the prior record may change between reading and writing before the caller is told to try again. */
const MAXIMUM_TRIES = 5;

/**
 * Takes an application, whole or not at all.
 *
 * In the good case this is one transaction, with nothing read before it. The prior record is read only where the rules
 * or a condition refuse, so that every reason is told at once.
 *
 * A refusal keeps a receipt, which its applicant reads again and may ask to reconsider.
 *
 * @throws ServiceError VALIDATION for a payee that the policy does not pay; POLICY_REFUSED with all reasons;
 *   ALREADY_APPLIED for once per occupation and level and for the annual limit; TOO_MANY_SUBMISSIONS for the day of the
 *   applicant; IDEMPOTENCY_KEY_REUSED; WRITE_CONFLICT; whatever `proof` throws
 * @source Guide §1, §4
 */
export async function takeApplication(
  { route, sender, idempotencyKey, body, counter, readAt, proof }: SentApplication,
  deps: TakeApplicationDeps,
) {
  const moment = deps.now();
  const year = yearOf(moment);
  const hash = requestHash(route, body);
  const idempotency = idempotencyKeyOf(sender, idempotencyKey);
  const { applicant, certificate, payee } = body;
  // Staff are not the applicant, whose account nobody knows at the counter.
  const subject = counter ? '' : sender;
  const policies = programmeIn(body, deps.policies);
  const assessment = assessApplication(declaredEntitlement(body), moment, policies, deps.calendar);
  const { policy } = assessment;
  const keys = {
    idNumber: applicant.idNumber,
    programme: policy.programme,
    conceptId: conceptOf(certificate),
    level: certificate.level,
    year,
    day: beijingDate(moment),
    idempotency,
  };
  requirePayee(payee, policy);
  const sent = { keys, hash, moment };
  const refused = (code: Refusal['code'], reasons: readonly ReasonCode[]) =>
    refuseSubmission({ body, subject, counter }, { code, reasons, assessment }, sent, deps);

  if (assessment.reasons.length > 0) {
    const prior = await deps.submissions.priorRecord(keys);
    const reasons = [...assessment.reasons, ...assessRecord(recordOf(prior, policy), policy)];
    const replay = await firstAnswer(prior.idempotency, sent, deps);
    return replay ?? refused('POLICY_REFUSED', reasons);
  }

  let prior: PriorRecord | undefined;
  for (let tries = 1; tries <= MAXIMUM_TRIES; tries += 1) {
    const proven = await proof?.(sent);
    if (proven && 'replay' in proven) return proven;
    const applicationId = deps.newId();
    const submission = submit(
      {
        declaration: { applicant, certificate, payee },
        subject,
        counter,
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
    const view = { ...presentDeclared(submission.after), warnings: declarationWarnings(body) };
    const location = `${readAt}/${applicationId}`;
    const answer = { requestHash: hash, status: 201, text: JSON.stringify(view), location };
    const record = idempotency && idempotencyRecord(idempotency, answer, moment);
    const written = await deps.submissions.submit(submission, record, proven?.proof);
    if (written === 'submitted') return { body: view, location };

    prior = await deps.submissions.priorRecord(keys);
    const replay = await firstAnswer(prior.idempotency, sent, deps);
    if (replay) return replay;
    const reasons = assessRecord(recordOf(prior, policy), policy);
    if (reasons.length > 0) return refused('ALREADY_APPLIED', reasons);
    if (prior.submittedOnDay >= policy.submissionsPerDay) throw tooManyOf(moment);
  }
  throw new ServiceError('WRITE_CONFLICT', 'the prior record kept changing');
}

function tooManyOf(moment: Date): ServiceError {
  const retryAfterSeconds = Math.ceil((endOfDay(beijingDate(moment)).getTime() - moment.getTime()) / 1000);
  return new ServiceError('TOO_MANY_SUBMISSIONS', 'the day has had its submissions', { retryAfterSeconds });
}

/** What the person's earlier applications mean for a further one. */
export function recordOf({ current, placesTaken }: PriorRecord, { programme }: Pick<Policy, 'programme'>) {
  return {
    heldOpenOrPaid: current !== undefined && holdsSlot(current),
    heldElsewhere: current !== undefined && programmeOf(current.terms) !== programme,
    placesTakenThisYear: placesTaken,
  };
}
