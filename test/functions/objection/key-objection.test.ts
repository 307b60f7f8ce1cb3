import { describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { keyObjection } from '../../../functions/objection/key-objection.ts';
import { keyedObjectionBody } from '../../../shared/contracts/objection.ts';
import { HOUR, later } from '../../../shared/domain/instant.ts';
import { receiptDigest } from '../../../shared/domain/receipt-code.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { publicisedCase } from '../../support/applications.ts';
import { calendarUntil } from '../../support/calendars.ts';
import type { ReachablePhase } from '../../support/case-walk.ts';
import { instantAt } from '../../support/instants.ts';
import { itemsOf } from '../../support/partition.ts';
import { aStaffMember, asStaff, countingPeople, type Person } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk, stored } = await aService();
const nextPerson = countingPeople();
const nextObjector = countingPeople(9_100);

const reviewer = aStaffMember('reviewer');
const IN_WINDOW = '2021-06-24T16:00:00+08:00';

/** A case that has been published, in a phase, with the entry that it had. */
async function entryIn(phase: ReachablePhase | 'CLOSED') {
  const person = nextPerson();
  const id = await walk.caseIn(phase === 'CLOSED' || phase === 'WITHDRAWN' ? 'PUBLICISED' : phase, person);
  const { noticeId, publicEntry } = publicisedCase(await stored.application(id));
  if (phase === 'CLOSED') await walk.close(id);
  if (phase === 'WITHDRAWN') await walk.withdraw(person, id);
  return { id, person, noticeId, serial: publicEntry.serial };
}
type Entry = Awaited<ReturnType<typeof entryIn>>;

interface Keyed {
  readonly objector?: Person;
  readonly caller?: StaffCaller;
  readonly idempotencyKey?: string;
  readonly receivedAt?: string;
}
function key(
  { noticeId, serial }: Pick<Entry, 'noticeId' | 'serial'>,
  { objector = nextObjector(), caller = reviewer, idempotencyKey, receivedAt = IN_WINDOW }: Keyed = {},
  different: Partial<typeof deps> = {},
) {
  const { name: objectorName, idNumber: objectorIdNumber, phone } = objector;
  const received = { statement: '来信反映：此人并未在该企业工作。', channel: 'LETTER', receivedAt };
  const body = keyedObjectionBody.parse({ noticeId, serial, objectorName, objectorIdNumber, phone, ...received });
  return keyObjection({ ...asStaff(caller), body, idempotencyKey }, { ...deps, ...different });
}
const kindOf = async (reply: ReturnType<typeof key>) => bodyOf(await reply).kind;
const complaintsOf = async (id: string) => (await stored.tasks(id)).filter(({ kind }) => kind === 'COMPLAINT');

/** Its code finds the receipt; the table keeps a digest of it. */
async function expectReceiptKept({ id, person }: Entry, receipt: { objectionId: string; receiptCode: string }) {
  const { objectionId, receiptCode } = receipt;
  const kept = { applicationId: id, receiptDigest: receiptDigest(objectionId, receiptCode) };
  expect(await deps.objections.receipt(objectionId)).toEqual(kept);
  expect(JSON.stringify(await itemsOf(table, person))).not.toContain(receiptCode);
}

/** What a refused objection leaves behind: everything as it was. */
async function expectRefused({ person }: Entry, refused: () => Promise<unknown>, refusal: object): Promise<void> {
  const before = await itemsOf(table, person);
  expect(await refusalOf(refused())).toMatchObject(refusal);
  expect(await itemsOf(table, person)).toEqual(before);
}

describe('what staff key', () => {
  test.each([
    ['the last instant before the publication', '2021-06-17T08:59:59.999+08:00', 'COMPLAINT'],
    ['the first instant of the window', '2021-06-17T09:00:00+08:00', 'OBJECTION'],
    ['the last instant of the window', '2021-06-24T23:59:59.999+08:00', 'OBJECTION'],
    ['the close', '2021-06-25T00:00:00+08:00', 'COMPLAINT'],
  ])('received at %s counts by that, whenever it is keyed', async (_, receivedAt, kind) => {
    const entry = await entryIn('CLOSED');
    deps.clock.set('2021-06-25T09:00:00+08:00');
    expect(await kindOf(key(entry, { receivedAt }))).toBe(kind);
    expect((await stored.application(entry.id)).phase).toBe(kind === 'OBJECTION' ? 'OBJECTION_REVIEW' : 'PAYING');
  });

  test('may have been received this instant, and no later', async () => {
    const entry = await entryIn('PUBLICISED');
    deps.clock.set('2021-06-18T10:00:00+08:00');
    const late = () => key(entry, { receivedAt: '2021-06-18T10:00:00.001+08:00' });
    await expectRefused(entry, late, { status: 400, code: 'VALIDATION', pointers: ['/receivedAt'] });
    expect(await kindOf(key(entry, { receivedAt: '2021-06-18T10:00:00+08:00' }))).toBe('OBJECTION');
  });

  test.each(['PUBLICISED', 'SUSPENDED'] as const)('is an objection to a case in %s, which stays', async (phase) => {
    const entry = await entryIn(phase);
    deps.clock.set('2021-06-24T17:00:00+08:00');
    const before = await stored.application(entry.id);
    const objector = nextObjector();
    const receipt = bodyOf(await key(entry, { objector }));
    expect(receipt).toMatchObject({ kind: 'OBJECTION', receivedAt: IN_WINDOW });
    const { workflowRun } = before;
    const after = { phase, objectionCount: 1, workflowRun, version: before.version + 1, nextDueAt: before.nextDueAt };
    expect(await stored.application(entry.id)).toMatchObject(after);
    const keyed = { channel: 'LETTER', by: reviewer.subject, at: deps.clock.instant() };
    const told = { objectorIdNumber: objector.idNumber, identityVerified: false, receivedAt: instantAt(IN_WINDOW) };
    expect(await stored.objections(entry.id)).toMatchObject([{ objectionId: receipt.objectionId, ...told, keyed }]);
    await expectReceiptKept(entry, receipt);
    const actor = { kind: 'staff', staffId: reviewer.subject };
    expect((await stored.trail(entry.id)).at(-1)).toMatchObject({ event: 'OBJECTION_FILED', actor, after: phase });
  });

  test.each([
    ['2021-06-25T09:00:00+08:00', '2021-07-02T00:00:00+08:00'],
    ['2021-06-30T23:59:59.999+08:00', '2021-07-02T00:00:00+08:00'],
    ['2021-07-01T00:00:00+08:00', '2021-07-03T00:00:00+08:00'],
    ['2021-07-02T16:00:00+08:00', '2021-07-06T00:00:00+08:00'],
  ])('after the close, at %s, stops the payment for a review due by %s', async (moment, dueAt) => {
    const entry = await entryIn('CLOSED');
    const { workflowRun } = await stored.application(entry.id);
    deps.clock.set(moment);
    await key(entry);
    const due = { objectionsDueAt: instantAt(dueAt), nextDueAt: later(deps.clock.instant(), HOUR) };
    const after = { phase: 'OBJECTION_REVIEW', ...due, workflowRun: workflowRun + 1 };
    expect(await stored.application(entry.id)).toMatchObject(after);
  });

  test.each(['PAYING', 'PAYMENT_RETURNED', 'PAID', 'WITHDRAWN'] as const)(
    'in the window is a complaint to a case in %s: a task for a supervisor, and nothing is stopped',
    async (phase) => {
      const entry = await entryIn(phase);
      deps.clock.set('2021-06-25T11:00:00+08:00');
      const { version: _, eventCount: __, lastEventHash: ___, ...before } = await stored.application(entry.id);
      const objector = nextObjector();
      const receipt = bodyOf(await key(entry, { objector }));
      expect(receipt.kind).toBe('COMPLAINT');
      expect(await stored.application(entry.id)).toMatchObject(before);
      expect(await stored.objections(entry.id)).toEqual([]);
      const request = { complaintId: receipt.objectionId, idNumber: objector.idNumber };
      const task = { taskId: taskIdOf(entry.id, 'COMPLAINT'), status: 'OPEN', agency: '210202', request };
      const times = { openedAt: deps.clock.instant(), dueAt: instantAt('2021-07-10T00:00:00+08:00') };
      expect(await complaintsOf(entry.id)).toMatchObject([{ ...task, ...times }]);
      await expectReceiptKept(entry, receipt);
      expect((await stored.events(entry.id)).at(-1)).toBe('COMPLAINT_FILED');
    },
  );

  test('is a complaint as often as the same person has something to report', async () => {
    const entry = await entryIn('PAID');
    const objector = nextObjector();
    for (let n = 1; n <= 2; n += 1) expect(await kindOf(key(entry, { objector }))).toBe('COMPLAINT');
    const taskIds = (await complaintsOf(entry.id)).map(({ taskId }) => taskId);
    expect(taskIds.sort()).toEqual([taskIdOf(entry.id, 'COMPLAINT'), taskIdOf(entry.id, 'COMPLAINT', 2)]);
  });
});

describe('what staff key is refused', () => {
  test('from an auditor alone, before it is looked for; and where there is no such entry', async () => {
    const entry = await entryIn('CLOSED');
    const auditor = { caller: aStaffMember('auditor') };
    expect(await refusalOf(key({ noticeId: 'NEVER', serial: 1 }, auditor))).toMatchObject({ code: 'WRONG_ROLE' });
    for (const wrong of [{ noticeId: 'NEVER' }, { noticeId: '210202-20210618' }, { serial: 9_999 }]) {
      await expectRefused(entry, () => key({ ...entry, ...wrong }), { status: 404, code: 'NOT_FOUND' });
    }
  });

  test('from another agency, from whoever may be the applicant, and of the applicant', async () => {
    const entry = await entryIn('CLOSED');
    const { idNumber, name, subject } = entry.person;
    const other = { caller: aStaffMember('reviewer', { agency: '210203' }) };
    await expectRefused(entry, () => key(entry, other), { status: 403, code: 'WRONG_AGENCY' });
    for (const self of [{ idNumber }, { name }, { subject }]) {
      const caller = aStaffMember('reviewer', self);
      await expectRefused(entry, () => key(entry, { caller }), { status: 403, code: 'OWN_APPLICATION' });
    }
    await expectRefused(entry, () => key(entry, { objector: entry.person }), { status: 422, code: 'OWN_ENTRY' });
  });

  test('where the same person has objected to the entry, unless that was not admitted', async () => {
    const entry = await entryIn('PUBLICISED');
    const [objector, liar] = [nextObjector(), nextObjector()];
    await walk.object(entry.id, objector);
    deps.identity.finding = { outcome: 'no', reasons: ['IDENTITY_MISMATCH'] };
    await walk.object(entry.id, liar);
    deps.identity.finding = { outcome: 'yes' };
    deps.clock.set('2021-06-24T17:00:00+08:00');
    await expectRefused(entry, () => key(entry, { objector }), { status: 409, code: 'ALREADY_OBJECTED' });
    expect(await kindOf(key(entry, { objector: liar }))).toBe('OBJECTION');
    await expectRefused(entry, () => key(entry, { objector: liar }), { status: 409, code: 'ALREADY_OBJECTED' });
  });

  test('where it would be due in a year without holiday data, and its key stays free', async () => {
    const entry = await entryIn('CLOSED');
    const before = await itemsOf(table, entry.person);
    const keyed = { idempotencyKey: 'no-holidays' };
    const refused = key(entry, keyed, { calendar: calendarUntil(2020) });
    await expect(refused).rejects.toMatchObject({ name: 'CalendarMissingError' });
    expect(await itemsOf(table, entry.person)).toEqual(before);
    expect(await kindOf(key(entry, keyed))).toBe('OBJECTION');
  });
});

describe('an idempotency key', () => {
  test('answers as the first time, also once the case has moved on; another body is refused', async () => {
    const entry = await entryIn('CLOSED');
    const keyed = { objector: nextObjector(), idempotencyKey: 'key-1' };
    const first = bodyOf(await key(entry, keyed));
    await walk.open(entry.id, 'OBJECTION_REVIEW');
    await walk.decide(entry.id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' });
    expect(await key(entry, keyed)).toEqual({ replay: { status: 201, text: JSON.stringify(first) } });
    const other = () => key(entry, { ...keyed, objector: nextObjector() });
    await expectRefused(entry, other, { status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    const colleague = { ...keyed, objector: nextObjector(), caller: aStaffMember('payer') };
    expect(bodyOf(await key(entry, colleague)).objectionId).not.toBe(first.objectionId);
  });

  test.each(['CLOSED', 'PAID'] as const)('sent four times at once has one answer and one record: %s', async (phase) => {
    const entry = await entryIn(phase);
    const keyed = { objector: nextObjector(), idempotencyKey: `at-once-${phase}` };
    const replies = await Promise.all(Array.from({ length: 4 }, () => key(entry, keyed)));
    const texts = replies.map((reply) => ('body' in reply ? JSON.stringify(reply.body) : reply.replay.text));
    expect(new Set(texts).size).toBe(1);
    expect([...(await stored.objections(entry.id)), ...(await complaintsOf(entry.id))]).toHaveLength(1);
  });
});

describe('an objection that races', () => {
  const keyAfter = (entry: Entry, interruption: () => Promise<unknown>, keyed: Keyed = {}) => {
    const byId = interruptedOnce(deps.applications.byId, interruption);
    return key(entry, keyed, { applications: { ...deps.applications, byId } });
  };

  test('with the order of the payment is a complaint', async () => {
    const entry = await entryIn('CLOSED');
    expect(await kindOf(keyAfter(entry, () => walk.pay(entry.id)))).toBe('COMPLAINT');
    expect(await stored.application(entry.id)).toMatchObject({ phase: 'PAYING', objectionCount: 0 });
  });

  test('with the close stops the payment that the close led to', async () => {
    const entry = await entryIn('PUBLICISED');
    deps.clock.set(IN_WINDOW);
    expect(await kindOf(keyAfter(entry, () => walk.close(entry.id)))).toBe('OBJECTION');
    expect((await stored.events(entry.id)).slice(-2)).toEqual(['CLOSED_UNCHALLENGED', 'OBJECTION_FILED']);
  });

  test('with the same person’s own gives way to it', async () => {
    const entry = await entryIn('CLOSED');
    const objector = nextObjector();
    const second = keyAfter(entry, () => key(entry, { objector }), { objector });
    expect(await refusalOf(second)).toMatchObject({ code: 'ALREADY_OBJECTED' });
    expect(await stored.objections(entry.id)).toHaveLength(1);
  });
});
