import * as z from 'zod';
import { applicationSchema, fenSchema } from '../domain/application.ts';
import { LEVELS } from '../domain/declared.ts';
import { type Instant, instantOf, instantSchema } from '../domain/instant.ts';
import type { Phase } from '../domain/phase.ts';
import { caseloadIndexKey, INDEXES, NEXT_DUE_SHARDS, nextDuePartition } from './keys.ts';
import { mergedPage, type Page } from './page.ts';
import { queryItems, type Table } from './table.ts';

const listedCaseSchema = applicationSchema
  .pick({ applicationId: true, attempt: true, phase: true, agency: true, submittedAt: true })
  .extend({
    amountFen: fenSchema,
    summary: z.object({ occupationCode: z.string(), level: z.literal([...LEVELS]) }),
  });
export type ListedCase = Readonly<z.output<typeof listedCaseSchema>>;

/** The indexes over all cases: by agency and phase for staff, by what is next due for the sweep. */
export interface CaseloadStore {
  /** Newest first. */
  readonly page: (query: {
    readonly agencies: readonly string[];
    readonly phases: readonly Phase[];
    readonly limit: number;
    readonly next: string | undefined;
  }) => Promise<Page<ListedCase>>;
  /** What was due by a moment, oldest first in each shard, and when the next thing after it is. */
  readonly dueBy: (moment: Date, limitPerShard: number) => Promise<DueCases>;
}

export interface DueCases {
  readonly applicationIds: readonly string[];
  /** Null where nothing is due later; absent where a shard held more than was read of it. */
  readonly nextDueAt?: Instant | null;
}

export function caseloadStore(table: Table): CaseloadStore {
  return {
    page: ({ agencies, phases, limit, next }) =>
      mergedPage(
        table,
        {
          index: INDEXES.caseload,
          partitionName: 'caseloadPk',
          sortName: 'caseloadSk',
          partitions: agencies.flatMap((agency) =>
            phases.map((phase) => caseloadIndexKey(agency, phase, '', '').caseloadPk),
          ),
          order: 'descending',
          limit,
          next,
        },
        (item) => listedCaseSchema.parse(item),
      ),
    dueBy: async (moment, limitPerShard) => {
      const shards = Array.from({ length: NEXT_DUE_SHARDS }, (_, shard) => shard);
      const pages = await Promise.all(
        shards.map((shard) =>
          queryItems(table, {
            IndexName: INDEXES.nextDue,
            KeyConditionExpression: 'nextDuePk = :pk',
            ExpressionAttributeValues: { ':pk': nextDuePartition(shard) },
            Limit: limitPerShard,
          }),
        ),
      );
      return dueCases(pages, moment, limitPerShard);
    },
  };
}

const dueItemSchema = z.object({ applicationId: z.string(), nextDueSk: z.string() }).transform((item) => ({
  applicationId: item.applicationId,
  dueAt: instantSchema.parse(item.nextDueSk.split('#', 1)[0]),
}));

// Items come in the order of their due times, so the first that is not yet due in any shard says when the next is.
function dueCases(pages: readonly (readonly object[])[], moment: Date, limitPerShard: number): DueCases {
  const now = instantOf(moment);
  const items = pages.flat().map((item) => dueItemSchema.parse(item));
  const applicationIds = items.filter(({ dueAt }) => dueAt <= now).map(({ applicationId }) => applicationId);
  const later = items.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > now);
  const isCut = pages.some((page) => page.length === limitPerShard);
  const [nextDueAt = null] = later.sort();
  return nextDueAt === null && isCut ? { applicationIds } : { applicationIds, nextDueAt };
}
