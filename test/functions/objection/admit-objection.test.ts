import { beforeEach, describe, expect, test } from 'vitest';
import { admitObjection } from '../../../functions/objection/admit-objection.ts';
import { fileObjection } from '../../../functions/objection/file-objection.ts';
import { keyObjection } from '../../../functions/objection/key-objection.ts';
import { keyedObjectionBody } from '../../../shared/contracts/objection.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { DAY } from '../../../shared/domain/instant.ts';
import { noAnswer } from '../../../shared/ports/signed-request.ts';
import { aPerson, aStaffMember, asStaff, type Person } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';
import { objectionDesk } from './objection-desk.ts';

const service = await aService();
const { deps, walk, stored } = service;
const { aNewObjector, anEntry, requestOf, fileSignedIn } = objectionDesk(service);
const REFUSED = { outcome: 'no', reasons: ['IDENTITY_MISMATCH'] } as const;

beforeEach(() => {
  deps.identity.finding = { outcome: 'yes' };
  deps.identity.asked.length = 0;
});

/** Files an objection, and leaves its objector unchecked. */
async function filed(entry: Awaited<ReturnType<typeof anEntry>>, objector: Person = aNewObjector()) {
  await fileObjection(await requestOf(entry, { objector }), deps);
  return lastEventOf(entry.id);
}
async function lastEventOf(id: string) {
  const event = await deps.records.lastEvent(await deps.applications.byId(id));
  if (!event) throw new Error('The case has no last event');
  return event;
}
const admit = (event: Awaited<ReturnType<typeof filed>>, overrides: Partial<typeof deps> = {}) =>
  admitObjection(event, { ...deps, ...overrides, register: deps.identity });
const only = async (id: string) => (await stored.objections(id))[0];

describe('an objector whom the register confirms', () => {
  test('is asked for by name and ID number, and verified, without an event', async () => {
    const entry = await anEntry(aPerson(1));
    const objector = aNewObjector();
    const event = await filed(entry, objector);
    await admit(event);
    const { name, idNumber } = objector;
    expect(deps.identity.asked).toEqual([{ name, idNumber, aliveOn: '2021-06-17' }]);
    expect(await only(entry.id)).toMatchObject({ identityVerified: true });
    expect(await deps.applications.byId(entry.id)).toMatchObject({ objectionCount: 1 });
    expect((await stored.events(entry.id)).at(-1)).toBe('OBJECTION_FILED');
  });

  test('whose letter was keyed days later is asked for as of the day on which it was received', async () => {
    const entry = await anEntry(aPerson(20));
    const { name: objectorName, idNumber: objectorIdNumber, phone } = aNewObjector();
    deps.clock.pass(DAY);
    const received = { channel: 'LETTER', receivedAt: '2021-06-17T15:00:00+08:00' };
    const statement = '来信反映：此人并未在该企业工作。';
    const written = { ...entry, serial: Number(entry.serial), objectorName, objectorIdNumber, phone, statement };
    const { id: _, ...body } = { ...written, ...received };
    await keyObjection({ ...asStaff(aStaffMember('reviewer')), body: keyedObjectionBody.parse(body) }, deps);
    await admit(await lastEventOf(entry.id));
    expect(deps.identity.asked).toMatchObject([{ aliveOn: '2021-06-17' }]);
  });

  test('is asked for once, however often the stream delivers the event', async () => {
    const event = await filed(await anEntry(aPerson(2)));
    for (let n = 0; n < 3; n += 1) await admit(event);
    expect(deps.identity.asked).toHaveLength(1);
  });
});

describe('an objector whom the register denies', () => {
  test('stops nothing: the objection is not admitted, and the case is closed unchallenged', async () => {
    const entry = await anEntry(aPerson(3));
    deps.identity.finding = REFUSED;
    const event = await filed(entry);
    await admit(event);
    const objection = await only(entry.id);
    expect(objection).toMatchObject({ identityVerified: false, notAdmitted: { ground: 'IDENTITY' } });
    const trail = await stored.trail(entry.id);
    expect(trail.at(-1)).toMatchObject({
      event: 'OBJECTION_NOT_ADMITTED',
      actor: { kind: 'system' },
      before: 'PUBLICISED',
      after: 'PUBLICISED',
      objectionId: objection?.objectionId,
    });
    expect(isUnbroken(trail)).toBe(true);
    expect(await walk.close(entry.id)).toMatchObject({ phase: 'PAYING' });
  });

  test('stops nothing beside another whom it confirms, and the review is about that one', async () => {
    const entry = await anEntry(aPerson(4));
    const honest = await filed(entry);
    await admit(honest);
    deps.identity.finding = REFUSED;
    await admit(await filed(entry));
    expect(await walk.close(entry.id)).toMatchObject({ phase: 'OBJECTION_REVIEW' });
  });

  test('is recorded in the review too, where the register had been silent until then', async () => {
    const entry = await anEntry(aPerson(5));
    const event = await filed(entry);
    expect(await walk.close(entry.id)).toMatchObject({ phase: 'OBJECTION_REVIEW' });
    deps.identity.finding = REFUSED;
    await admit(event);
    expect((await stored.trail(entry.id)).at(-1)).toMatchObject({
      event: 'OBJECTION_NOT_ADMITTED',
      after: 'OBJECTION_REVIEW',
    });
  });

  test('changes nothing once the case was withdrawn', async () => {
    const entry = await anEntry(aPerson(6));
    const event = await filed(entry);
    await walk.withdraw(aPerson(6), entry.id);
    deps.identity.finding = REFUSED;
    await admit(event);
    expect(deps.identity.asked).toEqual([]);
    expect(await only(entry.id)).not.toHaveProperty('notAdmitted');
  });
});

describe('an objector for whom the register is silent', () => {
  test('is asked for again, and counts at the close', async () => {
    const entry = await anEntry(aPerson(7));
    const event = await filed(entry);
    deps.identity.finding = noAnswer('timeout');
    for (let n = 1; n <= 2; n += 1) {
      await expect(admit(event)).rejects.toMatchObject({ name: 'RegisterUnansweredError' });
      expect(deps.identity.asked).toHaveLength(n);
    }
    expect(await only(entry.id)).toMatchObject({ identityVerified: false });
    expect(await walk.close(entry.id)).toMatchObject({ phase: 'OBJECTION_REVIEW' });
  });

  test('is not found out as the applicant sooner than a liar would be', async () => {
    const applicant = aPerson(8);
    const event = await filed(await anEntry(applicant), { ...applicant, phone: aNewObjector().phone });
    deps.identity.finding = noAnswer('timeout');
    await expect(admit(event)).rejects.toMatchObject({ name: 'RegisterUnansweredError' });
  });
});

describe('an objection is not admitted', () => {
  test('where the applicant filed it without a token', async () => {
    const applicant = aPerson(9);
    const entry = await anEntry(applicant);
    await admit(await filed(entry, { ...applicant, phone: aNewObjector().phone }));
    expect(await only(entry.id)).toMatchObject({ notAdmitted: { ground: 'APPLICANT' } });
  });

  test('where the same person had one admitted, with whatever phone or token', async () => {
    const entry = await anEntry(aPerson(10));
    await fileSignedIn(entry, 8_300);
    await admit(await filed(entry, { ...aPerson(8_300), phone: aNewObjector().phone }));
    const grounds = (await stored.objections(entry.id)).map(({ notAdmitted }) => notAdmitted?.ground);
    expect(grounds).toEqual([undefined, 'REPEATED']);
    expect(await deps.applications.byId(entry.id)).toMatchObject({ objectionCount: 2, notAdmittedCount: 1 });
  });

  test('for none of two that the person filed at once with two phones but one', async () => {
    const entry = await anEntry(aPerson(11));
    const person = aNewObjector();
    const events = [
      await filed(entry, { ...person, phone: aNewObjector().phone }),
      await filed(entry, { ...person, phone: aNewObjector().phone }),
    ];
    await Promise.all(events.map((event) => admit(event)));
    const objections = await stored.objections(entry.id);
    expect(objections.filter(({ identityVerified }) => identityVerified)).toHaveLength(1);
    expect(objections.filter(({ notAdmitted }) => notAdmitted?.ground === 'REPEATED')).toHaveLength(1);
  });
});

test('a liar does not keep the real person out: what is not admitted marks nobody', async () => {
  const entry = await anEntry(aPerson(12));
  const person = aNewObjector();
  deps.identity.finding = REFUSED;
  await admit(await filed(entry, { ...person, name: '钱旅假', phone: aNewObjector().phone }));
  deps.identity.finding = { outcome: 'yes' };
  await admit(await filed(entry, person));
  expect((await stored.objections(entry.id)).map(({ identityVerified }) => identityVerified)).toEqual([false, true]);
});

test('the close that comes while the register answers counts the objection, and the answer is still recorded', async () => {
  const entry = await anEntry(aPerson(13));
  const event = await filed(entry);
  deps.identity.finding = REFUSED;
  const byId = interruptedOnce(deps.applications.byId, () => walk.close(entry.id));
  await admit(event, { applications: { ...deps.applications, byId } });
  const { phase, notAdmittedCount } = await deps.applications.byId(entry.id);
  expect({ phase, notAdmittedCount }).toEqual({ phase: 'OBJECTION_REVIEW', notAdmittedCount: 1 });
});
