import * as z from 'zod';
import { applicationSchema, fenSchema } from '../domain/application.ts';
import { LEVELS } from '../domain/declared.ts';
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
  /** The ids of open cases whose next thing was due by a moment, oldest first in each shard. */
  readonly dueBy: (moment: Date, limitPerShard: number) => Promise<readonly string[]>;
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
            KeyConditionExpression: 'nextDuePk = :pk AND nextDueSk <= :until',
            ExpressionAttributeValues: { ':pk': nextDuePartition(shard), ':until': `${moment.toISOString()}#~` },
            Limit: limitPerShard,
          }),
        ),
      );
      return pages.flat().map((item) => String(item.applicationId));
    },
  };
}
