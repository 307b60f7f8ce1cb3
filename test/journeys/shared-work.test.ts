import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import type { StaffMember } from './support/staff.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

const AGENCY = '210202';
const WANG = { staffId: 'fund-1', name: '王样认', roles: ['fund-reviewer'], agency: AGENCY };
const ZHAO = { staffId: 'fund-2', name: '赵样办', roles: ['fund-reviewer'], agency: AGENCY };
const CITY_CHIEF = { staffId: 'city-chief', name: '钱样管', roles: ['supervisor'], agency: CITY_AGENCY };
const CHIEF = { staffId: 'chief-1', name: '孙样管', roles: ['supervisor'], agency: AGENCY };

/** A fund review that is open, and its task. */
async function review() {
  const { applicationId, person } = await journey.checked();
  return { person, applicationId, taskId: (await journey.openTask('FUND_REVIEW', applicationId)).taskId };
}

const act = async (
  route: 'claimTask' | 'releaseTask' | 'transferTask',
  taskId: string,
  member: StaffMember,
  body?: object,
) => journey.send(route, { token: await journey.staffToken(member), params: { taskId }, ...(body && { body }) });
const claim = (taskId: string, member: StaffMember) => act('claimTask', taskId, member);

/** The tasks that a member finds with a filter. */
async function found(member: StaffMember, assignee: 'me' | 'none') {
  const query = { assignee, limit: '100' };
  return (await journey.ask('listTasks', { token: await journey.staffToken(member), query })).tasks;
}
const idsOf = (tasks: readonly { readonly taskId: string }[]) => tasks.map(({ taskId }) => taskId);

describe('a claim', () => {
  test('is shown in the list, and is found under me and not under none, until it lapses after 8 working hours', async () => {
    const { taskId } = await review();
    expect(idsOf(await found(WANG, 'none'))).toContain(taskId);
    const at = new Date(await journey.now());
    const { status, body } = await claim(taskId, WANG);
    expect({ status, body }).toMatchObject({ status: 200, body: { assignee: { staffId: 'fund-1', name: '王样认' } } });
    const [mine] = (await found(WANG, 'me')).filter((task) => task.taskId === taskId);
    expect(mine).toMatchObject({ assignee: { staffId: 'fund-1', name: '王样认' }, ageWorkingDays: 0 });
    expect(idsOf(await found(ZHAO, 'me'))).not.toContain(taskId);
    expect(idsOf(await found(ZHAO, 'none'))).not.toContain(taskId);

    // Seven hours a day: claimed on Wednesday morning, it lapses on Thursday.
    const until = mine?.assignee?.until ?? '';
    expect(new Date(until).getTime() - at.getTime()).toBeGreaterThan(16 * 3_600_000);
    await journey.advanceTo(until);
    expect(idsOf(await found(WANG, 'me'))).not.toContain(taskId);
    expect((await found(ZHAO, 'none')).find((task) => task.taskId === taskId)).not.toHaveProperty('assignee');
    expect(await claim(taskId, ZHAO)).toMatchObject({ status: 200, body: { assignee: { staffId: 'fund-2' } } });
  });

  test('again by the same changes nothing; by a colleague it is 409 and names the claimant', async () => {
    const { taskId } = await review();
    const first = await claim(taskId, WANG);
    await journey.advanceBy('PT1M');
    expect((await claim(taskId, WANG)).body).toEqual(first.body);
    const { status, problem } = await claim(taskId, ZHAO);
    expect({ status, problem }).toMatchObject({
      status: 409,
      problem: { type: '/problems/claimed', detail: '此事项已由王样认认领。' },
    });
  });

  test('of several at once is one', async () => {
    const { taskId } = await review();
    const members = [1, 2, 3, 4].map((n) => ({ ...WANG, staffId: `racing-${n}`, name: `样竞${'一二三四'[n - 1]}` }));
    const answers = await Promise.all(members.map((member) => claim(taskId, member)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const winner = members[answers.findIndex(({ status }) => status === 200)];
    for (const { status, problem } of answers) {
      if (status === 409) expect(problem).toMatchObject({ detail: `此事项已由${winner?.name}认领。` });
    }
  });

  test('locks nothing: a colleague decides the task, and it is over then', async () => {
    const { taskId, applicationId } = await review();
    await claim(taskId, WANG);
    await journey.decide('FUND_REVIEW', applicationId, { outcome: 'APPROVE' }, ZHAO);
    expect(await claim(taskId, WANG)).toMatchObject({ status: 409, problem: { type: '/problems/wrong-phase' } });
    expect(await act('releaseTask', taskId, WANG)).toMatchObject({ status: 409 });
    expect(idsOf(await found(WANG, 'me'))).not.toContain(taskId);
  });

  test.each([
    ['an auditor', { roles: ['auditor'] }, '/problems/wrong-role'],
    ['another role', { roles: ['reviewer', 'payer', 'supervisor'] }, '/problems/wrong-role'],
    ['another agency', { roles: ['fund-reviewer'], agency: '210203' }, '/problems/wrong-agency'],
  ])('is not for %s: 403', async (_, member, type) => {
    const { taskId } = await review();
    expect(await claim(taskId, member)).toMatchObject({ status: 403, problem: { type } });
  });

  test('is not for whoever decided another stage, nor for the applicant', async () => {
    const { applicationId, closesAt, person } = await published();
    await journey.key({ noticeId: closesAt.noticeId, serial: closesAt.serial }, await journey.citizen());
    await journey.advanceTo(closesAt.at);
    const { taskId } = await journey.openTask('OBJECTION_REVIEW', applicationId);
    const member = { roles: ['supervisor'], agency: AGENCY };
    expect(await claim(taskId, { ...member, staffId: 'approver' })).toMatchObject({
      status: 403,
      problem: { type: '/problems/separation-of-duties' },
    });
    expect(await claim(taskId, { ...member, idNumber: person.idNumber })).toMatchObject({
      status: 403,
      problem: { type: '/problems/own-application' },
    });
    expect(await claim(taskId, member)).toMatchObject({ status: 200 });
  });

  test('of an unknown task is 404', async () => {
    expect(await claim('NONE.fund-review', WANG)).toMatchObject({ status: 404 });
  });
});

/** A case whose fund review `approver` approved, on its notice. */
async function published() {
  const { applicationId, person } = await journey.checked();
  await journey.decide('FUND_REVIEW', applicationId, { outcome: 'APPROVE' }, { staffId: 'approver' });
  const { publishAt, closesAt, noticeId } = await journey.read(person, applicationId);
  await journey.advanceTo(publishAt ?? '');
  const { serial } = await journey.entryOf(person, noticeId ?? '');
  return { applicationId, person, closesAt: { at: closesAt ?? '', noticeId: noticeId ?? '', serial } };
}

describe('a release', () => {
  test('gives the task back to all; the same again changes nothing', async () => {
    const { taskId } = await review();
    await claim(taskId, WANG);
    const { status, body } = await act('releaseTask', taskId, WANG);
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('assignee');
    expect(await act('releaseTask', taskId, WANG)).toMatchObject({ status: 200 });
    expect(idsOf(await found(ZHAO, 'none'))).toContain(taskId);
  });

  test('is for the claimant and a supervisor: 403 for a colleague', async () => {
    const { taskId } = await review();
    await claim(taskId, WANG);
    expect(await act('releaseTask', taskId, ZHAO)).toMatchObject({
      status: 403,
      problem: { type: '/problems/not-claimant' },
    });
    expect(await act('releaseTask', taskId, CHIEF)).toMatchObject({ status: 200 });
  });
});

describe('a transfer', () => {
  const reason = '本人明日外出培训';

  test('to a colleague begins the colleague’s claim, with reason and name', async () => {
    const { taskId } = await review();
    const other = await review();
    await claim(other.taskId, ZHAO);
    await claim(taskId, WANG);
    expect(await act('transferTask', taskId, WANG, { staffId: 'fund-2', reason })).toMatchObject({
      status: 200,
      body: { assignee: { staffId: 'fund-2', name: '赵样办' }, transfer: { by: 'fund-1', reason } },
    });
    expect(idsOf(await found(ZHAO, 'me'))).toContain(taskId);
    expect(await claim(taskId, WANG)).toMatchObject({ status: 409 });
    expect(await claim(taskId, ZHAO)).toMatchObject({ status: 200 });
  });

  test('is for the claimant and a supervisor; and to one place', async () => {
    const { taskId } = await review();
    expect(await act('transferTask', taskId, WANG, { staffId: 'fund-2', reason })).toMatchObject({
      status: 403,
      problem: { type: '/problems/not-claimant' },
    });
    expect(await act('transferTask', taskId, CHIEF, { staffId: 'fund-2', reason })).toMatchObject({ status: 200 });
    for (const body of [{ reason }, { reason, staffId: 'fund-2', agency: CITY_AGENCY }]) {
      expect(await act('transferTask', taskId, CHIEF, body)).toMatchObject({ status: 400 });
    }
  });

  test('to the city makes it the city’s to decide, and the city may give it back once', async () => {
    const { taskId, applicationId } = await review();
    await claim(taskId, WANG);
    expect(await act('transferTask', taskId, WANG, { agency: CITY_AGENCY, reason })).toMatchObject({
      status: 200,
      body: { agency: CITY_AGENCY, transfer: { from: AGENCY } },
    });
    expect(await claim(taskId, WANG)).toMatchObject({ status: 403, problem: { type: '/problems/wrong-agency' } });
    const ofTheCity = { ...ZHAO, staffId: 'city-1', agency: CITY_AGENCY };
    expect(idsOf(await found(WANG, 'none'))).not.toContain(taskId);
    expect(idsOf(await found(ofTheCity, 'none'))).toContain(taskId);
    expect(await claim(taskId, ofTheCity)).toMatchObject({ status: 200 });

    expect(await act('transferTask', taskId, ofTheCity, { agency: '210203', reason })).toMatchObject({
      status: 400,
      problem: { errors: [{ pointer: '/agency' }] },
    });
    expect(await act('transferTask', taskId, ofTheCity, { agency: CITY_AGENCY, reason })).toMatchObject({
      status: 400,
    });
    expect(await act('transferTask', taskId, ofTheCity, { agency: AGENCY, reason })).toMatchObject({ status: 200 });
    await claim(taskId, WANG);
    expect(await act('transferTask', taskId, WANG, { agency: CITY_AGENCY, reason })).toMatchObject({ status: 200 });
    expect(await act('transferTask', taskId, CITY_CHIEF, { agency: AGENCY, reason })).toMatchObject({
      status: 400,
      problem: { errors: [{ pointer: '/agency', message: '此事项已交回过一次，请由市级机构作出决定' }] },
    });
    const token = await journey.staffToken(ofTheCity);
    const decision = { token, params: { taskId }, body: { outcome: 'APPROVE' } };
    expect(await journey.send('decideTask', decision)).toMatchObject({ status: 200 });
    expect((await journey.caseFile(applicationId)).phase).toBe('AWAITING_PUBLICATION');
  });
});
