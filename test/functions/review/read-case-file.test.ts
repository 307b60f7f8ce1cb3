import { describe, expect, test } from 'vitest';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import { parkApplication } from '../../../functions/workflow/park-application.ts';
import { readCaseFileRoute } from '../../../shared/contracts/review.ts';
import { bodyOf } from '../../support/answers.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { AGENCY, EMPLOYER } from '../../support/findings.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { deps, walk } = await aService();

const read = async (applicationId: string) =>
  bodyOf(await readCaseFile({ ...asStaff(aStaffMember('auditor')), params: { applicationId } }, deps));

describe('a case file', () => {
  test.each(withPeople(REACHABLE_PHASES, 0))(
    'of a case that is %s matches the contract exactly, with the account masked',
    async (phase, person) => {
      const file = await read(await walk.caseIn(phase, person));
      expect(readCaseFileRoute.success.view.parse(file)).toEqual(file);
      expect(file).toMatchObject({ phase, overdue: false });
      expect(JSON.stringify(file)).not.toContain(person.accountNumber);
      expect(JSON.stringify(file)).not.toMatch(/token/i);
    },
  );

  test('has the applicant, the employer and the agency', async () => {
    const { name, idNumber, socialSecurityNumber, phone } = aPerson(20);
    expect(await read(await walk.caseIn('FUND_REVIEW', aPerson(20)))).toMatchObject({
      applicant: { name, idNumber, socialSecurityNumber, phone, category: 'ENTERPRISE_EMPLOYEE' },
      employer: EMPLOYER,
      agency: AGENCY,
      payments: [],
    });
  });

  test('has a null agency and employer while they are unknown', async () => {
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

  test('says whether the order is at the bank: one by file is not while it waits for a batch', async () => {
    expect(await read(await walk.caseIn('PAYING', aPerson(33)))).toMatchObject({ orderOut: true });
    expect(await read(await walk.caseIn('PAID', aPerson(34)))).toMatchObject({ orderOut: false });
    deps.channels.current = 'batchFile';
    expect(await read(await walk.caseIn('PAYING', aPerson(35)))).toMatchObject({ orderOut: false });
    deps.channels.current = 'gateway';
  });

  test('says why the case needs attention and since when, until its phase changes', async () => {
    const id = await walk.caseIn('VERIFYING', aPerson(60));
    await parkApplication({ applicationId: id, error: 'States.Runtime' }, deps);
    const attention = { code: 'WORKFLOW_STOPPED', since: '2021-06-16T09:00:00+08:00' };
    expect(await read(id)).toMatchObject({ overdue: true, attention });
    await walk.verify(id);
    const moved = await read(id);
    expect(moved.overdue).toBe(false);
    expect(moved).not.toHaveProperty('attention');
  });

  test('of an earlier attempt can still be read', async () => {
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
