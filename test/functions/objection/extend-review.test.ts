import { describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { extendReview } from '../../../functions/objection/extend-review.ts';
import { keyObjection } from '../../../functions/objection/key-objection.ts';
import { keyedObjectionBody } from '../../../shared/contracts/objection.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { publicisedCase } from '../../support/applications.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { instantAt } from '../../support/instants.ts';
import { itemsOf } from '../../support/partition.ts';
import { aPerson, aStaffMember, asStaff, countingPeople, type Person } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk, stored } = await aService();
const nextPerson = countingPeople();

const REASON = '需向企业所在地社区核实用工情况';
const supervisor = aStaffMember('supervisor');
const extend = (
  taskId: string,
  { caller = supervisor, reason = REASON }: { caller?: StaffCaller; reason?: string } = {},
  different: Partial<typeof deps> = {},
) => extendReview({ ...asStaff(caller), params: { taskId }, body: { reason } }, { ...deps, ...different });

/** A review opened at the close, at 24:00 of 24 June 2021: it is due at 24:00 of 1 July. */
async function reviewed(person: Person = nextPerson()) {
  const id = await walk.caseIn('OBJECTION_REVIEW', person);
  return { person, id, taskId: taskIdOf(id, 'OBJECTION_REVIEW') };
}
const reviewOf = async (id: string) => (await stored.tasks(id)).find(({ kind }) => kind === 'OBJECTION_REVIEW');
const extensions = async (id: string) =>
  (await stored.events(id)).filter((event) => event === 'OBJECTION_REVIEW_EXTENDED').length;
const EXTENDED = instantAt('2021-07-09T00:00:00+08:00');

/** What a refused extension leaves behind: everything as it was. */
async function expectRefused(person: Person, refused: () => Promise<unknown>, refusal: object): Promise<void> {
  const before = await itemsOf(table, person);
  expect(await refusalOf(refused())).toMatchObject(refusal);
  expect(await itemsOf(table, person)).toEqual(before);
}

describe('an extension of a review of objections', () => {
  test('makes case and task due later, with who took longer and why', async () => {
    const { id, taskId } = await reviewed();
    const before = await stored.application(id);
    const task = await reviewOf(id);
    deps.clock.set('2021-06-29T10:00:00+08:00');
    const extension = { reason: REASON, extendedBy: supervisor.subject, extendedAt: deps.clock.instant() };
    expect(bodyOf(await extend(taskId))).toMatchObject({
      taskId,
      status: 'OPEN',
      overdue: false,
      dueAt: '2021-07-09T00:00:00+08:00',
      extension: { ...extension, extendedAt: '2021-06-29T10:00:00+08:00' },
    });
    expect(await stored.application(id)).toMatchObject({
      phase: 'OBJECTION_REVIEW',
      objectionsDueAt: EXTENDED,
      nextDueAt: EXTENDED,
      version: before.version + 1,
    });
    expect(await reviewOf(id)).toEqual({ ...task, dueAt: EXTENDED, extension });
    const trail = await stored.trail(id);
    const actor = { kind: 'staff', staffId: supervisor.subject };
    expect(trail.at(-1)).toMatchObject({ event: 'OBJECTION_REVIEW_EXTENDED', actor, after: 'OBJECTION_REVIEW' });
    expect(isUnbroken(trail)).toBe(true);
  });

  test.each([
    ['the moment it opens', '2021-06-25T00:00:00+08:00'],
    ['the last instant before it is due', '2021-07-01T23:59:59.999+08:00'],
  ])('ends ten working days after the close, whether asked for at %s', async (_, moment) => {
    const { id, taskId } = await reviewed();
    deps.clock.set(moment);
    await extend(taskId);
    expect(await reviewOf(id)).toMatchObject({ dueAt: EXTENDED, extension: { extendedAt: instantAt(moment) } });
  });

  test('is refused from the instant at which the review is due', async () => {
    const { person, taskId } = await reviewed();
    for (const moment of ['2021-07-02T00:00:00+08:00', '2021-07-05T09:00:00+08:00']) {
      deps.clock.set(moment);
      await expectRefused(person, () => extend(taskId), { status: 409, code: 'TIME_OVER' });
    }
  });

  test('adds five working days to the later due time of a review that began late', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('PUBLICISED', person);
    const { noticeId, publicEntry } = publicisedCase(await stored.application(id));
    await walk.close(id);
    deps.clock.set('2021-07-02T16:00:00+08:00');
    const { name: objectorName, idNumber: objectorIdNumber, phone } = aPerson(9_100);
    const entry = { noticeId, serial: publicEntry.serial, objectorName, objectorIdNumber, phone };
    const received = { channel: 'LETTER', receivedAt: '2021-06-24T16:00:00+08:00' };
    const body = keyedObjectionBody.parse({ ...entry, ...received, statement: '来信反映：此人并未在该企业工作。' });
    await keyObjection({ ...asStaff(supervisor), body }, deps);
    await walk.open(id, 'OBJECTION_REVIEW');
    // Keyed on a Friday, it is due at the end of the Monday after.
    expect(await reviewOf(id)).toMatchObject({ dueAt: instantAt('2021-07-06T00:00:00+08:00') });
    await extend(taskIdOf(id, 'OBJECTION_REVIEW'));
    expect(await reviewOf(id)).toMatchObject({ dueAt: instantAt('2021-07-13T00:00:00+08:00') });
  });

  test('is the only one: another is refused, whoever asks, also once the first due time is over', async () => {
    const { person, taskId } = await reviewed();
    await extend(taskId);
    const colleague = aStaffMember('supervisor', { subject: 'staff-colleague' });
    const again = { status: 409, code: 'ALREADY_EXTENDED' };
    await expectRefused(person, () => extend(taskId), again);
    deps.clock.set('2021-07-05T09:00:00+08:00');
    await expectRefused(person, () => extend(taskId, { caller: colleague, reason: '另有原因需要核实' }), again);
  });

  test('leaves the run that waits for the decision alone', async () => {
    const { id, taskId } = await reviewed();
    await extend(taskId);
    expect(deps.workflow.answeredFor(id).some(({ taskToken }) => taskToken.includes('OBJECTION_REVIEW'))).toBe(false);
    await walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' });
    expect(deps.workflow.answeredFor(id).at(-1)?.taskToken).toBe(`token-${id}-OBJECTION_REVIEW`);
  });
});

describe('an extension is refused', () => {
  test('from another role, from another agency, and from whoever may be the applicant', async () => {
    const { person, taskId } = await reviewed();
    const { idNumber, name, subject } = person;
    const callers = [
      ...STAFF_ROLES.filter((role) => role !== 'supervisor').map((role) => [aStaffMember(role), 'WRONG_ROLE'] as const),
      [aStaffMember('supervisor', { agency: '210203' }), 'WRONG_AGENCY'] as const,
      ...[{ idNumber }, { name }, { subject }].map(
        (self) => [aStaffMember('supervisor', self), 'OWN_APPLICATION'] as const,
      ),
    ];
    for (const [caller, code] of callers) {
      await expectRefused(person, () => extend(taskId, { caller }), { status: 403, code });
    }
  });

  test('from whoever may be an objector', async () => {
    const { person, taskId } = await reviewed();
    const { idNumber, name } = aPerson(9_000);
    for (const self of [{ idNumber }, { name }]) {
      const caller = aStaffMember('supervisor', self);
      await expectRefused(person, () => extend(taskId, { caller }), { status: 403, code: 'OWN_OBJECTION' });
    }
  });

  test('where there is no such case or no such task', async () => {
    const { person, id } = await reviewed();
    for (const taskId of ['NEVER.objection-review', taskIdOf(id, 'OBJECTION_REVIEW', 2)]) {
      await expectRefused(person, () => extend(taskId), { status: 404, code: 'NOT_FOUND' });
    }
  });

  test.each([
    ['SUSPENDED', 'SUSPENSION_REVIEW', 'supervisor'],
    ['FUND_REVIEW', 'FUND_REVIEW', 'fund-reviewer'],
    ['MANUAL_VERIFICATION', 'MANUAL_VERIFICATION', 'reviewer'],
  ] as const)('in %s, of a task of the kind %s', async (phase, kind, role) => {
    const person = nextPerson();
    const taskId = taskIdOf(await walk.caseIn(phase, person), kind satisfies TaskKind);
    const caller = aStaffMember(role);
    await expectRefused(person, () => extend(taskId, { caller }), { status: 409, code: 'WRONG_PHASE' });
  });

  test('once the review is decided, or taken back by a suspension', async () => {
    const decided = await reviewed();
    await walk.decide(decided.id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' });
    const takenBack = await reviewed();
    await walk.suspend(takenBack.id);
    for (const { person, taskId } of [decided, takenBack]) {
      await expectRefused(person, () => extend(taskId), { status: 409, code: 'WRONG_PHASE' });
    }
  });

  test('where it would reach into a year without holiday data', async () => {
    const { person, taskId } = await reviewed();
    const before = await itemsOf(table, person);
    const refused = extend(taskId, {}, { calendar: calendarUntil(2020) });
    await expect(refused).rejects.toMatchObject({ name: 'CalendarMissingError', year: 2021 });
    expect(await itemsOf(table, person)).toEqual(before);
  });
});

describe('an extension that races', () => {
  /** One that something comes before: case and task were read already. */
  const extendAfter = (taskId: string, interruption: () => Promise<unknown>) => {
    const byId = interruptedOnce(deps.tasks.byId, interruption);
    return extend(taskId, {}, { tasks: { ...deps.tasks, byId } });
  };

  test('with another one is refused, and one is on record', async () => {
    const { id, taskId } = await reviewed();
    const second = extendAfter(taskId, () => extend(taskId, { reason: '同事先行延长' }));
    expect(await refusalOf(second)).toMatchObject({ code: 'ALREADY_EXTENDED' });
    expect(await reviewOf(id)).toMatchObject({ extension: { reason: '同事先行延长' }, dueAt: EXTENDED });
    expect(await extensions(id)).toBe(1);
  });

  test.each([
    ['the decision', (id: string) => walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' }), 'PAYING'],
    ['a suspension', (id: string) => walk.suspend(id), 'SUSPENDED'],
  ] as const)('with %s is refused, and changes nothing of what that left', async (_, first, phase) => {
    const { id, taskId } = await reviewed();
    expect(await refusalOf(extendAfter(taskId, () => first(id)))).toMatchObject({ code: 'WRONG_PHASE' });
    expect((await stored.application(id)).phase).toBe(phase);
    expect(await reviewOf(id)).not.toHaveProperty('extension');
    expect(await extensions(id)).toBe(0);
  });

  test('with any other write of the case is made after it', async () => {
    const { id, taskId } = await reviewed();
    const attention = async () => deps.applications.track(await stored.application(id), { nextDueAt: EXTENDED });
    const { version } = await stored.application(id);
    await extendAfter(taskId, attention);
    expect(await stored.application(id)).toMatchObject({ objectionsDueAt: EXTENDED, version: version + 2 });
    expect(await extensions(id)).toBe(1);
  });
});
