import type { AgencyOfPolicy, BudgetId } from '../domain/budget.ts';
import { beijingDate } from '../domain/civil-date.ts';
import type { Fen } from '../domain/money.ts';
import { policyById } from './policies.ts';
import type { Policy } from './policy.ts';

/** A budget with its limit as the policy has it now. */
export interface BudgetLimit {
  readonly budget: BudgetId;
  readonly limitFen: Fen;
}

/** Whether an agency has a budget under a policy, in any year. */
export function hasBudgets(of: AgencyOfPolicy, policies: readonly Policy[]): boolean {
  return policyById(of.policyId, policies)?.budgets?.some(({ agency }) => agency === of.agency) ?? false;
}

/**
 * The budget that pays an order which goes to the bank at a moment; undefined where that agency and year have none.
 *
 * @source policy data; the year of the order, Beijing time (Default)
 */
export function budgetOf(of: AgencyOfPolicy, moment: Date, policies: readonly Policy[]): BudgetLimit | undefined {
  const year = Number(beijingDate(moment).slice(0, 4));
  const found = policyById(of.policyId, policies)?.budgets?.find(
    (budget) => budget.agency === of.agency && budget.year === year,
  );
  return found && { budget: { ...of, year }, limitFen: found.amountFen };
}
