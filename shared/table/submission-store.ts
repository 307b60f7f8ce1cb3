import type { ApplicationIn } from '../domain/case/application.ts';
import type { RefusedSubmission } from '../domain/case/refused-submission.ts';
import type { Submission } from '../domain/case/submit.ts';
import { WriteConflictError } from '../domain/errors.ts';
import { takePlaceWrite } from './annual-counter.ts';
import { itemOf, parseApplication, setAsideWrite } from './application-item.ts';
import { eventWrite } from './event-write.ts';
import { type IdempotencyRecord, idempotencyWrite } from './idempotency-record.ts';
import { refusedSubmissionKey } from './keys.ts';
import { type PriorRecordReader, priorRecordReader } from './prior-record.ts';
import { getItem, pauseBeforeRetry, type Table, transact, type Write } from './table.ts';

export interface SubmissionStore extends PriorRecordReader {
  /**
   * Writes a submission whole or not at all: once per occupation and level, a place of the year, the first audit event
   * and the idempotency record, with the writes of what proves the rest. `refused` means a condition failed and nothing
   * was written.
   */
  readonly submit: (
    submission: Submission,
    idempotency?: IdempotencyRecord,
    proof?: readonly Write[],
  ) => Promise<'submitted' | 'refused'>;
  /**
   * Keeps the receipt of a refused submission, and under which key it was sent. `known` means that the key is in use:
   * nothing was written.
   */
  readonly keepRefusal: (refusal: RefusedSubmission, idempotency?: IdempotencyRecord) => Promise<'kept' | 'known'>;
  /** The receipt of a person's refused submission; undefined where there is none. */
  readonly refusedUnder: (idNumber: string, receiptNumber: string) => Promise<ApplicationIn<'REJECTED'> | undefined>;
}

export function submissionStore(table: Table): SubmissionStore {
  return {
    ...priorRecordReader(table),
    submit: (submission, idempotency, proof = []) =>
      writeSubmission(table, [...submissionWrites(table, submission, idempotency), ...proof]),
    refusedUnder: async (idNumber, receiptNumber) => {
      const item = await getItem(table, refusedSubmissionKey(idNumber, receiptNumber));
      const found = item && parseApplication(item);
      return found?.phase === 'REJECTED' ? found : undefined;
    },
    keepRefusal: async ({ after, event }, idempotency) => {
      const written = await writeSubmission(table, [
        { Put: { TableName: table.name, Item: itemOf(after), ConditionExpression: 'attribute_not_exists(pk)' } },
        eventWrite(table, after, event),
        ...(idempotency ? [idempotencyWrite(table, idempotency)] : []),
      ]);
      return written === 'submitted' ? 'kept' : 'known';
    },
  };
}

const MAXIMUM_TRIES = 20;

async function writeSubmission(table: Table, writes: readonly Write[]): Promise<'submitted' | 'refused'> {
  for (let tries = 1; ; tries += 1) {
    const written = await transact(table, writes);
    if (written.outcome === 'written') return 'submitted';
    // A conflict with a transaction under way says nothing yet; a failed condition does.
    if (written.codes.includes('ConditionalCheckFailed')) return 'refused';
    if (tries === MAXIMUM_TRIES) throw new WriteConflictError(`submit: ${written.codes.join()}`);
    await pauseBeforeRetry(table, tries);
  }
}

/**
 * The writes of one submission. The benchmark sends the same ones without the handler. A submission has two of the
 * effects that a change may have; the writes of the others stay out of its bundle.
 */
export function submissionWrites(
  table: Pick<Table, 'name'>,
  submission: Submission,
  idempotency: IdempotencyRecord | undefined,
): readonly Write[] {
  const { after, event, effects } = submission;
  return [
    { Put: { TableName: table.name, Item: itemOf(submission.after), ...keyIsFree(submission) } },
    eventWrite(table, after, event),
    ...effects.map((effect) =>
      effect.kind === 'SET_ASIDE'
        ? setAsideWrite(table, effect.previous)
        : takePlaceWrite(table, after.applicant.idNumber, effect),
    ),
    ...(idempotency ? [idempotencyWrite(table, idempotency)] : []),
  ];
}

/** The key of person, occupation and level is unused, or holds the unsuccessful attempt that is set aside. */
function keyIsFree({ effects }: Submission) {
  const previous = effects.find((effect) => effect.kind === 'SET_ASIDE')?.previous;
  if (!previous) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: 'applicationId = :previous AND #version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':previous': previous.applicationId, ':version': previous.version },
  };
}
