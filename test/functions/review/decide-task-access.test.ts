import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { listCaseEvents } from '../../../functions/review/list-case-events.ts';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import { readTask } from '../../../functions/review/read-task.ts';
import { STAFF_ROLES, type StaffRole } from '../../../shared/domain/actor.ts';
import { ROLE_FOR_KIND, taskIdOf } from '../../../shared/domain/task.ts';
import { aTable } from '../../support/a-table.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { AGENCY, type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';

let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});

const KINDS = ['MANUAL_VERIFICATION', 'FUND_REVIEW', 'OBJECTION_REVIEW'] as const;
type Kind = (typeof KINDS)[number];
const CONSENT = { MANUAL_VERIFICATION: 'APPROVE', FUND_REVIEW: 'APPROVE', OBJECTION_REVIEW: 'DISMISS' } as const;
const decideAs = (caller: StaffCaller, id: string, kind: Kind) => {
  const params = { taskId: taskIdOf(id, kind) };
  return decideTask({ ...asStaff(caller), params, body: { outcome: CONSENT[kind] } }, deps);
};

/** Every look at a case that staff have, beside the decision itself. */
const looksAt = (caller: StaffCaller, id: string, kind: Kind): readonly (() => Promise<unknown>)[] => [
  () => readTask({ ...asStaff(caller), params: { taskId: taskIdOf(id, kind) } }, deps),
  () => readCaseFile({ ...asStaff(caller), params: { applicationId: id } }, deps),
  () => listCaseEvents({ ...asStaff(caller), params: { applicationId: id } }, deps),
];

describe.each(KINDS)('a %s', (kind) => {
  let id = '';
  beforeAll(async () => {
    id = await walk.caseIn(kind, aPerson(KINDS.indexOf(kind)));
  });

  test.each(STAFF_ROLES.filter((role) => role !== ROLE_FOR_KIND[kind]))(
    'is not decided by the role %s',
    async (role) => {
      const refusal = await refusalOf(decideAs(aStaffMember(role), id, kind));
      expect(refusal).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
    },
  );

  test('is not decided by one with all the other roles, nor by one with none', async () => {
    const others: readonly StaffRole[] = STAFF_ROLES.filter((role) => role !== ROLE_FOR_KIND[kind]);
    for (const roles of [others, []]) {
      const refusal = await refusalOf(decideAs(aStaffMember('auditor', { roles }), id, kind));
      expect(refusal).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
    }
  });

  test.each(STAFF_ROLES)('may be looked at with the role %s', async (role) => {
    for (const look of looksAt(aStaffMember(role), id, kind)) await expect(look()).resolves.toHaveProperty('body');
  });

  test('is not looked at without any role', async () => {
    for (const look of looksAt(aStaffMember('auditor', { roles: [] }), id, kind)) {
      expect(await refusalOf(look())).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
    }
  });

  test('is neither looked at nor decided by another agency’s staff', async () => {
    const caller = aStaffMember(ROLE_FOR_KIND[kind], { agency: '210203' });
    for (const look of [...looksAt(caller, id, kind), () => decideAs(caller, id, kind)]) {
      expect(await refusalOf(look())).toMatchObject({ status: 403, code: 'WRONG_AGENCY' });
    }
  });

  test.each([
    ['the same subject', { subject: aPerson(KINDS.indexOf(kind)).subject }],
    ['the ID number as subject', { subject: aPerson(KINDS.indexOf(kind)).idNumber }],
    ['the same ID number', { idNumber: aPerson(KINDS.indexOf(kind)).idNumber }],
    ['the same name', { name: aPerson(KINDS.indexOf(kind)).name }],
  ])('is neither looked at nor decided by one who may be the applicant, by %s', async (_, self) => {
    const caller = aStaffMember(ROLE_FOR_KIND[kind], { ...self, roles: STAFF_ROLES });
    for (const look of [...looksAt(caller, id, kind), () => decideAs(caller, id, kind)]) {
      expect(await refusalOf(look())).toMatchObject({ status: 403, code: 'OWN_APPLICATION' });
    }
  });

  test('is still open after all of these, and decided by its role', async () => {
    const before = await deps.tasks.ofCase(await deps.applications.byId(id));
    expect(before.find((task) => task.kind === kind)).toMatchObject({ status: 'OPEN' });
    expect(bodyOf(await decideAs(aStaffMember(ROLE_FOR_KIND[kind]), id, kind))).toMatchObject({ status: 'DECIDED' });
  });
});

describe('a case', () => {
  test('of a district is decided by the district’s own staff', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(10));
    const caller = aStaffMember('fund-reviewer', { agency: AGENCY });
    expect(bodyOf(await decideAs(caller, id, 'FUND_REVIEW'))).toMatchObject({ agency: AGENCY });
  });

  test('whose district nobody knows yet is the city’s alone', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(11));
    const district = aStaffMember('reviewer', { agency: AGENCY });
    expect(await refusalOf(decideAs(district, id, 'MANUAL_VERIFICATION'))).toMatchObject({ code: 'WRONG_AGENCY' });
    expect(bodyOf(await decideAs(aStaffMember('reviewer'), id, 'MANUAL_VERIFICATION'))).toMatchObject({
      agency: '210200',
    });
  });

  test('is decided by a person of another name and ID number though they share the district', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(12));
    const caller = aStaffMember('fund-reviewer', { name: aPerson(13).name, idNumber: aPerson(13).idNumber });
    expect(bodyOf(await decideAs(caller, id, 'FUND_REVIEW'))).toMatchObject({ status: 'DECIDED' });
  });
});

describe('a second stage of one case', () => {
  const everything = aStaffMember('reviewer', { subject: 'staff-everything', roles: STAFF_ROLES });
  const colleague = aStaffMember('reviewer', { subject: 'staff-colleague', roles: STAFF_ROLES });

  test('is not decided by the person who verified it by hand', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(20));
    await decideAs(everything, id, 'MANUAL_VERIFICATION');
    await walk.open(id, 'FUND_REVIEW');
    expect(await refusalOf(decideAs(everything, id, 'FUND_REVIEW'))).toMatchObject({
      status: 403,
      code: 'SECOND_STAGE',
    });
    expect(bodyOf(await decideAs(colleague, id, 'FUND_REVIEW'))).toMatchObject({ status: 'DECIDED' });
  });

  test('is not decided by the person who approved the money, nor by any decider before', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(21));
    await decideAs(everything, id, 'MANUAL_VERIFICATION');
    await walk.open(id, 'FUND_REVIEW');
    await decideAs(colleague, id, 'FUND_REVIEW');
    await walk.publish(id);
    await walk.object(id);
    await walk.close(id);
    await walk.open(id, 'OBJECTION_REVIEW');
    for (const caller of [everything, colleague]) {
      expect(await refusalOf(decideAs(caller, id, 'OBJECTION_REVIEW'))).toMatchObject({
        status: 403,
        code: 'SECOND_STAGE',
      });
    }
    expect(bodyOf(await decideAs(aStaffMember('supervisor'), id, 'OBJECTION_REVIEW'))).toMatchObject({
      status: 'DECIDED',
    });
    const { deciders } = await deps.applications.byId(id);
    expect(deciders).toEqual(['staff-everything', 'staff-colleague', 'staff-supervisor']);
  });

  test('may be looked at by the person who decided the first', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(22));
    await decideAs(everything, id, 'MANUAL_VERIFICATION');
    await walk.open(id, 'FUND_REVIEW');
    for (const look of looksAt(everything, id, 'FUND_REVIEW')) await expect(look()).resolves.toHaveProperty('body');
  });

  test('of another attempt of the same applicant is another case', async () => {
    const first = await walk.caseIn('FUND_REVIEW', aPerson(23));
    await decideTask(
      { ...asStaff(everything), params: { taskId: taskIdOf(first, 'FUND_REVIEW') }, body: { outcome: 'REFUSE' } },
      deps,
    );
    const second = await walk.caseIn('FUND_REVIEW', aPerson(23));
    expect(bodyOf(await decideAs(everything, second, 'FUND_REVIEW'))).toMatchObject({ status: 'DECIDED' });
  });
});

test.each(['NEVER', '', 'NEVER.fund-review'])(
  'a case %j that is not there is not found by any look at it',
  async (id) => {
    for (const look of looksAt(aStaffMember('auditor'), id, 'FUND_REVIEW')) {
      expect(await refusalOf(look())).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
  },
);
