import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fictionalStaffIdNumber } from '../../fictional/fictional-staff.ts';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import type { Person } from './support/people.ts';
import { CITY, type StaffMember } from './support/staff.ts';

let running: Running;
let journey: Journey;
let person: Person;
let applicationId: string;
let taskId: string;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  ({ person, applicationId } = await journey.checked());
  ({ taskId } = await journey.openTask('FUND_REVIEW', applicationId));
});
afterAll(() => running.stop());

const approve = { outcome: 'APPROVE' };
const looks = ['readTask', 'readCaseFile', 'listCaseEvents'] as const;
/** The problems that a member of staff gets who reads the case, and then decides on it. */
async function refusals(member: StaffMember) {
  const token = await journey.staffToken(member);
  const params = { applicationId, taskId };
  const looked = await Promise.all(looks.map((route) => journey.refused(route, { token, params })));
  return [...looked, await journey.refused('decideTask', { token, params, body: approve })];
}

describe('a case of agency 210202', () => {
  // The refused requests changed nothing.
  afterAll(async () => {
    expect(await journey.eventsOf(applicationId)).toEqual(['SUBMITTED', 'VERIFICATION_PASSED']);
    expect(await journey.openTask('FUND_REVIEW', applicationId)).toMatchObject({ status: 'OPEN' });
  });

  test('cannot be read or decided by staff of another agency: 403', async () => {
    for (const problem of await refusals({ roles: ['fund-reviewer'], agency: '210203' })) {
      expect(problem).toMatchObject({ status: 403, type: '/problems/wrong-agency' });
    }
  });

  test('is not in the lists of another agency, whose staff may not request the lists of 210202', async () => {
    const token = await journey.staffToken({ roles: ['fund-reviewer'], agency: '210203' });
    expect(await journey.ask('listTasks', { token })).toEqual({ tasks: [] });
    expect(await journey.ask('listApplications', { token })).toEqual({ applications: [] });
    for (const route of ['listTasks', 'listApplications'] as const) {
      const problem = await journey.refused(route, { token, query: { agency: '210202' } });
      expect(problem).toMatchObject({ status: 403, type: '/problems/wrong-agency' });
    }
  });

  test.each(['reviewer', 'supervisor', 'payer', 'auditor'])(
    'cannot be decided by a %s in fund review: 403',
    async (role) => {
      const decided = await journey.tryToDecide('FUND_REVIEW', applicationId, approve, { roles: [role] });
      expect(decided).toMatchObject({ status: 403, problem: { type: '/problems/wrong-role' } });
    },
  );

  test.each<readonly [string, () => Promise<StaffMember> | StaffMember]>([
    ['ID number', () => ({ idNumber: person.idNumber })],
    ['name', () => ({ name: person.name })],
    ['subject', async () => ({ staffId: decodeJwt(await journey.applicantToken(person)).sub ?? '' })],
  ])('cannot be read or decided by a reviewer with the applicant’s %s: 403', async (_, own) => {
    for (const problem of await refusals({ roles: ['fund-reviewer'], agency: CITY, ...(await own()) })) {
      expect(problem).toMatchObject({ status: 403, type: '/problems/own-application' });
    }
  });

  test('can be read by an auditor, who cannot decide', async () => {
    const token = await journey.staffToken({ roles: ['auditor'] });
    const params = { applicationId, taskId };
    for (const route of looks) expect(await journey.send(route, { token, params })).toMatchObject({ status: 200 });
    for (const outcome of ['APPROVE', 'REFUSE', 'UPHOLD', 'DISMISS']) {
      const problem = await journey.refused('decideTask', { token, params, body: { outcome } });
      expect(problem).toMatchObject({ status: 403, type: '/problems/wrong-role' });
    }
  });
});

test('an auditor cannot decide a case in manual verification or in the review of an objection', async () => {
  await journey.setFaults({ identity: { mode: 'down' } });
  const unanswered = await journey.checked();
  await journey.advanceBy('PT4H');
  await journey.setFaults({});
  const published = await journey.published();
  await journey.object(published, await journey.citizen());
  await journey.advanceTo(published.closesAt);
  for (const [kind, { applicationId: id }, outcome] of [
    ['MANUAL_VERIFICATION', unanswered, 'APPROVE'],
    ['OBJECTION_REVIEW', published, 'DISMISS'],
  ] as const) {
    const before = await journey.eventsOf(id);
    const decided = await journey.tryToDecide(kind, id, { outcome }, { roles: ['auditor'], agency: CITY });
    expect(decided).toMatchObject({ status: 403, problem: { type: '/problems/wrong-role' } });
    expect(await journey.eventsOf(id)).toEqual(before);
  }
});

test('one member of staff cannot decide two stages of a case: 403, but a colleague can', async () => {
  const twice = { staffId: 'of-all-trades', roles: ['reviewer', 'fund-reviewer', 'supervisor'] };
  await journey.setFaults({ certificateRegistry: { mode: 'down' } });
  const { person: applicant, applicationId: id } = await journey.checked();
  await journey.advanceBy('PT4H');
  await journey.setFaults({});
  await journey.decide('MANUAL_VERIFICATION', id, approve, twice);
  expect(await journey.tryToDecide('FUND_REVIEW', id, approve, twice)).toMatchObject({
    status: 403,
    problem: { type: '/problems/separation-of-duties' },
  });
  await journey.approveFunds(id);
  const { noticeId = '', publishAt = '', closesAt = '' } = await journey.read(applicant, id);
  await journey.advanceTo(publishAt);
  const { serial } = await journey.entryOf(applicant, noticeId);
  await journey.object({ noticeId, serial }, await journey.citizen());
  await journey.advanceTo(timeToPay(closesAt));
  expect(await journey.tryToDecide('OBJECTION_REVIEW', id, { outcome: 'DISMISS' }, twice)).toMatchObject({
    status: 403,
    problem: { type: '/problems/separation-of-duties' },
  });
  await journey.decide('OBJECTION_REVIEW', id, { outcome: 'DISMISS' });
  expect(await journey.phaseOf(applicant, id)).toBe('PAID');
});

test('one person with two accounts decided two stages: now 403', async () => {
  const roles = ['reviewer', 'fund-reviewer'];
  const first = { staffId: 'first-account', idNumber: fictionalStaffIdNumber('of-two-accounts'), roles };
  const second = { ...first, staffId: 'second-account', name: '另旅工' };
  await journey.setFaults({ employment: { mode: 'down' } });
  const { applicationId: id } = await journey.checked();
  await journey.advanceBy('PT4H');
  await journey.setFaults({});
  await journey.decide('MANUAL_VERIFICATION', id, approve, { ...first, agency: CITY });
  const decided = await journey.tryToDecide('FUND_REVIEW', id, approve, { ...second, agency: CITY });
  expect(decided).toMatchObject({ status: 403, problem: { type: '/problems/separation-of-duties' } });
  await journey.approveFunds(id);
  expect((await journey.caseFile(id)).phase).toBe('AWAITING_PUBLICATION');
});

test('staff of the city, agency 210200, see and decide the cases of every agency; staff of a district see only its own', async () => {
  const here = await journey.checked(await journey.newcomer({}, '210211'));
  const there = await journey.checked(await journey.newcomer({}, '210212'));
  const ids = [here.applicationId, there.applicationId];
  const seenBy = async (agency: string) => {
    const token = await journey.staffToken({ roles: ['fund-reviewer'], agency });
    const query = { limit: '100' };
    const { tasks } = await journey.ask('listTasks', { token, query });
    const { applications } = await journey.ask('listApplications', { token, query });
    const inBoth = ids.filter(
      (id) => tasks.some((task) => task.applicationId === id) && applications.some((one) => one.applicationId === id),
    );
    return inBoth;
  };
  expect(await seenBy(CITY)).toEqual(ids);
  expect(await seenBy('210211')).toEqual([here.applicationId]);
  const decided = await journey.decide('FUND_REVIEW', there.applicationId, approve, { agency: CITY });
  expect(decided).toMatchObject({ agency: '210212', status: 'DECIDED' });
});
