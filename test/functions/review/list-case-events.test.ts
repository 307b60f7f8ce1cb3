import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { listCaseEvents } from '../../../functions/review/list-case-events.ts';
import { caseEventsView } from '../../../shared/contracts/review-views.ts';
import { PUBLIC } from '../../../shared/domain/actor.ts';
import { type AuditEvent, sealEvent } from '../../../shared/domain/audit-event.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import { changeBy } from '../../../shared/domain/case/change.ts';
import { instantOf } from '../../../shared/domain/instant.ts';
import { eventKey } from '../../../shared/table/keys.ts';
import { bodyOf } from '../../support/answers.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { table, deps, walk, stored } = await aService();

const list = async (applicationId: string) =>
  bodyOf(
    await listCaseEvents(
      { ...asStaff(aStaffMember('auditor')), params: { applicationId }, query: { limit: 100 } },
      deps,
    ),
  );

describe('the audit trail of a case', () => {
  test('says who did what, when and between which phases, oldest first', async () => {
    const { events } = await list(await walk.caseIn('PAYING', aPerson(1)));
    expect(events.map(({ sequence, event, who, before, after }) => [sequence, event, who.kind, before, after])).toEqual(
      [
        [1, 'SUBMITTED', 'applicant', null, 'VERIFYING'],
        [2, 'VERIFICATION_PASSED', 'system', 'VERIFYING', 'FUND_REVIEW'],
        [3, 'FUND_REVIEW_APPROVED', 'staff', 'FUND_REVIEW', 'AWAITING_PUBLICATION'],
        [4, 'PUBLISHED', 'system', 'AWAITING_PUBLICATION', 'PUBLICISED'],
        [5, 'CLOSED_UNCHALLENGED', 'system', 'PUBLICISED', 'PAYING'],
        [6, 'PAYMENT_REQUESTED', 'system', 'PAYING', 'PAYING'],
      ],
    );
    expect(events[2]).toMatchObject({
      who: { kind: 'staff', staffId: 'staff-fund-reviewer' },
      at: '2021-06-16T09:00:00+08:00',
    });
    expect(events[3]?.at).toBe('2021-06-17T09:00:00+08:00');
  });

  test('has an objection as an event without a change of phase, and does not name the objector', async () => {
    const trail = await list(await walk.caseIn('OBJECTION_REVIEW', aPerson(2)));
    const filed = trail.events.find(({ event }) => event === 'OBJECTION_FILED');
    expect(filed).toMatchObject({ who: { kind: 'public' }, before: 'PUBLICISED', after: 'PUBLICISED' });
    expect(JSON.stringify(trail)).not.toContain(aPerson(9_000).name);
  });

  test.each(withPeople(REACHABLE_PHASES, 10))(
    'of a case that is %s is unbroken and matches the contract',
    async (phase, person) => {
      const trail = await list(await walk.caseIn(phase, person));
      expect(trail.unbroken).toBe(true);
      expect(caseEventsView.parse(trail)).toEqual(trail);
      expect(trail.events.at(-1)?.after).toBe(phase);
    },
  );

  test('of an earlier attempt is unbroken and separate', async () => {
    const first = await walk.caseIn('WITHDRAWN', aPerson(30));
    await walk.caseIn('FUND_REVIEW', aPerson(30));
    const trail = await list(first);
    expect(trail.unbroken).toBe(true);
    expect(trail.events.map(({ event }) => event)).toEqual(['SUBMITTED', 'WITHDRAWN']);
  });
});

describe('a trail that was tampered with', () => {
  const person = aPerson(40);
  let id = '';
  let trail: readonly AuditEvent[] = [];
  beforeAll(async () => {
    id = await walk.caseIn('PAYING', person);
    trail = await stored.trail(id);
  });

  /** Tampers with the stored trail, asks whether it is unbroken, and restores it. */
  async function unbrokenAfter(tamper: () => Promise<unknown>): Promise<boolean> {
    await tamper();
    const { unbroken } = await list(id);
    for (const event of trail) await put(event);
    await remove(trail.length + 1);
    expect((await list(id)).unbroken).toBe(true);
    return unbroken;
  }
  const keyOf = (sequence: number) => eventKey(person.idNumber, id, sequence);
  const put = (event: AuditEvent) =>
    table.client.send(new PutCommand({ TableName: table.name, Item: { ...keyOf(event.sequence), ...event } }));
  const remove = (sequence: number) =>
    table.client.send(new DeleteCommand({ TableName: table.name, Key: keyOf(sequence) }));
  const original = (sequence: number): AuditEvent => {
    const event = trail[sequence - 1];
    if (!event) throw new Error('The trail has no such event');
    return event;
  };

  test.each([
    ['the decider', { actor: { kind: 'staff', staffId: 'staff-other' } }],
    ['the kind of actor', { actor: { kind: 'system' } }],
    ['the time', { at: '2021-06-01T01:00:00.000Z' }],
    ['the name', { event: 'FUND_REVIEW_REFUSED' }],
    ['the phase before', { before: 'VERIFYING' }],
    ['the phase after', { after: 'REJECTED' }],
    ['the hash', { hash: '0'.repeat(64) }],
    ['the previous hash', { previousHash: '0'.repeat(64) }],
  ])('is broken where %s of an event is altered', async (_, altered) => {
    const changed: AuditEvent = Object.assign({ ...original(3) }, altered);
    expect(await unbrokenAfter(() => put(changed))).toBe(false);
  });

  test.each([1, 2, 3, 4, 5])('is broken where event %i is altered and sealed again', async (sequence) => {
    const { hash, ...event } = original(sequence);
    const forged = sealEvent({ ...event, actor: { kind: 'staff', staffId: 'forger' } });
    expect(forged.hash).not.toBe(hash);
    expect(await unbrokenAfter(() => put(forged))).toBe(false);
  });

  test.each([1, 3, 5, 6])('is broken where event %i is missing', async (sequence) => {
    expect(await unbrokenAfter(() => remove(sequence))).toBe(false);
  });

  test('is broken where any part of its end is cut off', async () => {
    for (const from of [6, 5, 2, 1]) {
      const cut = async () => {
        for (let sequence = from; sequence <= 6; sequence += 1) await remove(sequence);
      };
      expect(await unbrokenAfter(cut)).toBe(false);
    }
  });

  test('is broken where it was rewritten from one event on, with every hash sealed again', async () => {
    const rewrite = async () => {
      let previousHash = original(2).hash;
      for (const { hash: _, ...event } of trail.slice(2)) {
        const sealed = sealEvent({ ...event, previousHash, at: original(1).at });
        await put(sealed);
        previousHash = sealed.hash;
      }
    };
    expect(await unbrokenAfter(rewrite)).toBe(false);
  });

  test('is broken where two events are swapped', async () => {
    const swap = async () => {
      await put({ ...original(3), sequence: 4 });
      await put({ ...original(4), sequence: 3 });
    };
    expect(await unbrokenAfter(swap)).toBe(false);
  });

  test('is broken where an event follows the last one that the case knows', async () => {
    const last = original(6);
    const { hash: _, ...event } = { ...last, sequence: 7, previousHash: last.hash };
    expect(await unbrokenAfter(() => put(sealEvent(event)))).toBe(false);
  });
});

test('a trail without its last events is reported as cut short, and names the first one missing', async () => {
  const person = aPerson(71);
  const id = await walk.caseIn('FUND_REVIEW', person);
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: eventKey(person.idNumber, id, 2) }));
  expect(await list(id)).toMatchObject({ unbroken: false, faults: [{ kind: 'CUT_SHORT', sequence: 2 }] });
});

test('a trail with an altered event names that event', async () => {
  const person = aPerson(72);
  const id = await walk.caseIn('PUBLICISED', person);
  const key = eventKey(person.idNumber, id, 2);
  const altered = { ...(await stored.trail(id))[1], at: '2021-06-01T01:00:00.000Z' };
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...key, ...altered } }));
  expect(await list(id)).toMatchObject({ unbroken: false, faults: [{ kind: 'CHAIN', sequence: 2 }] });
});

test('a case that changed between the read of the case and of its trail has an unbroken trail', async () => {
  const person = aPerson(80);
  const id = await walk.caseIn('FUND_REVIEW', person);
  let hasMoved = false;
  const records = {
    ...deps.records,
    trail: async (application: Application) => {
      if (!hasMoved) await walk.withdraw(person, id);
      hasMoved = true;
      return deps.records.trail(application);
    },
  };
  const request = { ...asStaff(aStaffMember('auditor')), params: { applicationId: id }, query: { limit: 100 } };
  const { events, unbroken } = bodyOf(await listCaseEvents(request, { ...deps, records }));
  expect(events.at(-1)).toMatchObject({ event: 'WITHDRAWN' });
  expect(unbroken).toBe(true);
});

test('a trail of more than five hundred events comes in pages, whole and unbroken', async () => {
  const id = await walk.caseIn('PUBLICISED', aPerson(81));
  let application = await deps.applications.byId(id);
  for (let n = 0; n < 500; n += 1) {
    const objection = { application, event: 'OBJECTION_FILED', actor: PUBLIC, at: instantOf(deps.now()) } as const;
    const filed = changeBy(objection, (before, fields) => ({ ...before, ...fields }) as Application);
    application = await deps.applications.write(filed);
  }
  const pageAfter = async (next: string | undefined) => {
    const query = { limit: 100, ...(next !== undefined && { next }) };
    const page = await listCaseEvents(
      { ...asStaff(aStaffMember('auditor')), params: { applicationId: id }, query },
      deps,
    );
    return bodyOf(page);
  };
  const shown: number[] = [];
  let next: string | undefined;
  do {
    const page = await pageAfter(next);
    expect(page.unbroken).toBe(true);
    shown.push(...page.events.map(({ sequence }) => sequence));
    next = page.next;
  } while (next !== undefined);
  expect(shown).toEqual(Array.from({ length: application.eventCount }, (_, index) => index + 1));
});
