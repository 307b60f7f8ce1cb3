import { describe, expect, test } from 'vitest';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { listAccesses } from '../../../functions/review/list-accesses.ts';
import { listApplications } from '../../../functions/review/list-applications.ts';
import { listCaseEvents } from '../../../functions/review/list-case-events.ts';
import { listTasks } from '../../../functions/review/list-tasks.ts';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import { readTask } from '../../../functions/review/read-task.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { AGENCY } from '../../support/findings.ts';
import { aStaffMember, asStaff, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();
const nextPerson = countingPeople(300);

const reviewer = aStaffMember('fund-reviewer', { agency: AGENCY });
const auditor = aStaffMember('auditor');
const PAGE = { limit: 50, next: undefined };
const ofCase = (caller: typeof reviewer, applicationId: string) => ({ ...asStaff(caller), params: { applicationId } });
const ofTask = (caller: typeof reviewer, id: string) => ({
  ...asStaff(caller),
  params: { taskId: taskIdOf(id, 'FUND_REVIEW') },
});
const accessesTo = async (id: string) =>
  (await deps.accesses.ofCase(await deps.applications.byId(id), 100, undefined)).entries;

describe('a reading of a case', () => {
  test('is on record with who, when, what and for what purpose', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await readTask(ofTask(reviewer, id), deps);
    deps.clock.pass(1000);
    await readTask(ofTask(auditor, id), deps);
    deps.clock.pass(1000);
    await readCaseFile(ofCase(reviewer, id), deps);
    deps.clock.pass(1000);
    await listCaseEvents({ ...ofCase(auditor, id), query: PAGE }, deps);
    const task = { what: 'TASK', taskId: taskIdOf(id, 'FUND_REVIEW') };
    const byReviewer = { staffId: 'staff-fund-reviewer', roles: ['fund-reviewer'], agency: AGENCY };
    const byAuditor = { staffId: 'staff-auditor', roles: ['auditor'], agency: '210200' };
    const at = (second: number) => `2021-06-16T01:00:0${second}.000Z`;
    expect(await accessesTo(id)).toEqual([
      { applicationId: id, at: at(3), ...byAuditor, what: 'AUDIT_TRAIL', purpose: 'SUPERVISION' },
      { applicationId: id, at: at(2), ...byReviewer, what: 'CASE_FILE', purpose: 'CASE_WORK' },
      { applicationId: id, at: at(1), ...byAuditor, ...task, purpose: 'SUPERVISION' },
      { applicationId: id, at: at(0), ...byReviewer, ...task, purpose: 'DECISION' },
    ]);
  });

  test('is on record each time, also twice in the same moment', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await Promise.all([1, 2, 3].map(() => readCaseFile(ofCase(reviewer, id), deps)));
    expect(await accessesTo(id)).toHaveLength(3);
  });

  test('that is refused is no reading', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    const elsewhere = aStaffMember('auditor', { agency: '210203' });
    await refusalOf(readTask(ofTask(aStaffMember('payer'), id), deps));
    await refusalOf(readCaseFile(ofCase(elsewhere, id), deps));
    await refusalOf(listAccesses({ ...ofCase(reviewer, id), query: PAGE }, deps));
    expect(await accessesTo(id)).toEqual([]);
  });

  test('is neither a list nor a decision', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await listTasks({ ...asStaff(auditor), query: { agency: AGENCY, kind: undefined, status: 'OPEN', ...PAGE } }, deps);
    await listApplications({ ...asStaff(auditor), query: { agency: AGENCY, phase: undefined, ...PAGE } }, deps);
    await decideTask({ ...ofTask(reviewer, id), body: { outcome: 'APPROVE' } }, deps);
    expect(await accessesTo(id)).toEqual([]);
  });

  test('changes nothing of the case, so that a decision made meanwhile does not fail', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    const before = await deps.applications.byId(id);
    const reads = Array.from({ length: 10 }, () => readTask(ofTask(reviewer, id), deps));
    const decided = decideTask({ ...ofTask(reviewer, id), body: { outcome: 'APPROVE' } }, deps);
    await Promise.all([...reads, decided]);
    const after = await deps.applications.byId(id);
    expect(after).toMatchObject({ version: before.version + 2, eventCount: before.eventCount + 1 });
    expect(bodyOf(await listCaseEvents({ ...ofCase(auditor, id), query: PAGE }, deps)).unbroken).toBe(true);
  });
});

describe('a reading that cannot be recorded', () => {
  const cause = new Error('the table is full');
  const accesses = { ...deps.accesses, record: () => Promise.reject(cause) };
  const unrecorded = { name: 'AccessUnrecordedError', cause };

  test('shows nothing', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    const without = { ...deps, accesses };
    for (const read of [
      () => readTask(ofTask(reviewer, id), without),
      () => readCaseFile(ofCase(reviewer, id), without),
      () => listCaseEvents({ ...ofCase(reviewer, id), query: PAGE }, without),
      () => listAccesses({ ...ofCase(auditor, id), query: PAGE }, without),
    ]) {
      await expect(read()).rejects.toMatchObject(unrecorded);
    }
  });
});
