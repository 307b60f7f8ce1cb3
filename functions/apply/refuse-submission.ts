import type { ApplicationBody } from '../../shared/contracts/apply.ts';
import type { ApplicationIn } from '../../shared/domain/case/application.ts';
import { refuseSubmission as keepAsCase } from '../../shared/domain/case/refused-submission.ts';
import type { EnteredAtCounter } from '../../shared/domain/counter-entry.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { ReasonCode } from '../../shared/domain/reason-code.ts';
import { receiptNumberOf } from '../../shared/domain/receipt-number.ts';
import type { Assessment } from '../../shared/policy/assess-application.ts';
import { refusedTerms } from '../../shared/policy/terms.ts';
import { type IdempotencyRecord, idempotencyRecord } from '../../shared/table/idempotency-record.ts';
import type { PriorRecordKeys } from '../../shared/table/prior-record.ts';
import type { SubmissionStore } from '../../shared/table/submission-store.ts';
import { replayOf } from '../http/idempotency.ts';
import { factsOf } from './declared-entitlement.ts';
import { presentRefusal } from './present-refusal.ts';

/** A submission that is sent under a key, by its hash. */
export interface Sent {
  readonly keys: PriorRecordKeys;
  readonly hash: string;
  readonly moment: Date;
}

export interface RefuseSubmissionDeps {
  readonly submissions: Pick<SubmissionStore, 'priorRecord' | 'keepRefusal' | 'refusedUnder'>;
  readonly newId: () => string;
  readonly newSalt: () => string;
}

/** The status tells which of the two a kept refusal was. */
const STATUS = { POLICY_REFUSED: 422, ALREADY_APPLIED: 409 } as const;

/** Why a submission is refused. */
export interface Refusal {
  readonly code: keyof typeof STATUS;
  readonly reasons: readonly ReasonCode[];
  readonly assessment: Assessment;
}

/** What is refused, and whose it is. */
interface RefusedSender {
  readonly body: Pick<ApplicationBody, 'applicant' | 'certificate' | 'payee'>;
  readonly subject: string;
  readonly counter: EnteredAtCounter | undefined;
}

/**
 * Refuses a submission and keeps its receipt. One key has one receipt: the same request again is refused under it.
 *
 * @throws ServiceError POLICY_REFUSED or ALREADY_APPLIED with all reasons, the remedies and the receipt's number;
 *   IDEMPOTENCY_KEY_REUSED
 */
export async function refuseSubmission(
  { body, subject, counter }: RefusedSender,
  { code, reasons, assessment }: Refusal,
  sent: Sent,
  deps: RefuseSubmissionDeps,
): Promise<NonNullable<ReturnType<typeof replayOf>>> {
  const { keys, hash, moment } = sent;
  const { applicant, certificate, payee } = body;
  const receiptNumber = receiptNumberOf(moment, deps.newId());
  const refused = keepAsCase(
    {
      declaration: { applicant, certificate, payee },
      subject,
      counter,
      receiptNumber,
      contentSalt: deps.newSalt(),
      terms: refusedTerms(assessment.policy, certificate),
      reasons,
      facts: factsOf(body, assessment, moment),
      year: keys.year,
    },
    moment,
  );
  const answer = { requestHash: hash, status: STATUS[code], text: '', refusedUnder: receiptNumber };
  const record = keys.idempotency && idempotencyRecord(keys.idempotency, answer, moment);
  const kept = await deps.submissions.keepRefusal(refused, record);
  if (kept === 'kept') throw refusalError(refused.after, code);
  const { idempotency } = await deps.submissions.priorRecord(keys);
  const first = await firstAnswer(idempotency, sent, deps);
  if (first) return first;
  throw new ServiceError('WRITE_CONFLICT', 'the key was in use and is not any more');
}

/**
 * The first answer to the same request: what it created, or the same refusal again.
 *
 * @throws ServiceError as the first time; IDEMPOTENCY_KEY_REUSED
 */
export async function firstAnswer(
  record: IdempotencyRecord | undefined,
  { keys, hash, moment }: Sent,
  { submissions }: Pick<RefuseSubmissionDeps, 'submissions'>,
): Promise<ReturnType<typeof replayOf>> {
  const first = replayOf(record, hash, moment);
  if (!first || record?.refusedUnder === undefined) return first;
  const refused = await submissions.refusedUnder(keys.idNumber, record.refusedUnder);
  if (!refused) throw new RangeError('a receipt that was kept is not there');
  throw refusalError(refused, record.status === STATUS.ALREADY_APPLIED ? 'ALREADY_APPLIED' : 'POLICY_REFUSED');
}

function refusalError(refused: ApplicationIn<'REJECTED'>, code: Refusal['code']): ServiceError {
  const { reasons: described, remedies } = presentRefusal(refused);
  const { applicationId: receiptNumber, reasons } = refused;
  return new ServiceError(code, 'refused', { reasons, described, ...(remedies && { remedies }), receiptNumber });
}
