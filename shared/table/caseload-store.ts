import * as z from 'zod/mini';
import { LEVELS } from '../domain/declared.ts';
import { type Instant, instantOf, instantSchema } from '../domain/instant.ts';
import { fenSchema } from '../domain/money.ts';
import { PHASES, type Phase } from '../domain/phase.ts';
import { caseloadPartition, caseloadPhasePartition, INDEXES, NEXT_DUE_SHARDS, nextDuePartition } from './keys.ts';
import { mergedPage, type Page } from './page.ts';
import { queryItems, type Table } from './table.ts';

const listedCaseSchema = z.object({
  applicationId: z.string(),
  attempt: z.int(),
  phase: z.enum(PHASES),
  agency: z.optional(z.string()),
  submittedAt: instantSchema,
  amountFen: fenSchema,
  summary: z.object({ occupationCode: z.string(), level: z.literal([...LEVELS]) }),
});
export type ListedCase = Readonly<z.output<typeof listedCaseSchema>>;

/** The indexes over all cases: by agency and phase for staff, by what is next due for the sweep. */
export interface CaseloadStore {
  /** Newest first, over every agency asked for, in one phase or in all: one query per agency. */
  readonly page: (query: {
    readonly agencies: readonly string[];
    readonly phase: Phase | undefined;
    readonly limit: number;
    readonly next: string | undefined;
  }) => Promise<Page<ListedCase>>;
  /**
   * The cases due by a moment, oldest first in each shard, and when the next one is due. With `goOn` it continues a
   * read.
   */
  readonly dueBy: (moment: Date, limitPerShard: number, goOn?: Places) => Promise<DueCases>;
}

/** By shard, the sort key after which a read goes on; null where nothing more is due. */
export type Places = readonly (string | null)[];

export interface DueCases {
  readonly applicationIds: readonly string[];
  /** Where more is due than was read: how to read on. */
  readonly goOn?: Places;
  /** Null where nothing is due later; absent where a shard held more than was read of it. */
  readonly nextDueAt?: Instant | null;
}

export function caseloadStore(table: Table): CaseloadStore {
  return {
    page: ({ agencies, phase, limit, next }) =>
      mergedPage(
        table,
        {
          ...(phase
            ? { index: INDEXES.caseloadByPhase, partitionName: 'caseloadPhasePk' }
            : { index: INDEXES.caseload, partitionName: 'caseloadPk' }),
          sortName: 'caseloadSk',
          partitions: agencies.map((agency) =>
            phase ? caseloadPhasePartition(agency, phase) : caseloadPartition(agency),
          ),
          order: 'descending',
          limit,
          next,
        },
        (item) => listedCaseSchema.parse(item),
      ),
    dueBy: async (moment, limitPerShard, goOn = fromTheStart) => {
      const pages = await Promise.all(
        goOn.map((after, shard) => (after === null ? [] : readShard(table, shard, after, limitPerShard))),
      );
      return dueCases(pages, moment, limitPerShard);
    },
  };
}

// Every sort key begins with a digit, so this sorts before all of them.
const fromTheStart: Places = Array.from({ length: NEXT_DUE_SHARDS }, () => ' ');

async function readShard(table: Table, shard: number, after: string, limit: number) {
  const items = await queryItems(table, {
    IndexName: INDEXES.nextDue,
    KeyConditionExpression: 'nextDuePk = :pk AND nextDueSk > :after',
    ExpressionAttributeValues: { ':pk': nextDuePartition(shard), ':after': after },
    Limit: limit,
  });
  return items.map((item) => dueItemSchema.parse(item));
}

const dueItemSchema = z.pipe(
  z.object({ applicationId: z.string(), nextDueSk: z.string() }),
  z.transform((item) => ({ ...item, dueAt: instantSchema.parse(item.nextDueSk.split('#', 1)[0]) })),
);

type DueItem = Readonly<z.output<typeof dueItemSchema>>;

// Items are in due-time order, so the earliest item that is not yet due is the next one.
function dueCases(pages: readonly (readonly DueItem[])[], moment: Date, limitPerShard: number): DueCases {
  const now = instantOf(moment);
  const items = pages.flat();
  const applicationIds = items.filter(({ dueAt }) => dueAt <= now).map(({ applicationId }) => applicationId);
  const later = items.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > now);
  const isCut = pages.some((page) => page.length === limitPerShard);
  const [nextDueAt = null] = later.sort();
  const goOn = pages.map((page) => {
    const last = page.at(-1);
    return page.length === limitPerShard && last && last.dueAt <= now ? last.nextDueSk : null;
  });
  return {
    applicationIds,
    ...(goOn.some((place) => place !== null) && { goOn }),
    ...((nextDueAt !== null || !isCut) && { nextDueAt }),
  };
}
