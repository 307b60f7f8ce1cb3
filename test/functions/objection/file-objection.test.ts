import { describe, expect, test } from 'vitest';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { objectionDesk } from './objection-desk.ts';

const service = await aService();
const { deps, walk, stored } = service;
const { aNewObjector, anEntry, file, objectionCountOf } = objectionDesk(service);

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

  test('refuses an objection received at the instant it closes, and says whom to ring', async () => {
    const entry = await anEntry(aPerson(4));
    deps.clock.set('2021-06-25T00:00:00.000+08:00');
    await expect(file(entry)).rejects.toMatchObject({ code: 'WINDOW_CLOSED', supervisionPhone: '82745351' });
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
    await expect(file(entry)).rejects.toMatchObject({ code: 'WINDOW_CLOSED', supervisionPhone: '82745351' });
  });

  test('ends when the entry is withdrawn', async () => {
    const entry = await anEntry(aPerson(6));
    await walk.withdraw(aPerson(6), entry.id);
    await expect(file(entry)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await stored.objections(entry.id)).toEqual([]);
  });
});

describe('an objection', () => {
  test('is stored word for word, and the receipt holds only its id, its time and its code', async () => {
    const entry = await anEntry(aPerson(10));
    const objector = aNewObjector();
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
      identityVerified: false,
    });
    const { objectionId } = objection ?? {};
    const receiptCode = expect.stringMatching(/^CODE/);
    expect(reply).toEqual({ body: { objectionId, receivedAt: '2021-06-17T09:00:00+08:00', receiptCode } });
  });

  test('leaves the entry public, and keeps the objector out of the audit trail', async () => {
    const { id } = await anEntry(aPerson(11));
    const objector = aNewObjector();
    await walk.object(id, objector);
    const application = await deps.applications.byId(id);
    expect(application).toMatchObject({ phase: 'PUBLICISED', objectionCount: 1 });
    const event = (await stored.trail(id)).at(-1);
    expect(event).toMatchObject({ event: 'OBJECTION_FILED', actor: { kind: 'public' } });
    for (const personal of [objector.name, objector.idNumber, objector.phone]) {
      expect(JSON.stringify({ ...application, event })).not.toContain(personal);
    }
  });

  test('of which the case keeps nothing but a number, however many there are', async () => {
    const { id } = await anEntry(aPerson(12));
    const sizeOf = async () => JSON.stringify(await deps.applications.byId(id)).length;
    await walk.object(id, aNewObjector());
    const size = await sizeOf();
    for (let n = 0; n < 8; n += 1) await walk.object(id, aNewObjector());
    // Version and number of events have one digit more.
    expect(await sizeOf()).toBeLessThanOrEqual(size + 2);
  });
});
