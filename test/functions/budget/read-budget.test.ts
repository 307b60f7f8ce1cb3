import { expect, test } from 'vitest';
import { readBudget } from '../../../functions/budget/read-budget.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { fen } from '../../../shared/domain/money.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { AGENCY } from '../../support/findings.ts';
import { aStaffMember, asStaff, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk } = await aService();
const budgets = [{ agency: AGENCY, year: 2021, amountFen: fen(400_000) }];
const policies = [{ ...dalian2019to2021, budgets }];
const withBudgets = { ...deps, policies };

const ask = (query: { agency?: string; year?: string } = {}, caller = aStaffMember('payer')) =>
  readBudget({ ...asStaff(caller), query }, withBudgets);

test('the budget, what was taken, what is left, who waits, and what open cases need by month and phase', async () => {
  const { pay } = await import('../../../functions/payout/pay.ts');
  for (const ordered of [true, false]) {
    const id = await walk.caseIn('PUBLICISED', nextPerson());
    await walk.close(id);
    await pay({ applicationId: id, taskToken: `token-${ordered}`, run: 1 }, withBudgets);
  }
  await walk.caseIn('FUND_REVIEW', nextPerson(), { level: 5 });
  await walk.caseIn('SUSPENDED', nextPerson(), { level: 4 });
  await walk.caseIn('PAID', nextPerson());
  await walk.caseIn('REJECTED', nextPerson());
  deps.clock.set('2021-06-28T10:00:00+08:00');
  const report = bodyOf(await ask({ agency: AGENCY, year: '2021' }));
  expect(report.budgets).toEqual([
    {
      policyId: 'dalian-2019-2021',
      agency: AGENCY,
      budgetFen: 400_000,
      spentFen: 250_000,
      leftFen: 150_000,
      neededFen: 600_000,
    },
  ]);
  expect(report.waiting).toEqual({ count: 1, fen: 250_000 });
  expect(report.forecast).toEqual([
    { agency: AGENCY, month: '2021-07', phase: 'PAYING', count: 1, fen: 250_000 },
    { agency: AGENCY, month: '2021-08', phase: 'FUND_REVIEW', count: 1, fen: 150_000 },
    { agency: AGENCY, month: null, phase: 'SUSPENDED', count: 1, fen: 200_000 },
  ]);
  expect(bodyOf(await ask({ year: '2022' })).budgets).toEqual([]);
});

test('supervisors, payers and auditors read it, of their own agency, the city of all', async () => {
  for (const role of STAFF_ROLES) {
    const asked = ask({}, aStaffMember(role, { agency: AGENCY }));
    if (['supervisor', 'payer', 'auditor'].includes(role)) expect(bodyOf(await asked).year).toBe(2021);
    else expect(await refusalOf(asked)).toMatchObject({ code: 'WRONG_ROLE' });
  }
  const elsewhere = aStaffMember('payer', { agency: '210203' });
  expect(await refusalOf(ask({ agency: AGENCY }, elsewhere))).toMatchObject({ code: 'WRONG_AGENCY' });
});
