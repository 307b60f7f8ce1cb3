import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { listAccesses } from '../../../functions/review/list-accesses.ts';
import { listCaseEvents } from '../../../functions/review/list-case-events.ts';
import { listTasks } from '../../../functions/review/list-tasks.ts';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import { readTask } from '../../../functions/review/read-task.ts';
import { requireEvidenceRole } from '../../../functions/review/staff-access.ts';
import { STAFF_ROLES, type StaffRole } from '../../../shared/domain/actor.ts';
import { CITY_AGENCY } from '../../../shared/domain/agency-code.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { TASK_KINDS, type TaskKind } from '../../../shared/domain/task-kind.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { AGENCY, threeYes } from '../../support/findings.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

/** Who sees the evidence of a task, by its kind. */
const READERS: Readonly<Record<TaskKind, readonly StaffRole[]>> = {
  MANUAL_VERIFICATION: ['reviewer', 'supervisor', 'auditor'],
  FUND_REVIEW: ['fund-reviewer', 'supervisor', 'auditor'],
  OBJECTION_REVIEW: ['supervisor', 'auditor'],
  COMPLAINT: ['supervisor', 'auditor'],
  SUSPENSION_REVIEW: ['supervisor', 'auditor'],
  RECONSIDERATION: ['supervisor', 'auditor'],
  REVERSAL: ['supervisor', 'auditor'],
  RECOVERY: ['supervisor', 'auditor'],
  PAYMENT_CONFIRMATION: ['payer', 'supervisor', 'auditor'],
  VERIFICATION_SECOND_LOOK: ['reviewer', 'supervisor', 'auditor'],
  FUND_SECOND_LOOK: ['fund-reviewer', 'supervisor', 'auditor'],
  DISAGREEMENT: ['supervisor', 'auditor'],
  HEIRS_PAYEE: ['payer', 'supervisor', 'auditor'],
};
const AGENCIES = [AGENCY, CITY_AGENCY, '210203'] as const;

const { deps, walk } = await aService();

const PAGE = { limit: 50, next: undefined };
const evidence = (caller: StaffCaller, taskId: string) => readTask({ ...asStaff(caller), params: { taskId } }, deps);
const ofCase = (caller: StaffCaller, applicationId: string) => ({ ...asStaff(caller), params: { applicationId } });

test.each(TASK_KINDS)('the evidence of %s is for the role that decides it, supervisor and auditor', (kind) => {
  const allowed = STAFF_ROLES.filter((role) => {
    try {
      requireEvidenceRole(aStaffMember(role), kind);
      return true;
    } catch (error) {
      expect(error).toMatchObject({ code: 'WRONG_ROLE' });
      return false;
    }
  });
  expect([...allowed].sort()).toEqual([...READERS[kind]].sort());
});

describe.each(['MANUAL_VERIFICATION', 'FUND_REVIEW', 'OBJECTION_REVIEW'] as const)('a task of kind %s', (kind) => {
  let id = '';
  beforeAll(async () => {
    const person = aPerson(100 + TASK_KINDS.indexOf(kind));
    if (kind !== 'MANUAL_VERIFICATION') {
      id = await walk.caseIn(kind, person);
      return;
    }
    // The employment register answered, so the case is the agency's; the other registers did not.
    id = await walk.caseIn('VERIFYING', person);
    await walk.verify(
      id,
      threeYes(deps).filter(({ check }) => check === 'employment'),
    );
    await walk.open(id, kind);
  });

  const table = STAFF_ROLES.flatMap((role) => AGENCIES.map((agency) => [role, agency] as const));
  test.each(table)('read with the role %s of agency %s', async (role, agency) => {
    const read = evidence(aStaffMember(role, { agency }), taskIdOf(id, kind));
    if (agency === '210203') expect(await refusalOf(read)).toMatchObject({ status: 403, code: 'WRONG_AGENCY' });
    else if (READERS[kind].includes(role)) expect(bodyOf(await read).evidence.application.applicationId).toBe(id);
    else expect(await refusalOf(read)).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
  });

  test('is shown to one of several roles that may see it', async () => {
    const caller = aStaffMember('payer', { roles: ['payer', 'auditor'] });
    await expect(evidence(caller, taskIdOf(id, kind))).resolves.toHaveProperty('body');
  });

  test.each(STAFF_ROLES)('is in the list of its agency for the role %s, without a person', async (role) => {
    const query = { agency: undefined, kind, status: 'OPEN' as const, ...PAGE };
    const { tasks } = bodyOf(await listTasks({ ...asStaff(aStaffMember(role, { agency: AGENCY })), query }, deps));
    expect(tasks.map(({ applicationId }) => applicationId)).toContain(id);
    expect(JSON.stringify(tasks)).not.toContain(aPerson(100 + TASK_KINDS.indexOf(kind)).name);
  });

  test.each(table)('leaves case file and audit trail to the role %s of agency %s', async (role, agency) => {
    const caller = aStaffMember(role, { agency });
    const request = ofCase(caller, id);
    const audit = { ...request, query: { limit: 100 } };
    for (const read of [() => readCaseFile(request, deps), () => listCaseEvents(audit, deps)]) {
      const reading = read();
      if (agency === '210203') expect(await refusalOf(reading)).toMatchObject({ status: 403, code: 'WRONG_AGENCY' });
      else await expect(reading).resolves.toHaveProperty('body');
    }
  });

  test.each(table)('tells who read the case to the role %s of agency %s', async (role, agency) => {
    const read = listAccesses({ ...ofCase(aStaffMember(role, { agency }), id), query: PAGE }, deps);
    if (agency === '210203') expect(await refusalOf(read)).toMatchObject({ status: 403, code: 'WRONG_AGENCY' });
    else if (role === 'supervisor' || role === 'auditor') await expect(read).resolves.toHaveProperty('body');
    else expect(await refusalOf(read)).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
  });
});
