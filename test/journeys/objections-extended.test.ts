import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beijingDate, beijingTime, endOfDay } from '../../shared/domain/civil-date.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { CITY } from './support/staff.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

/** The end of the last of so many working days after the closing day. */
function workingDaysAfter(closesAt: string, days: number): string {
  const closingDay = beijingDate(new Date(Date.parse(closesAt) - 1));
  return beijingTime(endOfDay(chineseCalendar.addWorkingDays(closingDay, days)));
}

/** A case whose objections are under review. */
async function challenged() {
  const one = await journey.published();
  const objector = await journey.citizen();
  const receipt = await journey.key(one, objector);
  await journey.advanceTo(one.closesAt);
  return { ...one, objector, receipt };
}

describe('a review of objections', () => {
  test('is extended once, to ten working days after the close; applicant and objector are told', async () => {
    const { person, applicationId, closesAt, objector, receipt } = await challenged();
    const { dueAt } = await journey.openTask('OBJECTION_REVIEW', applicationId);
    expect(dueAt).toBe(workingDaysAfter(closesAt, 5));
    const member = { staffId: 'supervisor-1' };
    const reason = '需向用人单位调取考勤记录。';
    const { status, body } = await journey.extend(applicationId, member, reason);
    const extension = { reason, extendedBy: 'supervisor-1', extendedAt: await journey.now() };
    const extended = { status: 'OPEN', overdue: false, dueAt: workingDaysAfter(closesAt, 10), extension };
    expect({ status, body }).toMatchObject({ status: 200, body: extended });
    await journey.settle();
    const { taskId } = await journey.openTask('OBJECTION_REVIEW', applicationId);
    const token = await journey.staffToken({ roles: ['supervisor'] });
    expect(await journey.ask('readTask', { token, params: { taskId } })).toMatchObject(extended);
    const told = (await journey.messagesAbout(applicationId)).map(({ to, text }) => ({ to, text }));
    for (const { phone } of [person, objector]) {
      const last = told.filter(({ to }) => to === phone).at(-1) ?? (await journey.messagesTo(phone)).at(-1);
      expect(last?.text).toContain('期限已延长');
    }
    expect(await journey.stateOf(receipt)).toEqual({ status: 'UNDER_REVIEW' });

    expect(await journey.extend(applicationId)).toMatchObject({
      status: 409,
      problem: { type: '/problems/already-extended' },
    });
    expect((await journey.eventsOf(applicationId)).slice(-2)).toEqual([
      'OBJECTION_REVIEW_OPENED',
      'OBJECTION_REVIEW_EXTENDED',
    ]);
    // Overdue by the new date only.
    await journey.advanceTo(dueAt);
    await journey.advanceBy('PT2H');
    expect(await journey.caseFile(applicationId)).toMatchObject({ overdue: false });
    await journey.advanceTo(workingDaysAfter(closesAt, 10));
    await journey.advanceBy('PT2H');
    expect(await journey.caseFile(applicationId)).toMatchObject({ attention: { code: 'OBJECTION_REVIEW_OVERDUE' } });
    await journey.decide('OBJECTION_REVIEW', applicationId, { outcome: 'DISMISS' });
    expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
  });

  test('is extended by a supervisor of the agency or the city only, who did not object: 403 for others', async () => {
    const { applicationId, objector, person } = await challenged();
    for (const [member, type] of [
      [{ roles: ['reviewer', 'fund-reviewer', 'payer', 'auditor'] }, '/problems/wrong-role'],
      [{ agency: '210203' }, '/problems/wrong-agency'],
      [{ idNumber: objector.idNumber }, '/problems/own-objection'],
      [{ idNumber: person.idNumber }, '/problems/own-application'],
    ] as const) {
      expect(await journey.extend(applicationId, member)).toMatchObject({ status: 403, problem: { type } });
    }
    expect(await journey.extend(applicationId, { agency: CITY })).toMatchObject({ status: 200 });
  });

  test('extended by two supervisors at once is extended once', async () => {
    const { applicationId } = await challenged();
    const answers = await Promise.all([1, 2, 3].map(() => journey.extend(applicationId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const extended = (await journey.eventsOf(applicationId)).filter((event) => event === 'OBJECTION_REVIEW_EXTENDED');
    expect(extended).toHaveLength(1);
  });

  test('needs a reason: 400 without one', async () => {
    const { applicationId } = await challenged();
    expect(await journey.extend(applicationId, {}, '忙')).toMatchObject({
      status: 400,
      problem: { errors: [{ pointer: '/reason' }] },
    });
  });

  test('cannot be extended once it was due, nor once it is decided', async () => {
    const { applicationId, closesAt } = await challenged();
    await journey.advanceTo(workingDaysAfter(closesAt, 5));
    expect(await journey.extend(applicationId)).toMatchObject({
      status: 409,
      problem: { type: '/problems/time-over' },
    });
    const { taskId } = await journey.decide('OBJECTION_REVIEW', applicationId, { outcome: 'DISMISS' });
    const token = await journey.staffToken({ roles: ['supervisor'] });
    const asked = { token, params: { taskId }, body: { reason: '需进一步核实。' } };
    expect(await journey.refused('extendTask', asked)).toMatchObject({ status: 409, type: '/problems/wrong-phase' });
  });
});

test('a task of another kind cannot be extended, and an unknown one is 404', async () => {
  const body = { reason: '需进一步核实。' };
  const { applicationId } = await journey.checked();
  const review = await journey.openTask('FUND_REVIEW', applicationId);
  const reviewer = await journey.staffToken({ roles: ['fund-reviewer'] });
  expect(
    await journey.refused('extendTask', { token: reviewer, params: { taskId: review.taskId }, body }),
  ).toMatchObject({ status: 409, type: '/problems/wrong-phase' });

  const published = await journey.published();
  await journey.key(published, await journey.citizen(), { receivedAt: '2021-06-01T09:00:00+08:00' });
  await journey.suspend(published.applicationId);
  const token = await journey.staffToken({ roles: ['supervisor'] });
  for (const kind of ['COMPLAINT', 'SUSPENSION_REVIEW'] as const) {
    const { taskId } = await journey.openTask(kind, published.applicationId);
    expect(await journey.refused('extendTask', { token, params: { taskId }, body })).toMatchObject({
      status: 409,
      type: '/problems/wrong-phase',
    });
  }
  const taskId = `${published.applicationId}.objection-review`;
  expect(await journey.refused('extendTask', { token, params: { taskId }, body })).toMatchObject({ status: 404 });
});
