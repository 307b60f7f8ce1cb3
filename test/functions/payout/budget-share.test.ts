import { beforeEach, describe, expect, test } from 'vitest';
import { pay } from '../../../functions/payout/pay.ts';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { auditFaults } from '../../../shared/domain/case/audit-faults.ts';
import type { Level } from '../../../shared/domain/declared.ts';
import { HOUR } from '../../../shared/domain/instant.ts';
import { fen } from '../../../shared/domain/money.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import type { Budget, Policy } from '../../../shared/policy/policy.ts';
import { auditedCase } from '../../../shared/table/audited-case.ts';
import { AGENCY } from '../../support/findings.ts';
import { aStaffMember, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
let service: Awaited<ReturnType<typeof aService>>;
/** Each test has a table of its own: a budget is one item for all cases of its agency. */
beforeEach(async () => {
  service = await aService();
});

const BUDGET = { policyId: dalian2019to2021.policyId, agency: AGENCY, year: 2021 };
const budgetOf = (amountFen: number): Budget => ({ agency: AGENCY, year: 2021, amountFen: fen(amountFen) });
/** The policy file as it is once an operator has written the budgets into it. */
const withBudgets = (...budgets: readonly Budget[]) => {
  const policies: readonly Policy[] = [{ ...dalian2019to2021, budgets }];
  return { ...service.deps, policies };
};
type Deps = ReturnType<typeof withBudgets>;

/** A case to pay, of a level's amount; the clock stands at the close of its window. */
async function aCaseToPay(level: Level = 3): Promise<string> {
  const id = await service.walk.caseIn('PUBLICISED', nextPerson(), { level });
  await service.walk.close(id);
  return id;
}

async function order(deps: Deps, id: string): Promise<void> {
  const { workflowRun: run } = await service.stored.application(id);
  await pay({ applicationId: id, taskToken: `token-${id}-${run}`, run }, deps);
}

const spent = () => service.deps.budgets.spent(BUDGET);
const waiting = async () => (await service.deps.budgets.waiting(BUDGET, 50)).map(({ applicationId }) => applicationId);
const attentionOf = async (id: string) => (await service.stored.application(id)).attention?.code;
const ordered = () => service.deps.bank.orders.map(({ paymentId }) => paymentId);

describe('an order', () => {
  test('takes its amount from the budget of its agency and year, once, and keeps which one', async () => {
    const deps = withBudgets(budgetOf(1_000_000));
    const id = await aCaseToPay();
    await order(deps, id);
    await order(deps, id);
    expect(await spent()).toBe(250_000);
    expect(await service.stored.payments(id)).toMatchObject([{ number: 1, budget: BUDGET, status: 'REQUESTED' }]);
  });

  test('of an agency without a budget in that year writes nothing of one', async () => {
    const deps = withBudgets({ ...budgetOf(1), year: 2022 }, { ...budgetOf(1), agency: '210203' });
    const id = await aCaseToPay();
    await order(deps, id);
    expect(ordered()).toEqual([`${id}-1`]);
    expect(await spent()).toBe(0);
    expect((await service.stored.payments(id))[0]).not.toHaveProperty('budget');
  });

  test('counts for the year of Beijing in which it goes out', async () => {
    const deps = withBudgets(budgetOf(0), { ...budgetOf(250_000), year: 2022 });
    const id = await aCaseToPay();
    service.deps.clock.set('2021-12-31T23:59:59+08:00');
    await order(deps, id);
    expect(await attentionOf(id)).toBe('BUDGET_EXHAUSTED');
    service.deps.clock.set('2022-01-01T00:00:00+08:00');
    await order(deps, id);
    expect(await service.stored.payments(id)).toMatchObject([{ budget: { year: 2022 } }]);
    expect(await spent()).toBe(0);
  });

  test.each([
    [250_000, 'is paid by exactly what is left'],
    [249_999, 'waits where one fen is missing'],
  ])('with a budget of %i fen %s', async (limit) => {
    const deps = withBudgets(budgetOf(limit));
    const id = await aCaseToPay();
    await order(deps, id);
    expect(ordered()).toEqual(limit === 250_000 ? [`${id}-1`] : []);
    expect(await spent()).toBe(limit === 250_000 ? 250_000 : 0);
  });
});

describe('a case over the budget', () => {
  test('waits in PAYING, ends its run, and is looked at within the hour', async () => {
    const deps = withBudgets(budgetOf(0));
    const id = await aCaseToPay();
    await order(deps, id);
    const application = await service.stored.application(id);
    expect(application).toMatchObject({ phase: 'PAYING', paymentCount: 0, attention: { code: 'BUDGET_EXHAUSTED' } });
    expect(service.deps.workflow.answered.at(-1)).toMatchObject({ state: { run: application.workflowRun } });
    expect(application.workflowRun).toBe(2);
    expect(await service.stored.events(id)).not.toContain('PAYMENT_REQUESTED');
    expect(await waiting()).toEqual([id]);
    const { since } = application.attention ?? {};
    deps.clock.pass(HOUR);
    expect(await healCase(id, deps)).toBe('held');
    expect((await service.stored.application(id)).attention).toEqual({ code: 'BUDGET_EXHAUSTED', since });
    expect(service.deps.alarms).toEqual([]);
  });

  test('is paid by the sweep once the policy has a higher figure, without any migration', async () => {
    const id = await aCaseToPay();
    await order(withBudgets(budgetOf(0)), id);
    const raised = withBudgets(budgetOf(250_000));
    raised.clock.pass(HOUR);
    expect(await healCase(id, raised)).toBe('restarted');
    await order(raised, id);
    const application = await service.stored.application(id);
    expect(application).toMatchObject({ phase: 'PAYING', paymentCount: 1 });
    expect(application.attention).toBeUndefined();
    expect(await waiting()).toEqual([]);
    expect(auditFaults(await auditedCase(application, service.deps))).toEqual([]);
  });

  test('is paid once the year has no budget any more', async () => {
    const id = await aCaseToPay();
    await order(withBudgets(budgetOf(0)), id);
    await order(withBudgets({ ...budgetOf(0), year: 2020 }), id);
    expect(ordered()).toEqual([`${id}-1`]);
    expect(await waiting()).toEqual([]);
  });
});

describe('of several cases', () => {
  /** Cases of one agency in the order in which they were to be paid. */
  async function casesInOrder(...levels: readonly Level[]): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const level of levels) ids.push(await aCaseToPay(level));
    return ids;
  }

  test('no younger one takes what an older one needs, although it would fit', async () => {
    const short = withBudgets(budgetOf(200_000));
    const [older = '', younger = ''] = await casesInOrder(3, 5);
    await order(short, older);
    await order(short, younger);
    expect(ordered()).toEqual([]);
    expect(await waiting()).toEqual([older, younger]);
    const enoughForOne = withBudgets(budgetOf(399_999));
    expect(await healLater(enoughForOne, younger)).toBe('held');
    expect(await healLater(enoughForOne, older)).toBe('restarted');
    await order(enoughForOne, younger);
    await order(enoughForOne, older);
    expect(ordered()).toEqual([`${older}-1`]);
    expect(await waiting()).toEqual([younger]);
  });

  test('all that are covered are paid in any order', async () => {
    const none = withBudgets(budgetOf(0));
    const ids = await casesInOrder(3, 4, 5);
    for (const id of ids) await order(none, id);
    const enough = withBudgets(budgetOf(250_000 + 200_000 + 150_000));
    for (const id of [...ids].reverse()) await order(enough, id);
    expect(ordered()).toHaveLength(3);
    expect(await spent()).toBe(600_000);
    expect(await waiting()).toEqual([]);
  });

  test('one that was suspended while it waited makes room', async () => {
    const deps = withBudgets(budgetOf(150_000));
    const [older = '', younger = ''] = await casesInOrder(3, 5);
    await order(deps, older);
    await order(deps, younger);
    expect(ordered()).toEqual([]);
    await service.walk.suspend(older, aStaffMember('supervisor'));
    expect(await healLater(deps, younger)).toBe('restarted');
    await order(deps, younger);
    expect(ordered()).toEqual([`${younger}-1`]);
    expect(await waiting()).toEqual([]);
  });

  test('paid at once, never more is ordered than the budget has', async () => {
    for (let round = 0; round < 3; round += 1) {
      service = await aService();
      const deps = withBudgets(budgetOf(600_000));
      const ids = await casesInOrder(3, 3, 3, 3, 3);
      await Promise.all(ids.map((id) => order(deps, id)));
      expect(await spent()).toBe(500_000);
      expect(ordered()).toHaveLength(2);
      expect(await waiting()).toHaveLength(3);
    }
  });

  async function healLater(deps: Deps, id: string) {
    deps.clock.pass(HOUR);
    return healCase(id, deps);
  }
});

describe('money that comes back', () => {
  test('is in the budget again, once, also where the bank reports the return twice', async () => {
    const deps = withBudgets(budgetOf(250_000));
    const id = await aCaseToPay();
    await order(deps, id);
    await service.walk.settle(id, 'RETURNED');
    await service.walk.settle(id, 'RETURNED');
    expect(await spent()).toBe(0);
  });

  test('pays the oldest that waits', async () => {
    const deps = withBudgets(budgetOf(250_000));
    const paid = await aCaseToPay();
    await order(deps, paid);
    const waits = await aCaseToPay();
    await order(deps, waits);
    expect(await attentionOf(waits)).toBe('BUDGET_EXHAUSTED');
    await service.walk.settle(paid, 'RETURNED');
    deps.clock.pass(HOUR);
    expect(await healCase(waits, deps)).toBe('restarted');
    await order(deps, waits);
    expect(ordered()).toEqual([`${paid}-1`, `${waits}-1`]);
    expect(await spent()).toBe(250_000);
  });

  test('goes back to the year that it was taken from', async () => {
    const deps = withBudgets(budgetOf(250_000), { ...budgetOf(250_000), year: 2022 });
    const id = await aCaseToPay();
    await order(deps, id);
    service.deps.clock.set('2022-01-10T10:00:00+08:00');
    await service.walk.settle(id, 'RETURNED');
    expect(await spent()).toBe(0);
    expect(await service.deps.budgets.spent({ ...BUDGET, year: 2022 })).toBe(0);
  });
});

test('without a budget the order takes no more calls to the table than before', async () => {
  const id = await aCaseToPay();
  const calls: string[] = [];
  const { budgets } = service.deps;
  const spentIn: typeof budgets.spent = (...of) => {
    calls.push('spent');
    return budgets.spent(...of);
  };
  const waitingIn: typeof budgets.waiting = (...of) => {
    calls.push('waiting');
    return budgets.waiting(...of);
  };
  const counted = { ...service.deps, budgets: { ...budgets, spent: spentIn, waiting: waitingIn } };
  await order(counted, id);
  expect(ordered()).toEqual([`${id}-1`]);
  expect(calls).toEqual([]);
});
