import { describe, expect, test } from 'vitest';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { type Ground, suspensionFacts } from '../../../functions/suspension/suspension-facts.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { NOTE, SUSPENDED_BECAUSE } from '../../support/decisions.ts';
import { instantAt } from '../../support/instants.ts';
import { itemsOf } from '../../support/partition.ts';
import { aStaffMember, asStaff, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk, stored } = await aService();
const nextPerson = countingPeople();

const GROUND: Ground = { explanation: SUSPENDED_BECAUSE };
const factsOf = async (id: string, ground = GROUND, different: Partial<typeof deps> = {}) =>
  suspensionFacts(await stored.application(id), ground, { ...deps, ...different });
const lift = (taskId: string) =>
  decideTask({ ...asStaff(aStaffMember('supervisor')), params: { taskId }, body: { outcome: 'LIFT' } }, deps);

describe('the dates of a suspension', () => {
  test.each([
    ['09:00 on a Thursday', '2021-06-17T09:00:00+08:00', '2021-06-25', '2021-07-02'],
    ['the last instant of that day', '2021-06-17T23:59:59.999+08:00', '2021-06-25', '2021-07-02'],
    ['the first instant of the next', '2021-06-18T00:00:00+08:00', '2021-06-26', '2021-07-03'],
    ['a Saturday', '2021-06-19T12:00:00+08:00', '2021-06-26', '2021-07-03'],
    ['the eve of the national holidays', '2021-09-30T17:00:00+08:00', '2021-10-14', '2021-10-21'],
  ])('are counted in full working days from %s', async (_, moment, statementUntil, dueAt) => {
    const id = await walk.caseIn('AWAITING_PUBLICATION', nextPerson());
    deps.clock.set(moment);
    const { suspension, task } = await factsOf(id);
    const until = { dueAt: instantAt(`${dueAt}T00:00:00+08:00`) };
    expect(suspension).toEqual({
      explanation: SUSPENDED_BECAUSE,
      at: instantAt(moment),
      statementUntil: instantAt(`${statementUntil}T00:00:00+08:00`),
      ...until,
    });
    expect(task).toMatchObject({ openedAt: instantAt(moment), ...until });
  });

  test('are those of the terms that the case was submitted under', async () => {
    const id = await walk.caseIn('PUBLICISED', nextPerson());
    const application = await stored.application(id);
    const terms = { ...application.terms, statementWorkingDays: 1, suspensionWorkingDays: 2 };
    const { suspension } = await suspensionFacts({ ...application, terms }, GROUND, deps);
    expect(suspension).toMatchObject({
      statementUntil: instantAt('2021-06-19T00:00:00+08:00'),
      dueAt: instantAt('2021-06-22T00:00:00+08:00'),
    });
  });

  test('may end with the last day of the last year that has holiday data, and reach no further', async () => {
    const id = await walk.caseIn('AWAITING_PUBLICATION', nextPerson());
    const calendar = calendarUntil(2021);
    deps.clock.set('2021-12-17T23:59:59.999+08:00');
    const { suspension } = await factsOf(id, GROUND, { calendar });
    expect(suspension.dueAt).toBe(instantAt('2022-01-01T00:00:00+08:00'));
    deps.clock.set('2021-12-18T00:00:00+08:00');
    expect((await factsOf(id, GROUND, { calendar })).suspension.dueAt).toBe(suspension.dueAt);
    deps.clock.set('2021-12-20T00:00:00+08:00');
    await expect(factsOf(id, GROUND, { calendar })).rejects.toMatchObject({ name: 'CalendarMissingError', year: 2022 });
  });
});

describe('the task of a suspension', () => {
  test('goes to the agency of the case, with the ground and who asked', async () => {
    const id = await walk.caseIn('PUBLICISED', nextPerson());
    const askedBy = { person: 'hash', staffId: 'staff-puller' };
    const { task } = await factsOf(id, { ...GROUND, note: NOTE, askedBy });
    const { agency } = await stored.application(id);
    expect(agency).toBe('210202');
    expect(task).toEqual({
      taskId: taskIdOf(id, 'SUSPENSION_REVIEW'),
      kind: 'SUSPENSION_REVIEW',
      status: 'OPEN',
      agency,
      applicationId: id,
      openedAt: deps.clock.instant(),
      dueAt: instantAt('2021-07-02T00:00:00+08:00'),
      request: { kind: 'SUSPENSION', explanation: SUSPENDED_BECAUSE, note: NOTE, askedBy },
    });
  });

  test('is asked by nobody where a register said no, and tells case and supervisor what it said', async () => {
    const id = await walk.caseIn('PUBLICISED', nextPerson());
    const reasons = ['CERTIFICATE_REVOKED'] as const;
    const { suspension, task } = await factsOf(id, { ...GROUND, reasons });
    expect(suspension.reasons).toEqual(reasons);
    expect(task.request).toEqual({ kind: 'SUSPENSION', explanation: SUSPENDED_BECAUSE, reasons });
  });

  test('goes to the city where the case has no agency', async () => {
    const id = await walk.caseIn('PUBLICISED', nextPerson());
    const { agency: _, ...application } = await stored.application(id);
    expect((await suspensionFacts(application, GROUND, deps)).task.agency).toBe('210200');
  });

  test('is of a further round after each one before', async () => {
    const id = await walk.caseIn('SUSPENDED', nextPerson());
    const [second, third] = [taskIdOf(id, 'SUSPENSION_REVIEW', 2), taskIdOf(id, 'SUSPENSION_REVIEW', 3)];
    await lift(taskIdOf(id, 'SUSPENSION_REVIEW'));
    expect((await factsOf(id)).task.taskId).toBe(second);
    await walk.suspend(id);
    await lift(second);
    expect((await factsOf(id)).task.taskId).toBe(third);
  });
});

describe('the review of objections that a suspension takes back', () => {
  test('is the open one, with the token that the workflow waits on', async () => {
    const id = await walk.caseIn('OBJECTION_REVIEW', nextPerson());
    const { openReview } = await factsOf(id);
    expect(openReview).toMatchObject({ taskId: taskIdOf(id, 'OBJECTION_REVIEW'), status: 'OPEN' });
    expect(openReview?.taskToken).toBe(`token-${id}-OBJECTION_REVIEW`);
  });

  test('is none once it was decided, nor where only another kind of task is open', async () => {
    const decided = await walk.caseIn('OBJECTION_REVIEW', nextPerson());
    await walk.decide(decided, 'OBJECTION_REVIEW', { outcome: 'DISMISS' });
    expect((await factsOf(decided)).openReview).toBeUndefined();
    const reviewed = await walk.caseIn('FUND_REVIEW', nextPerson());
    expect(await stored.tasks(reviewed)).toMatchObject([{ status: 'OPEN' }]);
    expect((await factsOf(reviewed)).openReview).toBeUndefined();
  });
});

test('to ask for the facts of a suspension writes nothing', async () => {
  const person = nextPerson();
  const id = await walk.caseIn('OBJECTION_REVIEW', person);
  const before = await itemsOf(table, person);
  await factsOf(id);
  expect(await itemsOf(table, person)).toEqual(before);
});
