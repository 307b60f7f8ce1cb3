import { beforeAll, describe, expect, test } from 'vitest';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import { parkApplication } from '../../../functions/workflow/park-application.ts';
import { caseFileView } from '../../../shared/contracts/review.ts';
import { aTable } from '../../support/a-table.ts';
import { bodyOf } from '../../support/answers.ts';
import {
  AGENCY,
  type CaseWalk,
  caseWalk,
  EMPLOYER,
  REACHABLE_PHASES,
  type UseCaseDeps,
  useCaseDeps,
} from '../../support/case-walk.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';

let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});

const read = async (applicationId: string) =>
  bodyOf(await readCaseFile({ ...asStaff(aStaffMember('auditor')), params: { applicationId } }, deps));

describe('a case file', () => {
  test.each(REACHABLE_PHASES.map((phase, index) => [phase, aPerson(index)] as const))(
    'of a case that is %s holds what the contract has and no more, the account masked',
    async (phase, person) => {
      const file = await read(await walk.caseIn(phase, person));
      expect(caseFileView.parse(file)).toEqual(file);
      expect(file).toMatchObject({ phase, overdue: false });
      expect(JSON.stringify(file)).not.toContain(person.accountNumber);
      expect(JSON.stringify(file)).not.toMatch(/token/i);
    },
  );

  test('says who applies, for which employer, at which agency', async () => {
    const { name, idNumber, socialSecurityNumber, phone } = aPerson(20);
    expect(await read(await walk.caseIn('FUND_REVIEW', aPerson(20)))).toMatchObject({
      applicant: { name, idNumber, socialSecurityNumber, phone, category: 'ENTERPRISE_EMPLOYEE' },
      employer: EMPLOYER,
      agency: AGENCY,
      payments: [],
    });
  });

  test('says that agency and employer are not known yet', async () => {
    const file = await read(await walk.caseIn('MANUAL_VERIFICATION', aPerson(21)));
    expect(file).toMatchObject({ employer: null, agency: null });
  });

  test.each([
    ['PAYING', aPerson(30), { status: 'REQUESTED' }],
    ['PAID', aPerson(31), { status: 'PAID', settledAt: '2021-06-25T00:00:00+08:00', bankReference: 'BANK-1' }],
    [
      'PAYMENT_RETURNED',
      aPerson(32),
      { status: 'RETURNED', settledAt: '2021-06-25T00:00:00+08:00', bankReference: 'BANK-1' },
    ],
  ] as const)('of a case that is %s has its payment', async (phase, person, result) => {
    const id = await walk.caseIn(phase, person);
    expect((await read(id)).payments).toEqual([
      { paymentId: `${id}-1`, amountFen: 250_000, requestedAt: '2021-06-25T00:00:00+08:00', ...result },
    ]);
  });

  test('says what the case waits for and since when, until it moves on', async () => {
    const id = await walk.caseIn('VERIFYING', aPerson(60));
    await parkApplication({ applicationId: id, error: 'States.Runtime' }, deps);
    const attention = { code: 'WORKFLOW_STOPPED', since: '2021-06-16T09:00:00+08:00' };
    expect(await read(id)).toMatchObject({ overdue: true, attention });
    await walk.verify(id);
    const moved = await read(id);
    expect(moved.overdue).toBe(false);
    expect(moved).not.toHaveProperty('attention');
  });

  test('of an attempt that a later one followed is still there', async () => {
    const first = await walk.caseIn('REJECTED', aPerson(61));
    const second = await walk.caseIn('VERIFYING', aPerson(61));
    expect(await read(first)).toMatchObject({
      attempt: 1,
      phase: 'REJECTED',
      reasons: [{ code: 'IDENTITY_MISMATCH' }],
    });
    expect(await read(second)).toMatchObject({ attempt: 2, phase: 'VERIFYING', reasons: [] });
  });
});
