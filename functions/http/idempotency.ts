import { createHash } from 'node:crypto';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { IdempotencyRecord } from '../../shared/table/idempotency-record.ts';

/**
 * The hash by which a repeated request is known: of route and parsed body, so that spacing and the order of fields do
 * not matter.
 */
export function requestHash(route: string, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([route, body]))
    .digest('hex');
}

/**
 * The first answer to the same request, where its record has not expired.
 *
 * @throws ServiceError IDEMPOTENCY_KEY_REUSED where the record is of another request with the same key
 */
export function replayOf(record: IdempotencyRecord | undefined, hash: string, moment: Date) {
  if (!record || record.expiresAtSeconds * 1000 <= moment.getTime()) return undefined;
  if (record.requestHash !== hash) throw new ServiceError('IDEMPOTENCY_KEY_REUSED', 'same key, other request');
  const { status, text, location } = record;
  return { replay: { status, text, ...(location && { location }) } };
}
