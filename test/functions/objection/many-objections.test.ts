import { beforeAll, describe, expect, test } from 'vitest';
import { readOwnApplication } from '../../../functions/apply/read-own-application.ts';
import { listCaseEvents } from '../../../functions/review/list-case-events.ts';
import { listTaskObjections } from '../../../functions/review/list-task-objections.ts';
import { readTask } from '../../../functions/review/read-task.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { fileObjection } from '../../../shared/domain/case/objection.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { bodyOf } from '../../support/answers.ts';
import { publicisedCase } from '../../support/applications.ts';
import { aPerson, aStaffMember, asApplicant, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk, stored } = await aService();

const COUNT = 520;
/** The longest that the contract takes, so that they do not fit into one read of the table. */
const statement = '异'.repeat(2000);
const SUPERVISOR = aStaffMember('supervisor');

/** A case with so many objections, written one by one as the use case writes them. */
async function challenged(n: number): Promise<string> {
  const id = await walk.caseIn('PUBLICISED', aPerson(n));
  for (let count = 0; count < COUNT; count += 1) {
    const application = publicisedCase(await deps.applications.byId(id));
    const { name, idNumber, phone } = aPerson(10_000 + count);
    const objection = {
      objectionId: deps.newId(),
      applicationId: id,
      noticeId: application.noticeId,
      serial: application.publicEntry.serial,
      objectorName: name,
      objectorIdNumber: idNumber,
      phone,
      statement,
      receivedAt: deps.clock.instant(),
      identityVerified: true,
    };
    await deps.applications.write(fileObjection(application, objection));
  }
  return id;
}

/** Every page of a list, one after the other. */
async function allPages<Item>(
  read: (next: string | undefined) => Promise<{ readonly items: readonly Item[]; readonly next?: string | undefined }>,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  let next: string | undefined;
  do {
    const page = await read(next);
    for (const item of page.items) found.push(item);
    next = page.next;
  } while (next !== undefined);
  return found;
}

describe('a case with 520 objections', () => {
  let id = '';
  beforeAll(async () => {
    id = await challenged(1);
    await walk.close(id);
    await walk.open(id, 'OBJECTION_REVIEW');
  });
  const params = () => ({ taskId: taskIdOf(id, 'OBJECTION_REVIEW') });
  const queryFrom = (next: string | undefined) => ({ limit: 100, ...(next !== undefined && { next }) });

  test('has a whole trail, and staff read it page by page', async () => {
    const trail = await stored.trail(id);
    expect(trail).toHaveLength((await deps.applications.byId(id)).eventCount);
    expect(isUnbroken(trail)).toBe(true);
    const sequences = await allPages(async (next) => {
      const request = { ...asStaff(SUPERVISOR), params: { applicationId: id }, query: queryFrom(next) };
      const page = bodyOf(await listCaseEvents(request, deps));
      expect(page.unbroken).toBe(true);
      return { items: page.events.map(({ sequence }) => sequence), next: page.next };
    });
    expect(sequences).toEqual(trail.map(({ sequence }) => sequence));
  });

  test('tells the applicant of them in one line', async () => {
    const request = { ...asApplicant(aPerson(1)), params: { applicationId: id } };
    const { timeline } = bodyOf(await readOwnApplication(request, deps));
    const lines = timeline.filter(({ text }) => text.includes('条异议'));
    expect(timeline).toHaveLength(5);
    expect(lines.map(({ text }) => text)).toEqual(['公示期内收到520条异议，正在复核']);
  });

  test('shows staff how many there are, the first 500, and a list of all of them', async () => {
    const { evidence } = bodyOf(await readTask({ ...asStaff(SUPERVISOR), params: params() }, deps));
    expect(evidence.objectionCount).toBe(COUNT);
    expect(evidence.objections).toHaveLength(500);
    expect(evidence.warnings.map(({ code }) => code)).toContain('OBJECTIONS_CUT');
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(evidence)))).toBeLessThan(6 * 1024 * 1024);
    const ids = await allPages(async (next) => {
      const request = { ...asStaff(SUPERVISOR), params: params(), query: queryFrom(next) };
      const page = bodyOf(await listTaskObjections(request, deps));
      return { items: page.objections.map(({ objectionId }) => objectionId), next: page.next };
    });
    expect(new Set(ids).size).toBe(COUNT);
    expect(ids.slice(0, 500)).toEqual(evidence.objections.map(({ objectionId }) => objectionId));
  });

  test('is decided in one transaction', async () => {
    await walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' });
    expect(await deps.applications.byId(id)).toMatchObject({ phase: 'PAYING' });
  });

  test('shows them to the staff who handle the person’s next application', async () => {
    const next = await walk.caseIn('FUND_REVIEW', aPerson(1), { level: 4 });
    const taskId = taskIdOf(next, 'FUND_REVIEW');
    const { evidence } = bodyOf(await readTask({ ...asStaff(SUPERVISOR), params: { taskId } }, deps));
    expect(evidence.otherApplications).toMatchObject([{ applicationId: id, objectionCount: COUNT }]);
    expect(evidence.otherObjections).toHaveLength(100);
    const all = await allPages(async (after) => {
      const query = { ...queryFrom(after), applicationId: id };
      const page = bodyOf(await listTaskObjections({ ...asStaff(SUPERVISOR), params: { taskId }, query }, deps));
      return { items: page.objections, next: page.next };
    });
    expect(all).toHaveLength(COUNT);
  });
});

test('a case with more objections than a transaction has room for is withdrawn, and each shows that outcome', async () => {
  const id = await challenged(2);
  await walk.withdraw(aPerson(2), id);
  const next = await walk.submit(aPerson(2));
  await walk.verify(next);
  await walk.open(next, 'FUND_REVIEW');
  const query = { limit: 100, applicationId: id };
  const request = { ...asStaff(SUPERVISOR), params: { taskId: taskIdOf(next, 'FUND_REVIEW') }, query };
  const { objections } = bodyOf(await listTaskObjections(request, deps));
  expect(objections).toHaveLength(100);
  for (const { outcome } of objections) {
    expect(outcome).toEqual({ kind: 'CASE_WITHDRAWN', at: '2021-06-17T09:00:00+08:00' });
  }
});

test('the objections of another person’s case are not found', async () => {
  const [own, foreign] = [await walk.caseIn('FUND_REVIEW', aPerson(3)), await walk.caseIn('PUBLICISED', aPerson(4))];
  const query = { limit: 100, applicationId: foreign };
  const request = { ...asStaff(SUPERVISOR), params: { taskId: taskIdOf(own, 'FUND_REVIEW') }, query };
  await expect(listTaskObjections(request, deps)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
