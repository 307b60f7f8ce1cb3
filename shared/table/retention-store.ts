import { WriteConflictError } from '../domain/errors.ts';
import type { Instant } from '../domain/instant.ts';
import { type PlanEntry, planEntrySchema, type RetentionPlan, retentionPlanSchema } from '../domain/retention.ts';
import { INDEXES, NEXT_DUE_SHARDS, type NextRemoval, retentionPartition } from './keys.ts';
import type { Page } from './page.ts';
import { PLAN_ENTRIES, planEntryKey, planKey, RETENTION_PLANS } from './retention-keys.ts';
import { sortedPage } from './sorted-page.ts';
import { getItem, putItem, queryItems, type Table, transact, updateItemIf } from './table.ts';

/** A case that has ended, by the index of those whose content or vouchers are still there. */
export interface EndedCase {
  readonly applicationId: string;
  readonly submittedAt: Instant;
}

export interface RetentionStore {
  /**
   * The cases that have ended, in the order of their submission, shard by shard. The index may lag by a moment, which
   * is nothing in five years.
   */
  readonly ended: (next: NextRemoval, shard: number, limit: number, after?: EndedCase) => Promise<readonly EndedCase[]>;
  /** The plans, the latest first. */
  readonly plans: (limit: number, next?: string) => Promise<Page<RetentionPlan>>;
  readonly plan: (planId: string) => Promise<RetentionPlan | undefined>;
  /** The cases of a plan, in the order in which they were due. */
  readonly entries: (planId: string, limit: number, next?: string) => Promise<Page<PlanEntry>>;
  /** Begins to write a plan, or goes on with one of the same day; false where that day has one already. */
  readonly begin: (plan: RetentionPlan) => Promise<boolean>;
  readonly addEntry: (planId: string, entry: PlanEntry) => Promise<void>;
  /**
   * Puts a plan in the place of what was read.
   *
   * @throws WriteConflictError where its status is another one by now: read again
   */
  readonly change: (plan: RetentionPlan, from: RetentionPlan['status']) => Promise<RetentionPlan>;
  /** Notes what became of a case in a plan. */
  readonly settle: (planId: string, entry: PlanEntry) => Promise<void>;
}

export const RETENTION_SHARDS = Array.from({ length: NEXT_DUE_SHARDS }, (_, shard) => shard);

export function retentionStore(table: Table): RetentionStore {
  const TableName = table.name;
  return {
    ended: (next, shard, limit, after) => readEnded(table, retentionPartition(next, shard), limit, after),
    plans: (limit, next) => {
      const list = { name: 'retention-plans', partitions: [RETENTION_PLANS], order: 'descending' } as const;
      return sortedPage(table, { ...list, limit, next }, (item) => retentionPlanSchema.parse(item));
    },
    plan: async (planId) => {
      const item = await getItem(table, planKey(planId));
      return item && retentionPlanSchema.parse(item);
    },
    entries: (planId, limit, next) => {
      const { pk } = planEntryKey(planId, { dueOn: '', applicationId: '' });
      const list = { name: PLAN_ENTRIES, partitions: [pk], order: 'ascending' } as const;
      return sortedPage(table, { ...list, limit, next }, (item) => planEntrySchema.parse(item));
    },
    begin: async (plan) => {
      const condition = 'attribute_not_exists(pk) OR #status = :drawingUp';
      const written = await transact(table, [
        {
          Put: {
            TableName,
            Item: { ...planKey(plan.planId), ...plan },
            ConditionExpression: condition,
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':drawingUp': 'DRAWING_UP' },
          },
        },
      ]);
      return written.outcome === 'written';
    },
    addEntry: (planId, entry) => putItem(table, { Item: { ...planEntryKey(planId, entry), ...entry } }),
    change: async (plan, from) => {
      await putItem(table, {
        Item: { ...planKey(plan.planId), ...plan },
        ConditionExpression: '#status = :from',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':from': from },
      });
      return plan;
    },
    settle: async (planId, entry) => {
      const { outcome } = await updateItemIf(table, {
        Key: planEntryKey(planId, entry),
        UpdateExpression: 'SET outcome = :outcome',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':outcome': entry.outcome },
      });
      if (outcome === 'refused') throw new WriteConflictError('no such entry');
    },
  };
}

async function readEnded(
  table: Table,
  partition: string,
  limit: number,
  after: EndedCase | undefined,
): Promise<readonly EndedCase[]> {
  const items = await queryItems(table, {
    IndexName: INDEXES.nextDue,
    KeyConditionExpression: 'nextDuePk = :pk AND nextDueSk > :after',
    // Every sort key begins with a digit, so a space sorts before all of them.
    ExpressionAttributeValues: { ':pk': partition, ':after': after ? sortKeyOf(after) : ' ' },
    Limit: limit,
  });
  return items.map(({ applicationId, nextDueSk }) => ({
    applicationId: String(applicationId),
    submittedAt: String(nextDueSk).split('#', 1)[0] as Instant,
  }));
}

const sortKeyOf = ({ submittedAt, applicationId }: EndedCase) => `${submittedAt}#${applicationId}`;
