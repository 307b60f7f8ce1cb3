import type { Effect } from '../domain/case/change.ts';
import { budgetKey } from './keys.ts';
import type { Table, Write } from './table.ts';

type Spending = Extract<Effect, { readonly kind: 'SPEND_BUDGET' }>;
type Restoring = Extract<Effect, { readonly kind: 'RESTORE_BUDGET' }>;

/**
 * Takes an amount from a budget. The item holds what was taken; the limit is the policy's and comes with the condition,
 * so that a new figure counts from the next order on.
 */
export function spendWrite(
  table: Pick<Table, 'name'>,
  { budget, amountFen, spentAtMostFen }: Omit<Spending, 'kind'>,
): Write {
  return {
    Update: {
      TableName: table.name,
      Key: budgetKey(budget),
      UpdateExpression: 'ADD spentFen :amount',
      ConditionExpression: 'attribute_not_exists(spentFen) OR spentFen <= :most',
      ExpressionAttributeValues: { ':amount': amountFen, ':most': spentAtMostFen },
    },
  };
}

/** Gives an amount back to the budget that it was taken from. */
export function restoreWrite(table: Pick<Table, 'name'>, { budget, amountFen }: Omit<Restoring, 'kind'>): Write {
  return {
    Update: {
      TableName: table.name,
      Key: budgetKey(budget),
      UpdateExpression: 'ADD spentFen :minus',
      ConditionExpression: 'spentFen >= :amount',
      ExpressionAttributeValues: { ':minus': -amountFen, ':amount': amountFen },
    },
  };
}
