import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/civil-date.ts';
import { delegating } from './support/delegating.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import type { StaffMember } from './support/staff.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

const { members, delegation, put, delegate, CHIEF, today } = delegating(() => journey);
const claim = async (taskId: string, member: StaffMember) =>
  journey.send('claimTask', { token: await journey.staffToken(member), params: { taskId } });
async function found(member: StaffMember, assignee: 'me' | 'none') {
  const query = { assignee, limit: '100' };
  return (await journey.ask('listTasks', { token: await journey.staffToken(member), query })).tasks;
}
/** A fund review that is open, and its task. */
async function review() {
  const started = await journey.checked();
  return { ...started, taskId: (await journey.openTask('FUND_REVIEW', started.applicationId)).taskId };
}
/** A case under objection whose funds were approved by the one given. */
async function challenged(approver: StaffMember) {
  const { applicationId, person } = await journey.checked();
  await journey.decide('FUND_REVIEW', applicationId, { outcome: 'APPROVE' }, { ...approver, roles: ['fund-reviewer'] });
  const { publishAt, closesAt, noticeId } = await journey.read(person, applicationId);
  await journey.advanceTo(publishAt ?? '');
  const { serial } = await journey.entryOf(person, noticeId ?? '');
  const objector = await journey.citizen();
  await journey.key({ noticeId: noticeId ?? '', serial }, objector);
  await journey.advanceTo(closesAt ?? '');
  return {
    applicationId,
    person,
    objector,
    taskId: (await journey.openTask('OBJECTION_REVIEW', applicationId)).taskId,
  };
}
const dismiss = (applicationId: string, member: StaffMember) =>
  journey.tryToDecide('OBJECTION_REVIEW', applicationId, { outcome: 'DISMISS' }, member);
const BARRED = { status: 403, problem: { type: '/problems/deputy-barred' } };

describe('a delegation', () => {
  test('lists what the absent one claimed under the deputy, also once the claim has lapsed', async () => {
    const away = members('fund-reviewer');
    const { taskId } = await review();
    await claim(taskId, away.absent);
    await journey.advanceBy('P3D');
    await delegate(away);
    expect(await found(away.deputy, 'me')).toMatchObject([{ taskId, leftBy: { staffId: away.absent.staffId } }]);
    // The claim has lapsed, so anybody else may take the task on, too.
    expect((await found(away.deputy, 'none')).map((task) => task.taskId)).toContain(taskId);
    expect(await claim(taskId, away.deputy)).toMatchObject({ status: 200 });
    const [mine] = await found(away.deputy, 'me');
    expect(mine).toMatchObject({ taskId, assignee: { staffId: away.deputy.staffId, name: '吴样代' } });
    expect(mine).not.toHaveProperty('leftBy');
  });

  test('lets the deputy take over a claim that has not lapsed, and nobody else', async () => {
    const away = members('fund-reviewer');
    const { taskId } = await review();
    await claim(taskId, away.absent);
    await delegate(away);
    expect(await claim(taskId, members('fund-reviewer').deputy)).toMatchObject({ status: 409 });
    expect(await claim(taskId, away.deputy)).toMatchObject({ status: 200 });
  });

  test('puts on record whom the deputy represented, and counts for both', async () => {
    const away = members('fund-reviewer');
    const { applicationId } = await review();
    await delegate(away);
    const decided = await journey.decide('FUND_REVIEW', applicationId, { outcome: 'APPROVE' }, away.deputy);
    const representing = [away.absent.staffId];
    expect(decided.decision).toMatchObject({ decidedBy: away.deputy.staffId, representing });
    const asked = { token: await journey.auditorToken(), params: { applicationId } };
    const { events, unbroken } = await journey.ask('listCaseEvents', asked);
    expect(unbroken).toBe(true);
    expect(events.find(({ event }) => event === 'FUND_REVIEW_APPROVED')?.who).toEqual({
      kind: 'staff',
      staffId: away.deputy.staffId,
      representing,
    });
  });

  test('is in force for its kinds and days only', async () => {
    const away = members('fund-reviewer');
    await delegate({ ...away, kinds: ['MANUAL_VERIFICATION'] });
    const one = await review();
    const { decision } = await journey.decide('FUND_REVIEW', one.applicationId, { outcome: 'APPROVE' }, away.deputy);
    expect(decision).not.toHaveProperty('representing');

    const later = members('fund-reviewer');
    const since = addDays(await today(), 5);
    await delegate(later, { since, until: addDays(since, 1) });
    const two = await review();
    const before = await journey.decide('FUND_REVIEW', two.applicationId, { outcome: 'APPROVE' }, later.deputy);
    expect(before.decision).not.toHaveProperty('representing');
  });

  test('is ended by an earlier last day', async () => {
    const away = members('fund-reviewer');
    const first = await delegation(away);
    await put(first);
    const { taskId } = await review();
    await claim(taskId, away.absent);
    await journey.advanceBy('P1D');
    const ended = await put({ ...first, until: first.since });
    expect(ended).toMatchObject({ status: 200, body: { until: first.since, inForce: false } });
    expect(await found(away.deputy, 'me')).toEqual([]);
    const token = await journey.staffToken(CHIEF);
    const { delegations } = await journey.ask('listDelegations', { token });
    expect(delegations.map(({ from }) => from)).not.toContain(away.absent.staffId);
    // It is over, so another one may follow.
    await delegate(away);
  });
});

describe('a deputy', () => {
  const supervisors = () => members('supervisor');

  test('does not decide what the absent one may not: who decided another stage', async () => {
    const away = supervisors();
    const { applicationId, taskId } = await challenged(away.absent);
    await delegate({ ...away, kinds: ['OBJECTION_REVIEW'] });
    expect(await dismiss(applicationId, away.deputy)).toMatchObject(BARRED);
    expect(await claim(taskId, away.deputy)).toMatchObject(BARRED);
    expect(await dismiss(applicationId, supervisors().deputy)).toMatchObject({ status: 200 });
  });

  test('does not decide what the absent one may not: whose own case or objection it is', async () => {
    const colleague = supervisors();
    const { applicationId, person, objector } = await challenged(colleague.absent);
    for (const { idNumber } of [person, objector]) {
      const away = supervisors();
      // The service knows a member of staff from the time of the first claim on.
      const { taskId } = await challenged(colleague.absent);
      expect(await claim(taskId, { ...away.absent, idNumber })).toMatchObject({ status: 200 });
      await delegate({ ...away, kinds: ['OBJECTION_REVIEW'] });
      expect(await dismiss(applicationId, away.deputy)).toMatchObject(BARRED);
    }
  });

  test('does not decide what the deputy may not, and needs the role', async () => {
    const away = supervisors();
    const { applicationId } = await challenged(away.deputy);
    await delegate({ ...away, kinds: ['OBJECTION_REVIEW'] });
    expect(await dismiss(applicationId, away.deputy)).toMatchObject({
      status: 403,
      problem: { type: '/problems/separation-of-duties' },
    });
    const without = supervisors();
    await delegate({ ...without, kinds: ['OBJECTION_REVIEW'] });
    expect(await dismiss(applicationId, { ...without.deputy, roles: ['reviewer'] })).toMatchObject({
      status: 403,
      problem: { type: '/problems/wrong-role' },
    });
  });

  test('counts for the absent one, who then decides no other stage of the case', async () => {
    const away = members('fund-reviewer');
    await delegate(away);
    const { applicationId } = await challenged(away.deputy);
    expect(await dismiss(applicationId, { ...away.absent, roles: ['supervisor'] })).toMatchObject({
      status: 403,
      problem: { type: '/problems/separation-of-duties' },
    });
  });
});
