import { describe, expect, test } from 'vitest';
import { replayOf, requestHash } from '../../../functions/http/idempotency.ts';
import { objectionBody } from '../../../shared/contracts/objection.ts';
import { type IdempotencyRecord, idempotencyRecord } from '../../../shared/table/idempotency-record.ts';
import { idempotencyKey } from '../../../shared/table/keys.ts';
import { anObjectionBody } from '../../support/objections.ts';

const writtenAt = new Date('2021-06-16T01:00:00.500Z');
const hash = requestHash('fileObjection', anObjectionBody());
const record = (location?: string): IdempotencyRecord =>
  idempotencyRecord(
    idempotencyKey('caller', 'key-1'),
    { requestHash: hash, status: 201, text: '{"id":"1"}', ...(location && { location }) },
    writtenAt,
  );

describe('a request', () => {
  test('is the same whatever the order and spacing of its fields', () => {
    const body = anObjectionBody();
    const reordered = Object.fromEntries(Object.entries({ ...body, statement: ` ${body.statement} ` }).reverse());
    expect(requestHash('fileObjection', objectionBody.parse(reordered))).toBe(hash);
  });

  test('is another one by any field or by its route', () => {
    const body = anObjectionBody();
    const others = [
      requestHash('submitApplication', body),
      ...Object.keys(body).map((field) => requestHash('fileObjection', { ...body, [field]: 'other' })),
    ];
    expect(new Set([hash, ...others]).size).toBe(8);
  });

  test('leaves nothing of itself in its hash', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a record', () => {
  test('that is not there replays nothing', () => {
    expect(replayOf(undefined, hash, writtenAt)).toBeUndefined();
  });

  test('replays the first answer, with its place where it had one', () => {
    expect(replayOf(record(), hash, writtenAt)).toEqual({ replay: { status: 201, text: '{"id":"1"}' } });
    expect(replayOf(record('/v1/test/1'), hash, writtenAt)).toMatchObject({ replay: { location: '/v1/test/1' } });
  });

  test('of another request is a key used twice', () => {
    expect(() => replayOf(record(), requestHash('fileObjection', {}), writtenAt)).toThrow(
      expect.objectContaining({ code: 'IDEMPOTENCY_KEY_REUSED' }),
    );
  });

  test('counts for a day in whole seconds, though the table may delete it later', () => {
    expect(replayOf(record(), hash, new Date('2021-06-17T00:59:59.999Z'))).toBeDefined();
    expect(replayOf(record(), hash, new Date('2021-06-17T01:00:00.000Z'))).toBeUndefined();
    expect(replayOf(record(), 'another', new Date('2021-06-17T01:00:00.000Z'))).toBeUndefined();
  });
});
