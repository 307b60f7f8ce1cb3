import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

describe('a task in fund review', () => {
  test.each(['reviewer', 'payer'])('showed its evidence to a %s: now 403', async (role) => {
    const { applicationId } = await journey.checked();
    const { taskId } = await journey.openTask('FUND_REVIEW', applicationId);
    const token = await journey.staffToken({ roles: [role] });
    const problem = await journey.refused('readTask', { token, params: { taskId } });
    expect(problem).toMatchObject({
      status: 403,
      type: '/problems/wrong-role',
      detail: '您的岗位不能办理或查阅此事项。',
    });
    const { tasks } = await journey.ask('listTasks', { token, query: { kind: 'FUND_REVIEW', limit: '100' } });
    expect(tasks.map((task) => task.applicationId)).toContain(applicationId);
  });
});

describe('who read a case', () => {
  test('is shown to a supervisor of its agency and to an auditor, and to no one else', async () => {
    const { applicationId } = await journey.checked();
    const { taskId } = await journey.openTask('FUND_REVIEW', applicationId);
    const params = { applicationId, taskId };
    const token = await journey.staffToken({ staffId: 'reads-the-task', roles: ['fund-reviewer'] });
    await journey.advanceBy('PT1M');
    await journey.ask('readTask', { token, params });
    await journey.advanceBy('PT1M');
    const supervisor = await journey.staffToken({ staffId: 'oversees', roles: ['supervisor'] });
    const { accesses } = await journey.ask('listAccesses', { token: supervisor, params: { applicationId } });
    expect(accesses.slice(0, 2)).toMatchObject([
      { who: { staffId: 'oversees', roles: ['supervisor'], agency: '210202' }, what: 'ACCESS_RECORDS' },
      {
        who: { staffId: 'reads-the-task' },
        what: 'TASK',
        taskId,
        purpose: 'DECISION',
        at: '2021-06-16T09:01:00+08:00',
      },
    ]);
    await journey.ask('listAccesses', { token: await journey.auditorToken(), params: { applicationId } });
    for (const [member, type] of [
      [{ roles: ['fund-reviewer'] }, '/problems/wrong-role'],
      [{ roles: ['supervisor'], agency: '210203' }, '/problems/wrong-agency'],
    ] as const) {
      const other = await journey.staffToken(member);
      expect(await journey.refused('listAccesses', { token: other, params: { applicationId } })).toMatchObject({
        type,
      });
    }
  });

  test('comes in pages, whose next is authenticated', async () => {
    const { applicationId } = await journey.checked();
    for (const _ of [1, 2, 3]) await journey.caseFile(applicationId);
    await journey.advanceBy('PT1M');
    const token = await journey.staffToken({ roles: ['auditor'] });
    const asked = { token, params: { applicationId } };
    const first = await journey.ask('listAccesses', { ...asked, query: { limit: '2' } });
    expect(first.accesses.map(({ what }) => what)).toEqual(['ACCESS_RECORDS', 'CASE_FILE']);
    const second = await journey.ask('listAccesses', { ...asked, query: { limit: '2', next: first.next } });
    expect(second.accesses.map(({ what }) => what)).toEqual(['CASE_FILE', 'CASE_FILE']);
    const other = { ...asked, token: await journey.staffToken({ roles: ['auditor'] }) };
    const problem = await journey.refused('listAccesses', { ...other, query: { next: first.next } });
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer: '/next' }] });
  });

  test('leaves the audit trail and a decision as they are', async () => {
    const { applicationId } = await journey.checked();
    await journey.caseFile(applicationId);
    await journey.approveFunds(applicationId);
    const trail = ['SUBMITTED', 'VERIFICATION_PASSED', 'FUND_REVIEW_APPROVED'];
    expect(await journey.eventsOf(applicationId)).toEqual(trail);
  });
});

test('a request refused by a function or by the authorizer is logged with pseudonyms, and with nobody’s data', async () => {
  const { person, applicationId } = await journey.checked();
  const staffId = 'looks-everywhere';
  const elsewhere = await journey.staffToken({ staffId, roles: ['auditor'], agency: '210203' });
  const withoutFactor = await journey.staffToken({ staffId, roles: ['auditor'], amr: ['pwd'] });
  for (const token of [elsewhere, withoutFactor]) {
    expect(await journey.refused('readCaseFile', { token, params: { applicationId } })).toMatchObject({ status: 403 });
  }
  await journey.refused('readCaseFile', { token: 'no.genuine.token', params: { applicationId } });
  const lines = running.service.said().split('\n');
  const refusals = lines.filter((line) => line.includes('"request refused"')).map((line) => JSON.parse(line));
  const route = '/v1/staff/applications/{applicationId}';
  const [byFunction, byAuthorizer, forged] = refusals.slice(-3);
  expect(byFunction).toMatchObject({ method: 'GET', route, status: 403, code: 'WRONG_AGENCY' });
  expect(byAuthorizer).toMatchObject({ method: 'GET', route, status: 403, code: 'no-second-factor' });
  expect(forged).toMatchObject({ method: 'GET', route, status: 401, type: '/problems/unauthorized' });
  expect(byFunction.subject).toMatch(/^[0-9a-f]{16}$/);
  expect(byAuthorizer.subject).toBe(byFunction.subject);
  expect(forged).not.toHaveProperty('subject');
  expect([byAuthorizer.network, forged.network]).toEqual([byFunction.network, byFunction.network]);
  const text = JSON.stringify(refusals);
  for (const personal of [staffId, person.idNumber, person.name, '127.0.0', applicationId]) {
    expect(text).not.toContain(personal);
  }
});
