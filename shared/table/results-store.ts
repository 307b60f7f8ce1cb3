import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { type ResultLine, resultLineSchema } from '../domain/batch-results.ts';
import { type Instant, instantSchema } from '../domain/instant.ts';
import { paymentBatchSchema } from '../domain/payment-batch.ts';
import { RESULT_REASONS } from '../domain/result-reason.ts';
import {
  batchKey,
  RESULTS_FILES,
  resultsKey,
  resultsOutcomeKey,
  resultsOutcomePrefix,
  resultsPartKey,
} from './batch-keys.ts';
import { getItem, putItem, queryLongPrefix, type Table, transact, updateItem } from './table.ts';

/** A results file that was verified and stored. */
const storedResultsSchema = z.object({
  resultsId: z.string(),
  /** How many lines it has, and in how many parts they are stored. */
  lines: z.int(),
  parts: z.int(),
  by: z.string(),
  at: instantSchema,
});
export type StoredResults = Readonly<z.output<typeof storedResultsSchema>>;

/** What became of the lines of one part. */
const partOutcomeSchema = z.object({
  part: z.int(),
  accepted: z.int(),
  repeated: z.int(),
  rejected: z.array(z.object({ line: z.int(), reason: z.enum(RESULT_REASONS) })),
});
export type PartOutcome = Readonly<z.output<typeof partOutcomeSchema>>;

/** What the accepted lines of a part come to. */
export interface Settled {
  readonly paidFen: number;
  readonly returnedFen: number;
}

/** So many lines take a function a few seconds: eight at a time, each with six round trips. */
export const LINES_PER_PART = 500;

export interface ResultsStore {
  /** Undefined where no such file of the batch was stored whole. */
  readonly byId: (batchId: string, resultsId: string) => Promise<StoredResults | undefined>;
  /** Every file of the batch that was stored whole. */
  readonly ofBatch: (batchId: string) => Promise<readonly StoredResults[]>;
  /** Stores a file in parts, and last of all that it is there. Storing it again changes nothing. */
  readonly keep: (
    batchId: string,
    file: {
      readonly resultsId: string;
      readonly lines: readonly ResultLine[];
      readonly by: string;
      readonly at: Instant;
    },
  ) => Promise<StoredResults>;
  readonly part: (batchId: string, resultsId: string, part: number) => Promise<readonly ResultLine[]>;
  /** The outcomes that are known, in the order of the parts. */
  readonly outcomes: (batchId: string, resultsId: string) => Promise<readonly PartOutcome[]>;
  readonly hasOutcome: (batchId: string, resultsId: string, part: number) => Promise<boolean>;
  /**
   * Notes the outcome of a part and counts what it settled, both once: a part that is taken twice counts once. The
   * last one makes the batch settled.
   */
  readonly note: (batchId: string, resultsId: string, outcome: PartOutcome, settled: Settled) => Promise<void>;
}

export function resultsStore(table: Table): ResultsStore {
  const read = async (batchId: string, resultsId: string) => {
    const item = await getItem(table, resultsKey(batchId, resultsId));
    return item && storedResultsSchema.parse(item);
  };
  return {
    byId: read,
    ofBatch: async (batchId) => {
      const { pk } = resultsKey(batchId, '');
      const items = await queryLongPrefix(table, { pk, prefix: RESULTS_FILES, enough: Number.POSITIVE_INFINITY });
      return items.map((item) => storedResultsSchema.parse(item));
    },
    keep: async (batchId, { resultsId, lines, by, at }) => {
      const parts = Math.ceil(lines.length / LINES_PER_PART);
      for (let part = 0; part < parts; part += SIDE_BY_SIDE) {
        const some = Array.from({ length: Math.min(SIDE_BY_SIDE, parts - part) }, (_, index) => part + index);
        await Promise.all(some.map((each) => keepPart(table, { batchId, resultsId, part: each, lines })));
      }
      const stored: StoredResults = { resultsId, lines: lines.length, parts, by, at };
      await putItem(table, { Item: { ...resultsKey(batchId, resultsId), ...stored } });
      return stored;
    },
    part: async (batchId, resultsId, part) => {
      const item = await getItem(table, resultsPartKey(batchId, resultsId, part));
      if (!(item?.bytes instanceof Uint8Array)) throw new Error('a part of a results file is missing');
      return linesSchema.parse(JSON.parse(gunzipSync(item.bytes).toString()));
    },
    outcomes: async (batchId, resultsId) => {
      const prefix = resultsOutcomePrefix(resultsId);
      const { pk } = resultsKey(batchId, resultsId);
      const items = await queryLongPrefix(table, { pk, prefix, enough: Number.POSITIVE_INFINITY });
      return items.map((item) => partOutcomeSchema.parse(item));
    },
    hasOutcome: async (batchId, resultsId, part) =>
      (await getItem(table, resultsOutcomeKey(batchId, resultsId, part))) !== undefined,
    note: async (batchId, resultsId, outcome, settled) => {
      await transact(table, noteWrites(table, { batchId, resultsId, outcome, settled }));
      await settleBatch(table, batchId);
    },
  };
}

const SIDE_BY_SIDE = 10;
const linesSchema = z.array(resultLineSchema);

async function keepPart(
  table: Table,
  {
    batchId,
    resultsId,
    part,
    lines,
  }: { batchId: string; resultsId: string; part: number; lines: readonly ResultLine[] },
): Promise<void> {
  const some = lines.slice(part * LINES_PER_PART, (part + 1) * LINES_PER_PART);
  const bytes = gzipSync(JSON.stringify(some));
  await putItem(table, { Item: { ...resultsPartKey(batchId, resultsId, part), bytes } });
}

function noteWrites(
  { name: TableName }: Table,
  noted: { batchId: string; resultsId: string; outcome: PartOutcome; settled: Settled },
) {
  const { batchId, resultsId, outcome, settled } = noted;
  return [
    {
      Put: {
        TableName,
        Item: { ...resultsOutcomeKey(batchId, resultsId, outcome.part), ...outcome },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    {
      Update: {
        TableName,
        Key: batchKey(batchId),
        UpdateExpression: 'ADD settledCount :count, paidFen :paid, returnedFen :returned',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: {
          ':count': outcome.accepted,
          ':paid': settled.paidFen,
          ':returned': settled.returnedFen,
        },
      },
    },
  ];
}

/** Where each payment has its result, the batch is settled. Repeating this changes nothing. */
async function settleBatch(table: Table, batchId: string): Promise<void> {
  const item = await getItem(table, batchKey(batchId));
  const batch = item && paymentBatchSchema.parse(item);
  if (batch?.status !== 'SENT' || batch.settledCount < batch.count) return;
  await updateItem(table, {
    Key: batchKey(batchId),
    UpdateExpression: 'SET #status = :settled',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':settled': 'SETTLED' },
  });
}
