import * as z from 'zod';
import { StreamProblem, streamsClient } from './streams-client.ts';

/** One change of the table, as a Lambda function receives it. */
export type StreamRecord = z.output<typeof recordSchema>;

/** Changes from one shard, in order. */
export interface StreamPage {
  readonly shard: string;
  /** The shard that this one continues, if any. */
  readonly parent: string | undefined;
  readonly records: readonly StreamRecord[];
}

export interface StreamReader {
  /** The next changes from any shard, or undefined once all shards are read to their ends. */
  readonly next: () => Promise<StreamPage | undefined>;
  readonly close: () => void;
}

const recordSchema = z.looseObject({
  eventID: z.string(),
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.looseObject({ SequenceNumber: z.string() }),
});
const shardsSchema = z.object({
  StreamDescription: z.object({
    Shards: z.array(z.object({ ShardId: z.string(), ParentShardId: z.string().optional() })),
    LastEvaluatedShardId: z.string().optional(),
  }),
});
const iteratorSchema = z.object({ ShardIterator: z.string() });
const recordsSchema = z.object({ Records: z.array(recordSchema), NextShardIterator: z.string().nullish() });

interface ReaderSettings {
  readonly endpoint: string;
  readonly streamArn: string;
  /** The sequence number after which to read a shard; undefined for its beginning. */
  readonly after: (shard: string) => string | undefined;
}

/** Reads a table's stream shard by shard, parents before their children, from the position that `after` gives. */
export function streamReader({ endpoint, streamArn, after }: ReaderSettings): StreamReader {
  const { call, close } = streamsClient(endpoint);
  // The iterator of each shard; null for a shard that is closed and read to its end.
  const iterators = new Map<string, string | null>();
  const parents = new Map<string, string>();

  const findShards = async (): Promise<void> => {
    let from: string | undefined;
    do {
      const { StreamDescription: page } = shardsSchema.parse(
        await call('DescribeStream', { StreamArn: streamArn, ...(from && { ExclusiveStartShardId: from }) }),
      );
      for (const { ShardId, ParentShardId } of page.Shards) {
        if (ParentShardId !== undefined) parents.set(ShardId, ParentShardId);
        if (!iterators.has(ShardId)) iterators.set(ShardId, await iteratorOf(ShardId));
      }
      from = page.LastEvaluatedShardId;
    } while (from !== undefined);
  };

  const iteratorAt = async (shard: string, place: object): Promise<string> => {
    const answer = await call('GetShardIterator', { StreamArn: streamArn, ShardId: shard, ...place });
    return iteratorSchema.parse(answer).ShardIterator;
  };
  const oldestOf = (shard: string): Promise<string> => iteratorAt(shard, { ShardIteratorType: 'TRIM_HORIZON' });

  const iteratorOf = async (shard: string): Promise<string> => {
    const SequenceNumber = after(shard);
    if (SequenceNumber === undefined) return oldestOf(shard);
    try {
      return await iteratorAt(shard, { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber });
    } catch (error) {
      if (isProblem(error, 'TrimmedDataAccess')) return oldestOf(shard);
      throw error;
    }
  };

  const readShard = async (shard: string, iterator: string): Promise<readonly StreamRecord[]> => {
    try {
      const { Records, NextShardIterator } = recordsSchema.parse(await call('GetRecords', { ShardIterator: iterator }));
      iterators.set(shard, NextShardIterator ?? null);
      return Records;
    } catch (error) {
      return readShard(shard, await iteratorInsteadOf(shard, error));
    }
  };

  const iteratorInsteadOf = (shard: string, error: unknown): Promise<string> => {
    if (isProblem(error, 'ExpiredIterator')) return iteratorOf(shard);
    // The stream has dropped the record at this position. Continue with the oldest one that it has.
    if (isProblem(error, 'TrimmedDataAccess')) return oldestOf(shard);
    throw error;
  };

  return {
    async next() {
      if (![...iterators.values()].some((iterator) => iterator !== null)) await findShards();
      for (const [shard, iterator] of iterators) {
        if (iterator === null) continue;
        const records = await readShard(shard, iterator);
        // A shard that has just closed has children. They are next.
        if (iterators.get(shard) === null) await findShards();
        if (records.length > 0) return { shard, parent: parents.get(shard), records };
      }
      return undefined;
    },
    close,
  };
}

function isProblem(error: unknown, name: string): boolean {
  return error instanceof StreamProblem && error.message.includes(name);
}
