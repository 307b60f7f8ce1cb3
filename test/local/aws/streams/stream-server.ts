import { createServer } from 'node:http';

/** A shard of a test's stream, with the sequence numbers of its records. A test may add numbers. */
export interface FakeShard {
  readonly id: string;
  readonly parent?: string;
  readonly numbers: number[];
  closed?: boolean;
  /** The stream has dropped the records up to this number. */
  trimmedTo?: number;
}

export interface StreamServer {
  readonly url: string;
  /** The positions at which readers asked to begin, as `shard after number`. */
  readonly begun: readonly string[];
  readonly close: () => void;
}

const TRIMMED = { __type: 'com.amazonaws.dynamodb.v20120810#TrimmedDataAccessException', message: 'gone' };

/** A server of the parts of the DynamoDB Streams protocol that a reader needs, for the shards of a test. */
export async function streamServer(shards: readonly FakeShard[]): Promise<StreamServer> {
  const begun: string[] = [];
  const answers: Readonly<Record<string, (input: Record<string, string>) => unknown>> = {
    DescribeStream: () => ({
      StreamDescription: {
        Shards: shards.map(({ id, parent }) => ({ ShardId: id, ...(parent && { ParentShardId: parent }) })),
      },
    }),
    GetShardIterator: ({ ShardId, SequenceNumber = '0' }) => {
      begun.push(`${ShardId} after ${SequenceNumber}`);
      const trimmedTo = shards.find(({ id }) => id === ShardId)?.trimmedTo ?? 0;
      if (SequenceNumber !== '0' && Number(SequenceNumber) < trimmedTo) return TRIMMED;
      return { ShardIterator: `${ShardId}/${SequenceNumber}` };
    },
    GetRecords: ({ ShardIterator = '' }) => {
      const [id, after] = ShardIterator.split('/');
      const shard = shards.find((each) => each.id === id);
      const fresh = shard?.numbers.filter((number) => number > Number(after)) ?? [];
      const end = fresh.length === 0 && shard?.closed;
      return {
        Records: fresh.map((number) => ({
          eventID: String(number),
          eventName: 'INSERT',
          dynamodb: { SequenceNumber: String(number) },
        })),
        NextShardIterator: end ? null : `${id}/${fresh.at(-1) ?? after}`,
      };
    },
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const answer = answers[operation]?.(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(answer === TRIMMED ? 400 : 200).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    begun,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
