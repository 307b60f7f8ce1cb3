import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { listTasks } from '../../../functions/review/list-tasks.ts';
import { tasksView } from '../../../shared/contracts/review-views.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { threeYes } from '../../support/findings.ts';
import { allPages } from '../../support/pages.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();

interface Query {
  readonly agency?: string;
  readonly kind?: TaskKind;
  readonly status?: 'OPEN' | 'DECIDED';
  readonly limit?: number;
  readonly next?: string;
}
const CITY = aStaffMember('auditor');
const list = async (query: Query = {}, caller: StaffCaller = CITY) =>
  bodyOf(await listTasks({ ...asStaff(caller), query: { status: 'OPEN', limit: 100, ...query } }, deps));
const namesOn = ({ tasks }: Awaited<ReturnType<typeof list>>) =>
  tasks.map(({ applicationId }) => names.get(applicationId) ?? applicationId);

/** The test's own name of each case, by its id. */
const names = new Map<string, string>();

/** A case submitted on a day and verified for an agency, or left to a manual verification where none is given. */
async function aCase(name: string, day: string, agency?: string): Promise<string> {
  deps.clock.set(`${day}T09:00:00+08:00`);
  const id = await walk.submit(aPerson(names.size + 1));
  names.set(id, name);
  if (agency === undefined) {
    await walk.verify(id, []);
    await walk.open(id, 'MANUAL_VERIFICATION');
    return id;
  }
  await walk.verify(id, threeYes(deps, agency));
  await walk.open(id, 'FUND_REVIEW');
  return id;
}

beforeAll(async () => {
  await aCase('third', '2021-06-17', '210202');
  await aCase('first', '2021-06-15', '210203');
  await aCase('second, by hand', '2021-06-16');
  const challenged = await aCase('last, challenged', '2021-06-17', '210203');
  await walk.decide(challenged, 'FUND_REVIEW', { outcome: 'APPROVE' });
  await walk.publish(challenged);
  await walk.object(challenged);
  await walk.close(challenged);
  await walk.open(challenged, 'OBJECTION_REVIEW');
  const refused = await aCase('refused', '2021-06-18', '210202');
  await walk.decide(refused, 'FUND_REVIEW', { outcome: 'REFUSE' });
  const withdrawn = await aCase('withdrawn', '2021-06-18', '210202');
  await walk.withdraw(aPerson(names.size), withdrawn);
  deps.clock.set('2021-06-18T12:00:00+08:00');
});

const OPEN = ['first', 'second, by hand', 'third', 'last, challenged'];

describe('the list of tasks', () => {
  test('has the open tasks of every agency and kind for the city, earliest due first', async () => {
    const all = await list();
    expect(namesOn(all)).toEqual(OPEN);
    const due = all.tasks.map(({ dueAt }) => dueAt);
    expect(due).toEqual([...due].sort());
    expect(new Set(due).size).toBe(4);
    expect(all.next).toBeUndefined();
  });

  test('matches the contract exactly', async () => {
    const all = await list();
    expect(tasksView.parse(all)).toEqual(all);
    expect(all.tasks[0]).toEqual({
      taskId: expect.stringMatching(/\.fund-review$/),
      kind: 'FUND_REVIEW',
      agency: '210203',
      applicationId: expect.any(String),
      status: 'OPEN',
      openedAt: '2021-06-15T09:00:00+08:00',
      dueAt: '2021-06-30T00:00:00+08:00',
      overdue: false,
      ageWorkingDays: 3,
    });
    expect(JSON.stringify(all)).not.toMatch(/token|王|虚构/);
  });

  test.each([1, 2, 3, 4])('comes in pages of %i that together hold the list', async (limit) => {
    const pages = await allPages((mark) => list({ limit, ...mark }));
    expect(pages.flatMap(namesOn)).toEqual(OPEN);
    expect(pages).toHaveLength(Math.ceil(4 / limit));
  });

  test('refuses a page mark that it never issued', async () => {
    const refusal = await refusalOf(list({ next: 'x y' }));
    expect(refusal).toMatchObject({ status: 400, code: 'VALIDATION', pointers: ['/next'] });
  });

  test('can be limited to one agency', async () => {
    expect(namesOn(await list({ agency: '210203' }))).toEqual(['first', 'last, challenged']);
    expect(namesOn(await list({ agency: '210200' }))).toEqual(['second, by hand']);
    expect(namesOn(await list({ agency: '210204' }))).toEqual([]);
  });

  test('can be limited to one kind', async () => {
    expect(namesOn(await list({ kind: 'FUND_REVIEW' }))).toEqual(['first', 'third']);
    expect(namesOn(await list({ kind: 'MANUAL_VERIFICATION' }))).toEqual(['second, by hand']);
    expect(namesOn(await list({ kind: 'OBJECTION_REVIEW', agency: '210203' }))).toEqual(['last, challenged']);
    expect(namesOn(await list({ kind: 'PAYMENT_CONFIRMATION' }))).toEqual([]);
  });

  test('can be limited to decided tasks, which leaves out cancelled ones', async () => {
    const decided = await list({ status: 'DECIDED' });
    expect(namesOn(decided)).toEqual(['refused', 'last, challenged']);
    for (const task of decided.tasks)
      expect(task).toMatchObject({ kind: 'FUND_REVIEW', status: 'DECIDED', overdue: false });
  });

  test('has decided tasks with outcome and time, the latest decision first, and not who decided or why', async () => {
    const decided = await list({ status: 'DECIDED' });
    expect(tasksView.parse(decided)).toEqual(decided);
    expect(decided.tasks.map(({ outcome, decidedAt }) => [outcome, decidedAt])).toEqual([
      ['REFUSE', '2021-06-18T09:00:00+08:00'],
      ['APPROVE', '2021-06-17T09:00:00+08:00'],
    ]);
    expect(JSON.stringify(decided)).not.toMatch(/decidedBy|reasons|explanation|note/);
    const pages = await allPages((mark) => list({ status: 'DECIDED', limit: 1, ...mark }));
    expect(pages.flatMap(namesOn)).toEqual(['refused', 'last, challenged']);
  });

  test('marks a task as overdue from the instant it is due', async () => {
    const overdueAt = async (text: string) => {
      deps.clock.set(text);
      return (await list()).tasks.filter(({ overdue }) => overdue).length;
    };
    expect(await overdueAt('2021-06-29T23:59:59.999+08:00')).toBe(0);
    expect(await overdueAt('2021-06-30T00:00:00+08:00')).toBe(1);
    expect(await overdueAt('2021-07-31T00:00:00+08:00')).toBe(4);
  });
});

describe('a member of a district’s staff', () => {
  const district = aStaffMember('fund-reviewer', { agency: '210203' });

  test('sees the tasks of their own agency, whether they ask for it or not', async () => {
    expect(namesOn(await list({}, district))).toEqual(['first', 'last, challenged']);
    expect(namesOn(await list({ agency: '210203' }, district))).toEqual(['first', 'last, challenged']);
  });

  test.each(['210202', '210200', '999999'])('may not see the tasks of %s', async (agency) => {
    expect(await refusalOf(list({ agency }, district))).toMatchObject({ status: 403, code: 'WRONG_AGENCY' });
  });

  test.each(STAFF_ROLES)('sees tasks with the role %s', async (role) => {
    expect(namesOn(await list({}, aStaffMember(role, { agency: '210203' })))).toEqual(['first', 'last, challenged']);
  });
});

test.each([{}, { agency: '210203' }])('a caller without a role sees no tasks (%j)', async (query) => {
  for (const agency of ['210200', '210203']) {
    const caller = aStaffMember('auditor', { roles: [], agency });
    expect(await refusalOf(list(query, caller))).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
  }
});
