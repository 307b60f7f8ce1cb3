import { Agent, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import * as z from 'zod';

/** One change of the table, as Lambda gets it. */
export type StreamRecord = z.output<typeof recordSchema>;

/** Changes of one shard, in order. */
export interface StreamPage {
  readonly shard: string;
  readonly records: readonly StreamRecord[];
}

export interface StreamReader {
  /** The next changes of some shard, or undefined at the end of all. */
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
const problemSchema = z.object({ __type: z.string().default(''), message: z.string().default('') });

/** An engine checks the form of a signature and not the signature. */
const UNSIGNED =
  'AWS4-HMAC-SHA256 Credential=local/20210616/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local';

class StreamProblem extends Error {}

interface ReaderSettings {
  readonly endpoint: string;
  readonly streamArn: string;
  /** After which sequence number to go on with a shard; undefined for its beginning. */
  readonly after: (shard: string) => string | undefined;
}

/** Reads a table's stream shard by shard, parents before their children, from where `after` says. */
export function streamReader({ endpoint, streamArn, after }: ReaderSettings): StreamReader {
  const { call, close } = streamsClient(endpoint);
  // The iterator of each shard; null for a shard that is closed and read to its end.
  const iterators = new Map<string, string | null>();

  const findShards = async (): Promise<void> => {
    let from: string | undefined;
    do {
      const { StreamDescription: page } = shardsSchema.parse(
        await call('DescribeStream', { StreamArn: streamArn, ...(from && { ExclusiveStartShardId: from }) }),
      );
      for (const { ShardId } of page.Shards) {
        if (!iterators.has(ShardId)) iterators.set(ShardId, await iteratorOf(ShardId));
      }
      from = page.LastEvaluatedShardId;
    } while (from !== undefined);
  };

  const iteratorOf = async (shard: string): Promise<string> => {
    const sequenceNumber = after(shard);
    const place =
      sequenceNumber === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequenceNumber };
    const answer = await call('GetShardIterator', { StreamArn: streamArn, ShardId: shard, ...place });
    return iteratorSchema.parse(answer).ShardIterator;
  };

  const readShard = async (shard: string, iterator: string): Promise<readonly StreamRecord[]> => {
    try {
      const { Records, NextShardIterator } = recordsSchema.parse(await call('GetRecords', { ShardIterator: iterator }));
      iterators.set(shard, NextShardIterator ?? null);
      return Records;
    } catch (error) {
      if (!(error instanceof StreamProblem && /ExpiredIterator/.test(error.message))) throw error;
      iterators.set(shard, await iteratorOf(shard));
      return readShard(shard, iterators.get(shard) ?? iterator);
    }
  };

  return {
    async next() {
      if (![...iterators.values()].some((iterator) => iterator !== null)) await findShards();
      for (const [shard, iterator] of iterators) {
        if (iterator === null) continue;
        const records = await readShard(shard, iterator);
        // A shard that has just closed has children, which come next.
        if (iterators.get(shard) === null) await findShards();
        if (records.length > 0) return { shard, records };
      }
      return undefined;
    },
    close,
  };
}

interface StreamsClient {
  readonly call: (operation: string, input: unknown) => Promise<unknown>;
  readonly close: () => void;
}

/** The SDK's clients take several times as long a call, and a year of hourly ticks reads the stream nine thousand times. */
function streamsClient(endpoint: string): StreamsClient {
  const secure = endpoint.startsWith('https:');
  const agent = secure ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const send = secure ? secureRequest : request;
  const call = (operation: string, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
        'x-amz-date': '20210616T000000Z',
        authorization: UNSIGNED,
      };
      const sent = send(endpoint, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          try {
            const answer: unknown = JSON.parse(Buffer.concat(chunks).toString());
            if (response.statusCode === 200) return resolve(answer);
            const { __type, message } = problemSchema.parse(answer);
            reject(new StreamProblem(`${operation}: ${__type} ${message}`));
          } catch (error) {
            reject(error);
          }
        });
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(input));
    });
  return { call, close: () => agent.destroy() };
}
