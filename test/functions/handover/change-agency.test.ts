import { describe, expect, test } from 'vitest';
import { readOwnApplication } from '../../../functions/apply/read-own-application.ts';
import { correctApplication } from '../../../functions/correction/correct-application.ts';
import { changeAgency } from '../../../functions/handover/change-agency.ts';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { listTasks } from '../../../functions/review/list-tasks.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { CITY_AGENCY } from '../../../shared/domain/agency-code.ts';
import { auditFaults } from '../../../shared/domain/case/audit-faults.ts';
import { WriteConflictError } from '../../../shared/domain/errors.ts';
import { DAY, later } from '../../../shared/domain/instant.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { REACHABLE_PHASES, type ReachablePhase } from '../../support/case-walk.ts';
import { AGENCY, threeYes } from '../../support/findings.ts';
import { itemsOf } from '../../support/partition.ts';
import { aStaffMember, asApplicant, asStaff, countingPeople } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { table, deps, walk, stored } = await aService();
const nextPerson = countingPeople();
const OTHER = '210204';
const REASON = '用人单位实际在沙河口区办公';

const reviewer = (agency: string) => aStaffMember('reviewer', { subject: `staff-reviewer-${agency}`, agency });
const passOn = (
  applicationId: string,
  { caller = reviewer(AGENCY), agency = OTHER }: { caller?: StaffCaller; agency?: string } = {},
  different: Partial<typeof deps> = {},
) =>
  changeAgency(
    { ...asStaff(caller), params: { applicationId }, body: { agency, reason: REASON } },
    { ...deps, ...different },
  );
const queueOf = async (agency: string) => {
  const query = { agency, kind: undefined, status: 'OPEN' as const, limit: 100, next: undefined };
  const { tasks } = bodyOf(await listTasks({ ...asStaff(reviewer(agency)), query }, { ...deps, agencyCodes: [] }));
  return tasks.map(({ applicationId }) => applicationId);
};
const recordOf = async (id: string) => {
  const application = await stored.application(id);
  const former = await deps.records.formerDeclarations(application);
  return {
    application,
    trail: await stored.trail(id),
    tasks: await stored.tasks(id),
    payments: [],
    former,
    recoveries: [],
  };
};

describe('a case that is passed on', () => {
  test('keeps no claim of the agency that gave it away, even one that read the task before and is written after', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    const before = await stored.application(id);
    const [task] = await stored.tasks(id);
    if (!task) throw new Error('No task is open');
    await passOn(id);
    const claim = { staffId: 'late', claimedAt: deps.clock.instant(), lapsesAt: later(deps.clock.instant(), DAY) };
    await expect(deps.claims.assign(before, task, { claim })).rejects.toThrow(WriteConflictError);
    await expect(deps.claims.assign(before, task, { agency: CITY_AGENCY })).rejects.toThrow(WriteConflictError);
    const [moved] = await stored.tasks(id);
    expect(moved).toMatchObject({ agency: OTHER });
    expect(moved?.claim).toBeUndefined();
  });

  test('goes to the other agency with its open task, in the same phase and with the same due time', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    const before = await stored.application(id);
    const [task] = await stored.tasks(id);
    expect(await queueOf(AGENCY)).toContain(id);
    expect(bodyOf(await passOn(id))).toMatchObject({ phase: 'FUND_REVIEW', agency: OTHER });

    const after = await stored.application(id);
    expect(after).toMatchObject({ phase: 'FUND_REVIEW', agency: OTHER, nextDueAt: before.nextDueAt });
    expect(after.handovers).toMatchObject([{ from: AGENCY, to: OTHER, reason: REASON, byAgency: AGENCY }]);
    expect(await stored.tasks(id)).toEqual([{ ...task, agency: OTHER, claimVersion: 1 }]);
    expect(await queueOf(AGENCY)).not.toContain(id);
    expect(await queueOf(OTHER)).toContain(id);
    expect((await stored.events(id)).at(-1)).toBe('AGENCY_CHANGED');
    expect(auditFaults(await recordOf(id))).toEqual([]);
  });

  test('is decided by the other agency, and its refusal has a number of that agency', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await passOn(id);
    const decide = (agency: string) =>
      walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' }, aStaffMember('fund-reviewer', { agency }));
    expect(await refusalOf(decide(AGENCY))).toMatchObject({ code: 'WRONG_AGENCY' });
    await decide(OTHER);
    expect(await stored.application(id)).toMatchObject({ documentNumber: expect.stringMatching(/^210204-2021-/) });
  });

  test('tells the applicant in the course of the case which agency has it', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('FUND_REVIEW', person);
    await passOn(id);
    const read = await readOwnApplication({ ...asApplicant(person), params: { applicationId: id } }, deps);
    expect(bodyOf(read)).toMatchObject({ agency: OTHER });
    expect(bodyOf(read).timeline.at(-1)).toMatchObject({
      phase: 'FUND_REVIEW',
      text: '已移送沙河口区帮万家服务中心继续办理，办理期限不变',
    });
    expect(JSON.stringify(bodyOf(read))).not.toContain(REASON);
  });

  test('stays with that agency whatever the employment register says later', async () => {
    const id = await walk.caseIn('VERIFYING', nextPerson());
    await passOn(id, { caller: reviewer(CITY_AGENCY) });
    await walk.verify(id, threeYes(deps, AGENCY));
    expect(await stored.application(id)).toMatchObject({ phase: 'FUND_REVIEW', agency: OTHER });
  });

  test('stays with that agency after a correction that asks the employment register anew', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('FUND_REVIEW', person);
    await passOn(id);
    const fields = ['applicant.socialSecurityNumber' as const];
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'REQUEST_CORRECTION', fields, explanation: '个人社保账号有误。' });
    const body = { applicant: { socialSecurityNumber: '99000000000099' } };
    await correctApplication({ ...asApplicant(person), params: { applicationId: id }, body }, deps);
    expect(await stored.application(id)).toMatchObject({ phase: 'VERIFYING', agency: OTHER });
    await walk.verify(
      id,
      threeYes(deps, AGENCY).map((finding) => ({ ...finding, round: 1 })),
    );
    expect(await stored.application(id)).toMatchObject({ phase: 'FUND_REVIEW', agency: OTHER });
  });

  test('is not passed on a third time but by the city', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('FUND_REVIEW', person);
    await passOn(id);
    await passOn(id, { caller: reviewer(OTHER), agency: AGENCY });
    const before = await itemsOf(table, person);
    expect(await refusalOf(passOn(id))).toMatchObject({ status: 409, code: 'HANDOVERS_USED_UP' });
    expect(await itemsOf(table, person)).toEqual(before);
    await passOn(id, { caller: reviewer(CITY_AGENCY) });
    expect(await stored.application(id)).toMatchObject({ agency: OTHER });
    const answer = await refusalOf(passOn(id, { caller: reviewer(OTHER), agency: AGENCY }));
    expect(answer).toMatchObject({ code: 'HANDOVERS_USED_UP' });
  });
});

describe('a case is not passed on', () => {
  const OPEN_TO_IT: readonly ReachablePhase[] = ['VERIFYING', 'MANUAL_VERIFICATION', 'FUND_REVIEW'];
  test.each(
    withPeople(
      REACHABLE_PHASES.filter((phase) => !OPEN_TO_IT.includes(phase)),
      300,
    ),
  )('in %s', async (phase, person) => {
    const id = await walk.caseIn(phase, person);
    const before = await itemsOf(table, person);
    const refused = passOn(id, { caller: reviewer(CITY_AGENCY) });
    expect(await refusalOf(refused)).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
    expect(await itemsOf(table, person)).toEqual(before);
  });

  test('to an agency that there is not, nor to the one that has it', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    for (const agency of ['210299', AGENCY]) {
      const refusal = await refusalOf(passOn(id, { agency }));
      expect(refusal).toMatchObject({ status: 400, code: 'VALIDATION', pointers: ['/agency'] });
    }
  });

  test('by another agency, by another role, or by whoever may be the applicant', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('FUND_REVIEW', person);
    const roles = STAFF_ROLES.filter((role) => role === 'payer' || role === 'auditor');
    for (const [caller, code] of [
      ...roles.map((role) => [aStaffMember(role, { agency: AGENCY }), 'WRONG_ROLE'] as const),
      [reviewer(OTHER), 'WRONG_AGENCY'] as const,
      [aStaffMember('reviewer', { idNumber: person.idNumber }), 'OWN_APPLICATION'] as const,
    ]) {
      expect(await refusalOf(passOn(id, { caller }))).toMatchObject({ status: 403, code });
    }
    expect(await refusalOf(passOn('NEVER'))).toMatchObject({ status: 404 });
  });
});

describe('a handover that races', () => {
  const passOnAfter = (id: string, interruption: () => Promise<unknown>) => {
    const byId = interruptedOnce(deps.applications.byId, interruption);
    return passOn(id, {}, { applications: { ...deps.applications, byId } });
  };

  test('with a decision is refused, and the decision stands', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    const late = passOnAfter(id, () => walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' }));
    expect(await refusalOf(late)).toMatchObject({ code: 'WRONG_PHASE' });
    expect(await stored.application(id)).toMatchObject({ agency: AGENCY });
  });

  test('with a later run of the workflow keeps the token of that run', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await passOnAfter(id, () => walk.open(id, 'FUND_REVIEW', 'a-later-token'));
    expect(await stored.tasks(id)).toMatchObject([{ agency: OTHER, taskToken: 'a-later-token' }]);
  });
});
