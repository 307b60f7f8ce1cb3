import { describe, expect, test } from 'vitest';
import { fileObjection } from '../../../functions/objection/file-objection.ts';
import { HOUR } from '../../../shared/domain/instant.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { objectionDesk } from './objection-desk.ts';

const service = await aService();
const { deps, stored } = service;
const { anEntry, requestOf, file, fileSignedIn, objectionCountOf } = objectionDesk(service);

describe('an idempotency key', () => {
  /** The answer to a repeated request: the first reply as it was stored. */
  const replayOf = (first: Awaited<ReturnType<typeof file>>) => ({
    replay: { status: 201, text: JSON.stringify('body' in first && first.body) },
  });

  test('answers a repeated objection as the first time, receipt code and all, and stores it once', async () => {
    const entry = await anEntry(aPerson(20));
    const request = await requestOf(entry, { idempotencyKey: 'key-1' });
    const first = await fileObjection(request, deps);
    expect(await fileObjection(request, deps)).toEqual(replayOf(first));
    expect(await stored.objections(entry.id)).toHaveLength(1);
  });

  test('answers a repeated objection as the first time even after the close', async () => {
    const entry = await anEntry(aPerson(21));
    deps.clock.set('2021-06-24T23:59:59+08:00');
    const request = await requestOf(entry, { idempotencyKey: 'key-1' });
    const first = await fileObjection(request, deps);
    deps.clock.set('2021-06-25T00:00:01+08:00');
    expect(await fileObjection(request, deps)).toEqual(replayOf(first));
  });

  test('refuses a different objection to the same entry', async () => {
    const entry = await anEntry(aPerson(22));
    const request = await requestOf(entry, { idempotencyKey: 'key-1' });
    await fileObjection(request, deps);
    const body = { ...request.body, statement: '另一条不同的异议内容，请核查。' };
    await expect(fileObjection({ ...request, body }, deps)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await objectionCountOf(entry.id)).toBe(1);
  });

  test('belongs to one entry: for another entry it is a different key', async () => {
    const [one, other] = [await anEntry(aPerson(23)), await anEntry(aPerson(24))];
    await file(one, { idempotencyKey: 'key-1' });
    expect(await file(other, { idempotencyKey: 'key-1' })).toHaveProperty('body');
    expect(await objectionCountOf(other.id)).toBe(1);
  });

  test('belongs to one signed-in person: with the same words it gives nobody another one’s receipt', async () => {
    const entry = await anEntry(aPerson(28));
    const first = await fileSignedIn(entry, 8_200, { idempotencyKey: 'key-1' });
    expect(await fileSignedIn(entry, 8_201, { idempotencyKey: 'key-1' })).toHaveProperty('body');
    expect(await fileSignedIn(entry, 8_200, { idempotencyKey: 'key-1' })).toEqual(replayOf(first));
  });

  test('expires after a day, and the phone has still objected', async () => {
    const entry = await anEntry(aPerson(25));
    const request = await requestOf(entry, { idempotencyKey: 'key-1' });
    await fileObjection(request, deps);
    deps.clock.pass(24 * HOUR - 1);
    expect(await fileObjection(request, deps)).toHaveProperty('replay');
    deps.clock.pass(1);
    await expect(fileObjection(request, deps)).rejects.toMatchObject({ code: 'VALIDATION' });
    expect(await objectionCountOf(entry.id)).toBe(1);
  });

  test('of a refused objection can be used again', async () => {
    const entry = await anEntry(aPerson(26));
    const request = await requestOf(entry, { idempotencyKey: 'key-1' });
    const wrong = fileObjection({ ...request, body: { ...request.body, phoneCode: '000000' } }, deps);
    await expect(wrong).rejects.toMatchObject({ code: 'VALIDATION' });
    expect(await fileObjection(request, deps)).toHaveProperty('body');
  });
});
