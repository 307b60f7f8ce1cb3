import * as z from 'zod/mini';
import type { AgencyOfPolicy, BudgetId } from '../domain/budget.ts';
import { type Instant, instantSchema } from '../domain/instant.ts';
import { type Fen, fen, fenSchema } from '../domain/money.ts';
import { budgetKey, WAITING_CASES, waitingCaseKey } from './keys.ts';
import { deleteItem, getItem, queryItems, type Table, type Write } from './table.ts';

const waitingCaseSchema = z.object({ applicationId: z.string(), payAt: instantSchema, amountFen: fenSchema });

/** A case that waits until the budget covers it and every older one: its place is by when it was to be paid. */
export type WaitingCase = Readonly<z.output<typeof waitingCaseSchema>>;

export interface BudgetStore {
  /** What was taken from a budget and has not come back. */
  readonly spent: (budget: BudgetId) => Promise<Fen>;
  /** The cases that wait for money, the oldest first, at most `limit`; those behind one, where one is given. */
  readonly waiting: (of: AgencyOfPolicy, limit: number, behind?: WaitingCase) => Promise<readonly WaitingCase[]>;
  /** Puts a case among those that wait; again, it changes nothing. */
  readonly waitWrite: (of: AgencyOfPolicy, waiting: WaitingCase) => Write;
  /** Takes a case from among those that wait, because it is not to be paid any more. */
  readonly stopWaiting: (of: AgencyOfPolicy, waiting: WaitingCase) => Promise<void>;
}

export function budgetStore(table: Table): BudgetStore {
  const keyOf = (of: AgencyOfPolicy, { payAt, applicationId }: Omit<WaitingCase, 'amountFen'>) =>
    waitingCaseKey(of, payAt, applicationId);
  return {
    spent: async (budget) => {
      const item = await getItem(table, budgetKey(budget));
      return item ? spentSchema.parse(item).spentFen : fen(0);
    },
    waiting: async (of, limit, behind) => {
      const { pk, sk } = behind ? keyOf(of, behind) : waitingCaseKey(of, '', '');
      const items = await queryItems(table, {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': pk,
          ':from': behind ? `${sk}\u0000` : WAITING_CASES,
          ':to': `${WAITING_CASES}~`,
        },
        ConsistentRead: true,
        Limit: limit,
      });
      return items.map((item) => waitingCaseSchema.parse(item));
    },
    waitWrite: (of, waiting) => ({ Put: { TableName: table.name, Item: { ...keyOf(of, waiting), ...waiting } } }),
    stopWaiting: (of, waiting) => deleteItem(table, keyOf(of, waiting)),
  };
}

const spentSchema = z.object({ spentFen: fenSchema });

/** Whether one case was to be paid before another. */
export function isOlder(one: Omit<WaitingCase, 'amountFen'>, other: { payAt: Instant; applicationId: string }) {
  return `${one.payAt}#${one.applicationId}` < `${other.payAt}#${other.applicationId}`;
}
