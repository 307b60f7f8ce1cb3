import { beforeAll, describe, expect, test } from 'vitest';
import { fileObjection } from '../../../functions/objection/file-objection.ts';
import { HOUR } from '../../../shared/domain/instant.ts';
import { aTable } from '../../support/a-table.ts';
import { publicisedCase } from '../../support/applications.ts';
import { anObjectionBody, type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { aPerson, asPublic, type Person } from '../../support/people.ts';

let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});

/** Published at 09:00 on 17 June 2021, closing at 24:00 of the 24th. */
async function anEntry(person: Person) {
  const id = await walk.caseIn('PUBLICISED', person);
  const { noticeId, publicEntry } = publicisedCase(await deps.applications.byId(id));
  return { id, noticeId, serial: String(publicEntry.serial) };
}

function file(
  { noticeId, serial }: { readonly noticeId: string; readonly serial: string },
  { objector = aPerson(9_000), key, statement }: { objector?: Person; key?: string; statement?: string } = {},
) {
  const body = anObjectionBody(objector, statement);
  return fileObjection({ ...asPublic(), params: { noticeId, serial }, body, idempotencyKey: key }, deps);
}

const objectionsTo = async (id: string) => deps.records.objections(await deps.applications.byId(id));
const countOf = async (id: string) => (await deps.applications.byId(id)).objectionCount;

describe('the window', () => {
  test('takes an objection in its first millisecond', async () => {
    const entry = await anEntry(aPerson(1));
    deps.clock.set('2021-06-17T09:00:00.000+08:00');
    expect(await file(entry)).toMatchObject({ body: { receivedAt: '2021-06-17T09:00:00+08:00' } });
    expect(await countOf(entry.id)).toBe(1);
  });

  test('takes an objection in its last millisecond', async () => {
    const entry = await anEntry(aPerson(2));
    deps.clock.set('2021-06-24T23:59:59.999+08:00');
    expect(await file(entry)).toMatchObject({ body: { receivedAt: '2021-06-24T23:59:59.999+08:00' } });
    expect(await countOf(entry.id)).toBe(1);
  });

  test('is not there a millisecond before the publication', async () => {
    const entry = await anEntry(aPerson(3));
    deps.clock.set('2021-06-17T08:59:59.999+08:00');
    await expect(file(entry)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is over at the instant of the close, though the workflow has not yet closed the entry', async () => {
    const entry = await anEntry(aPerson(4));
    deps.clock.set('2021-06-25T00:00:00.000+08:00');
    await expect(file(entry)).rejects.toMatchObject({ code: 'WINDOW_CLOSED' });
    expect(await deps.applications.byId(entry.id)).toMatchObject({ phase: 'PUBLICISED', objectionCount: 0 });
  });

  test.each([
    ['of a day without a notice', { noticeId: '210202-20210618', serial: '1' }],
    ['of an id that is no notice’s', { noticeId: 'nonsense', serial: '1' }],
  ])('is not there for a notice %s', async (_, entry) => {
    deps.clock.set('2021-06-18T12:00:00+08:00');
    await expect(file(entry)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is not there for a serial that no entry has, or that is not written as a serial', async () => {
    const { noticeId } = await anEntry(aPerson(5));
    for (const serial of ['9999', '0', '01', '1e0', '-1', '1.0', ' 1', '一', '123456789']) {
      await expect(file({ noticeId, serial }), serial).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('is gone with an entry that was withdrawn', async () => {
    const entry = await anEntry(aPerson(6));
    await walk.withdraw(aPerson(6), entry.id);
    await expect(file(entry)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await objectionsTo(entry.id)).toEqual([]);
  });
});

describe('an objection', () => {
  test('is stored as it was said, for staff, and the receipt holds no more than its id and time', async () => {
    const entry = await anEntry(aPerson(10));
    const objector = aPerson(9_001);
    const reply = await file(entry, { objector, statement: '此人证书系伪造，请核查原件。' });
    const [objection, ...others] = await objectionsTo(entry.id);
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

  test('leaves the entry public and the objector out of the audit trail', async () => {
    const { id } = await anEntry(aPerson(11));
    await walk.object(id, aPerson(9_002));
    const application = await deps.applications.byId(id);
    expect(application).toMatchObject({ phase: 'PUBLICISED', objectionCount: 1 });
    const event = (await deps.records.trail(application)).at(-1);
    expect(event).toMatchObject({ event: 'OBJECTION_FILED', actor: { kind: 'public' } });
    for (const personal of [aPerson(9_002).name, aPerson(9_002).idNumber, aPerson(9_002).phone]) {
      expect(JSON.stringify({ ...application, event })).not.toContain(personal);
    }
  });

  test('is put to the identity register once, by the name and ID number given', async () => {
    const entry = await anEntry(aPerson(12));
    deps.identity.asked.length = 0;
    await file(entry, { objector: aPerson(9_003) });
    const { name, idNumber } = aPerson(9_003);
    expect(deps.identity.asked).toEqual([{ name, idNumber }]);
  });

  test('under a name the register denies is refused, and nothing is stored', async () => {
    const entry = await anEntry(aPerson(13));
    const before = await deps.applications.byId(entry.id);
    deps.identity.finding = { outcome: 'no', reasons: ['IDENTITY_MISMATCH'] };
    await expect(file(entry)).rejects.toMatchObject({ code: 'IDENTITY_REFUSED', reasons: ['IDENTITY_MISMATCH'] });
    deps.identity.finding = { outcome: 'yes' };
    expect(await objectionsTo(entry.id)).toEqual([]);
    expect(await deps.applications.byId(entry.id)).toEqual(before);
  });

  test('is taken while the register is silent, and marked for staff to check the name', async () => {
    const entry = await anEntry(aPerson(14));
    deps.identity.finding = { outcome: 'no-answer', fault: 'timeout' };
    deps.identity.asked.length = 0;
    await file(entry);
    deps.identity.finding = { outcome: 'yes' };
    expect(await objectionsTo(entry.id)).toMatchObject([{ identityVerified: false }]);
    expect(deps.identity.asked).toHaveLength(1);
  });
});

describe('an idempotency key', () => {
  const stored = (text: unknown) => ({ replay: { status: 201, text: JSON.stringify(text) } });

  test('answers the same objection as the first time, and stores it once', async () => {
    const entry = await anEntry(aPerson(20));
    const first = await file(entry, { key: 'key-1' });
    expect(await file(entry, { key: 'key-1' })).toEqual(stored('body' in first && first.body));
    expect(await objectionsTo(entry.id)).toHaveLength(1);
  });

  test('answers as the first time even after the close', async () => {
    const entry = await anEntry(aPerson(21));
    deps.clock.set('2021-06-24T23:59:59+08:00');
    const first = await file(entry, { key: 'key-1' });
    deps.clock.set('2021-06-25T00:00:01+08:00');
    expect(await file(entry, { key: 'key-1' })).toEqual(stored('body' in first && first.body));
  });

  test('refuses another objection to the same entry', async () => {
    const entry = await anEntry(aPerson(22));
    await file(entry, { key: 'key-1' });
    const other = file(entry, { key: 'key-1', statement: '另一条不同的异议内容，请核查。' });
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await countOf(entry.id)).toBe(1);
  });

  test('belongs to its entry: to another one it is another key', async () => {
    const [one, other] = [await anEntry(aPerson(23)), await anEntry(aPerson(24))];
    await file(one, { key: 'key-1' });
    expect(await file(other, { key: 'key-1' })).toHaveProperty('body');
    expect(await countOf(other.id)).toBe(1);
  });

  test('is forgotten after a day', async () => {
    const entry = await anEntry(aPerson(25));
    await file(entry, { key: 'key-1' });
    deps.clock.pass(24 * HOUR - 1);
    expect(await file(entry, { key: 'key-1' })).toHaveProperty('replay');
    deps.clock.pass(1);
    expect(await file(entry, { key: 'key-1' })).toHaveProperty('body');
    expect(await countOf(entry.id)).toBe(2);
  });

  test('of a refused objection is free for the next', async () => {
    const entry = await anEntry(aPerson(26));
    deps.identity.finding = { outcome: 'no', reasons: ['IDENTITY_MISMATCH'] };
    await expect(file(entry, { key: 'key-1' })).rejects.toMatchObject({ code: 'IDENTITY_REFUSED' });
    deps.identity.finding = { outcome: 'yes' };
    expect(await file(entry, { key: 'key-1' })).toHaveProperty('body');
  });

  test('is not needed: without one the same words twice are two objections', async () => {
    const entry = await anEntry(aPerson(27));
    await file(entry);
    await file(entry);
    expect(await objectionsTo(entry.id)).toHaveLength(2);
  });
});
