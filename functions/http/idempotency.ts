import { createHash } from 'node:crypto';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { IdempotencyRecord } from '../../shared/table/idempotency-record.ts';

/** What makes two requests the same one: route and parsed body, whatever their spacing or order of fields. */
export function requestHash(route: string, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([route, body]))
    .digest('hex');
}

/**
 * The first answer again, where a record of the same request is still kept.
 *
 * @throws ServiceError IDEMPOTENCY_KEY_REUSED where the key was used for another request
 */
export function replayOf(record: IdempotencyRecord | undefined, hash: string, moment: Date) {
  if (!record || record.expiresAtSeconds * 1000 <= moment.getTime()) return undefined;
  if (record.requestHash !== hash) throw new ServiceError('IDEMPOTENCY_KEY_REUSED', 'same key, other request');
  const { status, text, location } = record;
  return { replay: { status, text, ...(location && { location }) } };
}
