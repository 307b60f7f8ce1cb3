import * as z from 'zod/mini';
import { beijingDate, endOfDay } from '../domain/civil-date.ts';
import { ServiceError, WriteConflictError } from '../domain/errors.ts';
import { dateOf, type Instant, instantSchema, later } from '../domain/instant.ts';
import {
  isPhoneCode,
  nextPhoneCodeAt,
  PHONE_CODE_REFUSED_TEXT,
  PHONE_CODE_TRIES,
  PHONE_CODES_PER_DAY,
  type PhoneCodePurpose,
  phoneCodeDigest,
  phoneCodeExpiry,
  SECONDS_BETWEEN_PHONE_CODES,
} from '../domain/phone-code.ts';
import { phoneCodeKey, sentPhoneCodesKey } from './keys.ts';
import { getItem, pauseBeforeRetry, retryOnConflict, type Table, transact, updateItemIf, type Write } from './table.ts';

/** A code that is about to be sent. The code itself is not stored. */
export interface NewPhoneCode {
  readonly phone: string;
  readonly purpose: PhoneCodePurpose;
  readonly phoneCodeId: string;
  readonly code: string;
  readonly salt: string;
  readonly at: Instant;
}

/** What a request brings to prove that a phone is at hand. */
export interface PresentedPhoneCode {
  readonly phone: string;
  readonly purpose: PhoneCodePurpose;
  readonly phoneCodeId: string;
  readonly code: string;
  readonly at: Instant;
}

export interface PhoneCodeStore {
  /**
   * Stores a code, if the phone may be sent one now; else answers when it may. Of many requests at once one reserves,
   * and the others read that it did.
   */
  readonly reserve: (
    code: NewPhoneCode,
  ) => Promise<{ readonly outcome: 'reserved' } | { readonly outcome: 'refused'; readonly nextAt: Instant }>;
  /** Takes a reserved code out of the count, where it was not sent. Nobody knows its id, so it is of no use. */
  readonly release: (code: Pick<NewPhoneCode, 'phone' | 'phoneCodeId'>) => Promise<void>;
  /**
   * Answers the write that uses a right code up. It belongs into the transaction of what the code proves, where it
   * holds once.
   *
   * A try is counted before the code is compared, and a right code gives it back: however many guesses come at once,
   * five are compared.
   *
   * @throws ServiceError VALIDATION at /phoneCode, always the same, where the code is wrong, expired, used, tried too
   *   often, or of another phone or purpose
   */
  readonly check: (presented: PresentedPhoneCode) => Promise<Write>;
}

export function phoneCodeStore(table: Table): PhoneCodeStore {
  return {
    reserve: (code) => retryOnConflict(table, () => reserve(table, code)),
    release: (code) => retryOnConflict(table, () => release(table, code)),
    check: (presented) => check(table, presented),
  };
}

/** `lastCodeId` changes with every code, so it tells whether another request came between reading and writing. */
const sentSchema = z.object({ sentAt: z.array(instantSchema), lastCodeId: z.string() });
const codeSchema = z.object({
  purpose: z.string(),
  digest: z.string(),
  salt: z.string(),
  tries: z.int(),
  expiresAt: instantSchema,
  usedAt: z.optional(instantSchema),
});

const UNUSED = 'attribute_not_exists(usedAt)';

async function readSent(table: Table, phone: string) {
  const item = await getItem(table, sentPhoneCodesKey(phone));
  return item && sentSchema.parse(item);
}

async function reserve(table: Table, { phone, purpose, phoneCodeId, code, salt, at }: NewPhoneCode) {
  const sent = await readSent(table, phone);
  const nextAt = nextPhoneCodeAt(sent?.sentAt ?? [], at);
  if (nextAt > at) return { outcome: 'refused', nextAt } as const;
  const expiresAt = phoneCodeExpiry(at);
  await writeAll(table, [
    {
      Put: {
        TableName: table.name,
        Item: {
          ...sentPhoneCodesKey(phone),
          sentAt: [...(sent?.sentAt ?? []), at].slice(-PHONE_CODES_PER_DAY),
          lastCodeId: phoneCodeId,
          expiresAtSeconds: limitsEndSeconds(at),
        },
        ...(sent
          ? { ConditionExpression: 'lastCodeId = :last', ExpressionAttributeValues: { ':last': sent.lastCodeId } }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    },
    {
      Put: {
        TableName: table.name,
        Item: {
          ...phoneCodeKey(phone, phoneCodeId),
          purpose,
          salt,
          digest: phoneCodeDigest(code, salt),
          tries: 0,
          expiresAt,
          expiresAtSeconds: secondsOf(expiresAt),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
  return { outcome: 'reserved' } as const;
}

async function release(table: Table, { phone, phoneCodeId }: Pick<NewPhoneCode, 'phone' | 'phoneCodeId'>) {
  const sent = await readSent(table, phone);
  if (sent?.lastCodeId !== phoneCodeId) return;
  await writeAll(table, [
    {
      Update: {
        TableName: table.name,
        Key: sentPhoneCodesKey(phone),
        UpdateExpression: 'SET sentAt = :sentAt',
        ConditionExpression: 'lastCodeId = :last',
        ExpressionAttributeValues: { ':sentAt': sent.sentAt.slice(0, -1), ':last': phoneCodeId },
      },
    },
  ]);
}

async function check(table: Table, presented: PresentedPhoneCode): Promise<Write> {
  const { phone, phoneCodeId, code, at } = presented;
  const Key = phoneCodeKey(phone, phoneCodeId);
  const stored = await countTry(table, presented);
  if (!stored || !isPhoneCode(code, stored)) {
    const errors = [{ pointer: '/phoneCode', message: PHONE_CODE_REFUSED_TEXT }];
    throw new ServiceError('VALIDATION', 'the phone code is of no use', { errors });
  }
  await retryOnConflict(table, () =>
    updateItemIf(table, {
      Key,
      UpdateExpression: 'ADD tries :minusOne',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':minusOne': -1 },
    }),
  );
  return {
    Update: {
      TableName: table.name,
      Key,
      UpdateExpression: 'SET usedAt = :at',
      ConditionExpression: `attribute_exists(pk) AND ${UNUSED}`,
      ExpressionAttributeValues: { ':at': at },
    },
  };
}

/** With pauses of at most 200 ms, on average half of that, the last one ends after about a quarter of a second. */
const MAXIMUM_WAITS = 6;

/**
 * Counts a try and answers the code to compare; undefined where it is of no use.
 *
 * Repeats of one request with the right code, all at once, look like too many tries until they have given theirs back.
 * So a code that is else of use is waited for.
 */
async function countTry(table: Table, { phone, phoneCodeId, purpose, at }: PresentedPhoneCode) {
  for (let waits = 1; ; waits += 1) {
    const { outcome, item } = await retryOnConflict(table, () =>
      updateItemIf(table, {
        Key: phoneCodeKey(phone, phoneCodeId),
        UpdateExpression: 'ADD tries :one',
        ConditionExpression: `purpose = :purpose AND tries < :tries AND expiresAt > :at AND ${UNUSED}`,
        ExpressionAttributeValues: { ':one': 1, ':purpose': purpose, ':tries': PHONE_CODE_TRIES, ':at': at },
      }),
    );
    const stored = item && codeSchema.parse(item);
    if (outcome === 'updated') return stored;
    const isOfUse = stored?.purpose === purpose && stored.expiresAt > at && stored.usedAt === undefined;
    if (!isOfUse || waits === MAXIMUM_WAITS) return undefined;
    await pauseBeforeRetry(table, waits);
  }
}

async function writeAll(table: Table, writes: readonly Write[]): Promise<void> {
  const written = await transact(table, writes);
  if (written.outcome === 'cancelled') throw new WriteConflictError(`phone code: ${written.codes.join()}`);
}

/** When nothing that was sent up to now limits the phone any more: at 24:00, and 60 seconds after a code before it. */
function limitsEndSeconds(at: Instant): number {
  const dayEnds = endOfDay(beijingDate(dateOf(at))).getTime() / 1000;
  return Math.max(dayEnds, secondsOf(later(at, SECONDS_BETWEEN_PHONE_CODES * 1000)));
}

/** Rounded up: an item is not deleted before its last moment is over. */
function secondsOf(instant: Instant): number {
  return Math.ceil(dateOf(instant).getTime() / 1000);
}
