import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { listCaseEvents } from '../../../functions/review/list-case-events.ts';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import { readTask } from '../../../functions/review/read-task.ts';
import { STAFF_ROLES, type StaffRole } from '../../../shared/domain/actor.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { ROLE_FOR_KIND } from '../../../shared/domain/task-kind.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { aDecision } from '../../support/decisions.ts';
import { AGENCY } from '../../support/findings.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();

const KINDS = ['MANUAL_VERIFICATION', 'FUND_REVIEW', 'OBJECTION_REVIEW'] as const;
type Kind = (typeof KINDS)[number];
const CONSENT = { MANUAL_VERIFICATION: 'APPROVE', FUND_REVIEW: 'APPROVE', OBJECTION_REVIEW: 'DISMISS' } as const;
const decideAs = (caller: StaffCaller, id: string, kind: Kind) => {
  const params = { taskId: taskIdOf(id, kind) };
  return decideTask({ ...asStaff(caller), params, body: aDecision(kind, { outcome: CONSENT[kind] }) }, deps);
};

/** Every request with which staff read a case. */
const readsOf = (caller: StaffCaller, id: string, kind: Kind): readonly (() => Promise<unknown>)[] => [
  () => readTask({ ...asStaff(caller), params: { taskId: taskIdOf(id, kind) } }, deps),
  () => readCaseFile({ ...asStaff(caller), params: { applicationId: id } }, deps),
  () => listCaseEvents({ ...asStaff(caller), params: { applicationId: id }, query: { limit: 100 } }, deps),
];

describe.each(KINDS)('a task of kind %s', (kind) => {
  let id = '';
  beforeAll(async () => {
    id = await walk.caseIn(kind, aPerson(KINDS.indexOf(kind)));
  });

  test.each(STAFF_ROLES.filter((role) => role !== ROLE_FOR_KIND[kind]))(
    'cannot be decided with the role %s',
    async (role) => {
      const refusal = await refusalOf(decideAs(aStaffMember(role), id, kind));
      expect(refusal).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
    },
  );

  test('cannot be decided with all the other roles, nor without any role', async () => {
    const others: readonly StaffRole[] = STAFF_ROLES.filter((role) => role !== ROLE_FOR_KIND[kind]);
    for (const roles of [others, []]) {
      const refusal = await refusalOf(decideAs(aStaffMember('auditor', { roles }), id, kind));
      expect(refusal).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
    }
  });

  test('can be read with the role that decides it', async () => {
    for (const request of readsOf(aStaffMember(ROLE_FOR_KIND[kind]), id, kind))
      await expect(request()).resolves.toHaveProperty('body');
  });

  test('cannot be read without any role', async () => {
    for (const request of readsOf(aStaffMember('auditor', { roles: [] }), id, kind)) {
      expect(await refusalOf(request())).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
    }
  });

  test('can be neither read nor decided by another agency’s staff', async () => {
    const caller = aStaffMember(ROLE_FOR_KIND[kind], { agency: '210203' });
    for (const request of [...readsOf(caller, id, kind), () => decideAs(caller, id, kind)]) {
      expect(await refusalOf(request())).toMatchObject({ status: 403, code: 'WRONG_AGENCY' });
    }
  });

  test.each([
    ['the same subject', { subject: aPerson(KINDS.indexOf(kind)).subject }],
    ['the ID number as subject', { subject: aPerson(KINDS.indexOf(kind)).idNumber }],
    ['the same ID number', { idNumber: aPerson(KINDS.indexOf(kind)).idNumber }],
    ['the same name', { name: aPerson(KINDS.indexOf(kind)).name }],
  ])('can be neither read nor decided by a caller who may be the applicant, with %s', async (_, self) => {
    const caller = aStaffMember(ROLE_FOR_KIND[kind], { ...self, roles: STAFF_ROLES });
    for (const request of [...readsOf(caller, id, kind), () => decideAs(caller, id, kind)]) {
      expect(await refusalOf(request())).toMatchObject({ status: 403, code: 'OWN_APPLICATION' });
    }
  });

  test('is still open after all these requests, and can be decided with its role', async () => {
    const before = await deps.tasks.ofCase(await deps.applications.byId(id));
    expect(before.find((task) => task.kind === kind)).toMatchObject({ status: 'OPEN' });
    expect(bodyOf(await decideAs(aStaffMember(ROLE_FOR_KIND[kind]), id, kind))).toMatchObject({ status: 'DECIDED' });
  });
});

describe('a case', () => {
  test('of a district can be decided by the district’s own staff', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(10));
    const caller = aStaffMember('fund-reviewer', { agency: AGENCY });
    expect(bodyOf(await decideAs(caller, id, 'FUND_REVIEW'))).toMatchObject({ agency: AGENCY });
  });

  test('without a known district can be decided only by the city', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(11));
    const district = aStaffMember('reviewer', { agency: AGENCY });
    expect(await refusalOf(decideAs(district, id, 'MANUAL_VERIFICATION'))).toMatchObject({ code: 'WRONG_AGENCY' });
    expect(bodyOf(await decideAs(aStaffMember('reviewer'), id, 'MANUAL_VERIFICATION'))).toMatchObject({
      agency: '210200',
    });
  });

  test('can be decided by staff with another name and ID number', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(12));
    const caller = aStaffMember('fund-reviewer', { name: aPerson(13).name, idNumber: aPerson(13).idNumber });
    expect(bodyOf(await decideAs(caller, id, 'FUND_REVIEW'))).toMatchObject({ status: 'DECIDED' });
  });
});

describe('the second stage of a case', () => {
  const allRoles = aStaffMember('reviewer', { subject: 'staff-all-roles', roles: STAFF_ROLES });
  const colleague = aStaffMember('reviewer', { subject: 'staff-colleague', roles: STAFF_ROLES });

  test('cannot be decided by the person who verified the case by hand', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(20));
    await decideAs(allRoles, id, 'MANUAL_VERIFICATION');
    await walk.open(id, 'FUND_REVIEW');
    expect(await refusalOf(decideAs(allRoles, id, 'FUND_REVIEW'))).toMatchObject({
      status: 403,
      code: 'SECOND_STAGE',
    });
    expect(bodyOf(await decideAs(colleague, id, 'FUND_REVIEW'))).toMatchObject({ status: 'DECIDED' });
  });

  test('cannot be decided by the person who approved the funds, nor by an earlier decider', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(21));
    await decideAs(allRoles, id, 'MANUAL_VERIFICATION');
    await walk.open(id, 'FUND_REVIEW');
    await decideAs(colleague, id, 'FUND_REVIEW');
    await walk.publish(id);
    await walk.object(id);
    await walk.close(id);
    await walk.open(id, 'OBJECTION_REVIEW');
    for (const caller of [allRoles, colleague]) {
      expect(await refusalOf(decideAs(caller, id, 'OBJECTION_REVIEW'))).toMatchObject({
        status: 403,
        code: 'SECOND_STAGE',
      });
    }
    expect(bodyOf(await decideAs(aStaffMember('supervisor'), id, 'OBJECTION_REVIEW'))).toMatchObject({
      status: 'DECIDED',
    });
    const { deciders } = await deps.applications.byId(id);
    expect(deciders.map(({ stage, staffId }) => [stage, staffId])).toEqual([
      ['MANUAL_VERIFICATION', 'staff-all-roles'],
      ['FUND_REVIEW', 'staff-colleague'],
      ['OBJECTION_REVIEW', 'staff-supervisor'],
    ]);
  });

  test('cannot be decided by a second account of the person who decided the first: one person decided two stages', async () => {
    const second = { ...colleague, subject: 'staff-all-roles-2', idNumber: allRoles.idNumber };
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(24));
    await decideAs(allRoles, id, 'MANUAL_VERIFICATION');
    await walk.open(id, 'FUND_REVIEW');
    expect(await refusalOf(decideAs(second, id, 'FUND_REVIEW'))).toMatchObject({ status: 403, code: 'SECOND_STAGE' });
    expect((await deps.tasks.ofCase(await deps.applications.byId(id))).at(0)).toMatchObject({ status: 'OPEN' });
    expect(bodyOf(await decideAs(colleague, id, 'FUND_REVIEW'))).toMatchObject({ status: 'DECIDED' });
  });

  test('is separated without storing the ID number of anyone who decided', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(25));
    await decideAs(allRoles, id, 'FUND_REVIEW');
    const application = await deps.applications.byId(id);
    const stored = [application, await deps.tasks.ofCase(application), await deps.records.trail(application)];
    expect(application.deciders).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(allRoles.idNumber);
  });

  test('can be read by the person who decided the first', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(22));
    await decideAs(allRoles, id, 'MANUAL_VERIFICATION');
    await walk.open(id, 'FUND_REVIEW');
    for (const request of readsOf(allRoles, id, 'FUND_REVIEW')) await expect(request()).resolves.toHaveProperty('body');
  });

  test('does not include another attempt of the same applicant', async () => {
    const first = await walk.caseIn('FUND_REVIEW', aPerson(23));
    await decideTask(
      {
        ...asStaff(allRoles),
        params: { taskId: taskIdOf(first, 'FUND_REVIEW') },
        body: aDecision('FUND_REVIEW', { outcome: 'REFUSE' }),
      },
      deps,
    );
    const second = await walk.caseIn('FUND_REVIEW', aPerson(23));
    expect(bodyOf(await decideAs(allRoles, second, 'FUND_REVIEW'))).toMatchObject({ status: 'DECIDED' });
  });
});

test.each(['NEVER', '', 'NEVER.fund-review'])('an unknown case %j is not found by any request', async (id) => {
  for (const request of readsOf(aStaffMember('auditor'), id, 'FUND_REVIEW')) {
    expect(await refusalOf(request())).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  }
});
