import * as z from 'zod/mini';
import { beijingDate, endOfDay } from '../domain/civil-date.ts';
import { WriteConflictError } from '../domain/errors.ts';
import { dateOf, type Instant, instantSchema, later } from '../domain/instant.ts';
import {
  nextPhoneCodeAt,
  PHONE_CODES_PER_DAY,
  phoneCodeDigest,
  phoneCodeExpiry,
  SECONDS_BETWEEN_PHONE_CODES,
} from '../domain/phone-code.ts';
import type { PhoneCodePurpose } from '../domain/phone-code-purpose.ts';
import { phoneCodeKey, sentPhoneCodesKey } from './keys.ts';
import { getItem, retryOnConflict, type Table, transact, type Write } from './table.ts';

/** A code that is about to be sent. The code itself is not stored. */
export interface NewPhoneCode {
  readonly phone: string;
  readonly purpose: PhoneCodePurpose;
  readonly phoneCodeId: string;
  readonly code: string;
  readonly salt: string;
  readonly at: Instant;
}

export interface PhoneCodeSending {
  /**
   * Stores a code, if the phone may be sent one now; else answers when it may. Of many requests at once one reserves,
   * and the others read that it did.
   */
  readonly reserve: (
    code: NewPhoneCode,
  ) => Promise<{ readonly outcome: 'reserved' } | { readonly outcome: 'refused'; readonly nextAt: Instant }>;
  /** Takes a reserved code out of the count, where it was not sent. Nobody knows its id, so it is of no use. */
  readonly release: (code: Pick<NewPhoneCode, 'phone' | 'phoneCodeId'>) => Promise<void>;
}

/** What the table does when a code is sent. */
export function phoneCodeSending(table: Table): PhoneCodeSending {
  return {
    reserve: (code) => retryOnConflict(table, () => reserve(table, code)),
    release: (code) => retryOnConflict(table, () => release(table, code)),
  };
}

/** `lastCodeId` changes with every code, so it tells whether another request came between reading and writing. */
const sentSchema = z.object({ sentAt: z.array(instantSchema), lastCodeId: z.string() });

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
