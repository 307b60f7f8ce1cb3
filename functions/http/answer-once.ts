import { type IdempotencyRecord, idempotencyKeyOf, idempotencyRecord } from '../../shared/table/idempotency-record.ts';
import type { Key } from '../../shared/table/keys.ts';
import type { Write } from '../../shared/table/table.ts';
import { replayOf, requestHash } from './idempotency.ts';

export interface AnswerOnceDeps {
  readonly idempotency: {
    readonly read: (key: Key) => Promise<IdempotencyRecord | undefined>;
    readonly write: (record: IdempotencyRecord) => Write;
  };
}

/** A request that creates something: what it is known by, and when it came. */
export interface CreatingRequest {
  readonly route: string;
  readonly subject: string;
  readonly idempotencyKey: string | undefined;
  /** All that the request says. Another one under the same key is refused. */
  readonly about: unknown;
  readonly moment: Date;
  /** The status of the answer; 201 unless given. */
  readonly status?: number;
}

/** The writes that keep an answer. They belong in the transaction of what was created. */
export type KeepAnswer<Answer extends object> = (answer: Answer) => readonly Write[];

/**
 * Creates something once for each key of a caller: the same request again gets the first answer.
 *
 * The same request may also be sent twice at once. Whatever the later one then fails on is what the earlier one has
 * created, so it gets that answer, too.
 *
 * @throws ServiceError IDEMPOTENCY_KEY_REUSED; whatever `create` throws
 */
export async function answerOnce<Answer extends object>(
  { route, subject, idempotencyKey, about, moment, status = 201 }: CreatingRequest,
  { idempotency }: AnswerOnceDeps,
  create: (keep: KeepAnswer<Answer>) => Promise<Answer>,
): Promise<{ readonly body: Answer } | NonNullable<ReturnType<typeof replayOf>>> {
  const hash = requestHash(route, about);
  const key = idempotencyKeyOf(subject, idempotencyKey);
  const replayed = async () => key && replayOf(await idempotency.read(key), hash, moment);
  const keep: KeepAnswer<Answer> = (answer) => {
    const kept = { requestHash: hash, status, text: JSON.stringify(answer) };
    return key ? [idempotency.write(idempotencyRecord(key, kept, moment))] : [];
  };
  const earlier = await replayed();
  if (earlier) return earlier;
  try {
    return { body: await create(keep) };
  } catch (error) {
    const repeated = await replayed();
    if (repeated) return repeated;
    throw error;
  }
}
