import { describe, expect, test } from 'vitest';
import { fileObjection } from '../../../functions/objection/file-objection.ts';
import { HOUR } from '../../../shared/domain/instant.ts';
import { publicisedCase } from '../../support/applications.ts';
import { anObjectionRequest } from '../../support/case-walk.ts';
import { aPerson, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk, stored } = await aService();

/** An entry published at 09:00 on 17 June 2021 that closes at 24:00 on the 24th. */
async function anEntry(person: Person) {
  const id = await walk.caseIn('PUBLICISED', person);
  const { noticeId, publicEntry } = publicisedCase(await deps.applications.byId(id));
  return { id, noticeId, serial: String(publicEntry.serial) };
}

const file = (...request: Parameters<typeof anObjectionRequest>) => fileObjection(anObjectionRequest(...request), deps);
const objectionCountOf = async (id: string) => (await deps.applications.byId(id)).objectionCount;

describe('the objection window', () => {
  test('accepts an objection in its first millisecond', async () => {
    const entry = await anEntry(aPerson(1));
    deps.clock.set('2021-06-17T09:00:00.000+08:00');
    expect(await file(entry)).toMatchObject({ body: { receivedAt: '2021-06-17T09:00:00+08:00' } });
    expect(await objectionCountOf(entry.id)).toBe(1);
  });

  test('accepts an objection in its last millisecond', async () => {
    const entry = await anEntry(aPerson(2));
    deps.clock.set('2021-06-24T23:59:59.999+08:00');
    expect(await file(entry)).toMatchObject({ body: { receivedAt: '2021-06-24T23:59:59.999+08:00' } });
    expect(await objectionCountOf(entry.id)).toBe(1);
  });

  test('does not exist one millisecond before the publication', async () => {
    const entry = await anEntry(aPerson(3));
    deps.clock.set('2021-06-17T08:59:59.999+08:00');
    await expect(file(entry)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('refuses an objection received at the instant it closes, even before the workflow acts', async () => {
    const entry = await anEntry(aPerson(4));
    deps.clock.set('2021-06-25T00:00:00.000+08:00');
    await expect(file(entry)).rejects.toMatchObject({ code: 'WINDOW_CLOSED' });
    expect(await deps.applications.byId(entry.id)).toMatchObject({ phase: 'PUBLICISED', objectionCount: 0 });
  });

  test.each([
    ['a day without a notice', { noticeId: '210202-20210618', serial: '1' }],
    ['a malformed notice id', { noticeId: 'nonsense', serial: '1' }],
  ])('does not exist for %s', async (_, entry) => {
    deps.clock.set('2021-06-18T12:00:00+08:00');
    await expect(file(entry)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('does not exist for an unknown or malformed serial', async () => {
    const { noticeId } = await anEntry(aPerson(5));
    for (const serial of ['9999', '0', '01', '1e0', '-1', '1.0', ' 1', '一', '123456789']) {
      await expect(file({ noticeId, serial }), serial).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('is closed, not unknown, for an entry that has just left the index', async () => {
    const entry = await anEntry(aPerson(7));
    await walk.close(entry.id);
    // The request of an objector arrived in the last millisecond.
    deps.clock.set('2021-06-24T23:59:59.999+08:00');
    await expect(file(entry)).rejects.toMatchObject({ code: 'WINDOW_CLOSED' });
  });

  test('ends when the entry is withdrawn', async () => {
    const entry = await anEntry(aPerson(6));
    await walk.withdraw(aPerson(6), entry.id);
    await expect(file(entry)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await stored.objections(entry.id)).toEqual([]);
  });
});

describe('an objection', () => {
  test('is stored word for word, and the receipt holds only its id and time', async () => {
    const entry = await anEntry(aPerson(10));
    const objector = aPerson(9_001);
    const reply = await file(entry, { objector, statement: '此人证书系伪造，请核查原件。' });
    const [objection, ...others] = await stored.objections(entry.id);
    expect(others).toEqual([]);
    expect(objection).toEqual({
      objectionId: objection?.objectionId,
      applicationId: entry.id,
      noticeId: entry.noticeId,
      serial: Number(entry.serial),
      objectorName: objector.name,
      objectorIdNumber: objector.idNumber,
      phone: objector.phone,
      statement: '此人证书系伪造，请核查原件。',
      receivedAt: '2021-06-17T01:00:00.000Z',
      identityVerified: true,
    });
    const { objectionId } = objection ?? {};
    expect(reply).toEqual({ body: { objectionId, receivedAt: '2021-06-17T09:00:00+08:00' } });
  });

  test('leaves the entry public, and keeps the objector out of the audit trail', async () => {
    const { id } = await anEntry(aPerson(11));
    await walk.object(id, aPerson(9_002));
    const application = await deps.applications.byId(id);
    expect(application).toMatchObject({ phase: 'PUBLICISED', objectionCount: 1 });
    const event = (await stored.trail(id)).at(-1);
    expect(event).toMatchObject({ event: 'OBJECTION_FILED', actor: { kind: 'public' } });
    for (const personal of [aPerson(9_002).name, aPerson(9_002).idNumber, aPerson(9_002).phone]) {
      expect(JSON.stringify({ ...application, event })).not.toContain(personal);
    }
  });

  test('is checked once with the identity register, by the objector’s name and ID number', async () => {
    const entry = await anEntry(aPerson(12));
    deps.identity.asked.length = 0;
    await file(entry, { objector: aPerson(9_003) });
    const { name, idNumber } = aPerson(9_003);
    expect(deps.identity.asked).toEqual([{ name, idNumber }]);
  });

  test('is refused where the register denies the objector’s identity, and nothing is stored', async () => {
    const entry = await anEntry(aPerson(13));
    const before = await deps.applications.byId(entry.id);
    deps.identity.finding = { outcome: 'no', reasons: ['IDENTITY_MISMATCH'] };
    await expect(file(entry)).rejects.toMatchObject({ code: 'IDENTITY_REFUSED', reasons: ['IDENTITY_MISMATCH'] });
    deps.identity.finding = { outcome: 'yes' };
    expect(await stored.objections(entry.id)).toEqual([]);
    expect(await deps.applications.byId(entry.id)).toEqual(before);
  });

  test('is accepted while the register does not answer, and marked as unverified for staff', async () => {
    const entry = await anEntry(aPerson(14));
    deps.identity.finding = { outcome: 'no-answer', fault: 'timeout' };
    deps.identity.asked.length = 0;
    await file(entry);
    deps.identity.finding = { outcome: 'yes' };
    expect(await stored.objections(entry.id)).toMatchObject([{ identityVerified: false }]);
    expect(deps.identity.asked).toHaveLength(1);
  });
});

describe('an idempotency key', () => {
  /** The answer to a repeated request: the first reply as it was stored. */
  const replayOf = (first: Awaited<ReturnType<typeof file>>) => ({
    replay: { status: 201, text: JSON.stringify('body' in first && first.body) },
  });

  test('answers a repeated objection as the first time, and stores it once', async () => {
    const entry = await anEntry(aPerson(20));
    const first = await file(entry, { idempotencyKey: 'key-1' });
    expect(await file(entry, { idempotencyKey: 'key-1' })).toEqual(replayOf(first));
    expect(await stored.objections(entry.id)).toHaveLength(1);
  });

  test('answers a repeated objection as the first time even after the close', async () => {
    const entry = await anEntry(aPerson(21));
    deps.clock.set('2021-06-24T23:59:59+08:00');
    const first = await file(entry, { idempotencyKey: 'key-1' });
    deps.clock.set('2021-06-25T00:00:01+08:00');
    expect(await file(entry, { idempotencyKey: 'key-1' })).toEqual(replayOf(first));
  });

  test('refuses a different objection to the same entry', async () => {
    const entry = await anEntry(aPerson(22));
    await file(entry, { idempotencyKey: 'key-1' });
    const other = file(entry, { idempotencyKey: 'key-1', statement: '另一条不同的异议内容，请核查。' });
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await objectionCountOf(entry.id)).toBe(1);
  });

  test('belongs to one entry: for another entry it is a different key', async () => {
    const [one, other] = [await anEntry(aPerson(23)), await anEntry(aPerson(24))];
    await file(one, { idempotencyKey: 'key-1' });
    expect(await file(other, { idempotencyKey: 'key-1' })).toHaveProperty('body');
    expect(await objectionCountOf(other.id)).toBe(1);
  });

  test('expires after a day', async () => {
    const entry = await anEntry(aPerson(25));
    await file(entry, { idempotencyKey: 'key-1' });
    deps.clock.pass(24 * HOUR - 1);
    expect(await file(entry, { idempotencyKey: 'key-1' })).toHaveProperty('replay');
    deps.clock.pass(1);
    expect(await file(entry, { idempotencyKey: 'key-1' })).toHaveProperty('body');
    expect(await objectionCountOf(entry.id)).toBe(2);
  });

  test('of a refused objection can be used again', async () => {
    const entry = await anEntry(aPerson(26));
    deps.identity.finding = { outcome: 'no', reasons: ['IDENTITY_MISMATCH'] };
    await expect(file(entry, { idempotencyKey: 'key-1' })).rejects.toMatchObject({ code: 'IDENTITY_REFUSED' });
    deps.identity.finding = { outcome: 'yes' };
    expect(await file(entry, { idempotencyKey: 'key-1' })).toHaveProperty('body');
  });

  test('is optional: without it the same objection sent twice is stored twice', async () => {
    const entry = await anEntry(aPerson(27));
    await file(entry);
    await file(entry);
    expect(await stored.objections(entry.id)).toHaveLength(2);
  });
});
