import * as z from 'zod/mini';
import { ServiceError } from '../domain/errors.ts';
import { type Instant, instantSchema } from '../domain/instant.ts';
import { isPhoneCode, PHONE_CODE_REFUSED_TEXT, PHONE_CODE_TRIES } from '../domain/phone-code.ts';
import type { PhoneCodePurpose } from '../domain/phone-code-purpose.ts';
import { phoneCodeKey } from './keys.ts';
import { pauseBeforeRetry, retryOnConflict, type Table, updateItemIf, type Write } from './table.ts';

/** What a request brings to prove that a phone is at hand. */
export interface PresentedPhoneCode {
  readonly phone: string;
  readonly purpose: PhoneCodePurpose;
  readonly phoneCodeId: string;
  readonly code: string;
  readonly at: Instant;
}

export interface PhoneCodeCheck {
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

/** What the table does when a code is presented: all that the bundle of a route needs which takes a code. */
export function phoneCodeCheck(table: Table): PhoneCodeCheck {
  return { check: (presented) => check(table, presented) };
}

const codeSchema = z.object({
  purpose: z.string(),
  digest: z.string(),
  salt: z.string(),
  tries: z.int(),
  expiresAt: instantSchema,
  usedAt: z.optional(instantSchema),
});

const UNUSED = 'attribute_not_exists(usedAt)';

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
