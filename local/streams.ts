import * as z from 'zod';
import type { Activity } from './activity.ts';
import type { DataFolder } from './data-folder.ts';
import type { DeadLetters } from './dead-letters.ts';
import { type EventFilter, eventFilter } from './event-filter.ts';
import type { Functions } from './functions.ts';
import type { Stack } from './stack.ts';
import { type StreamPage, type StreamRecord, streamReader } from './stream-reader.ts';

export interface Streams {
  /** Delivers everything the streams hold; answers whether there was anything that could have led to more. */
  readonly deliver: () => Promise<boolean>;
  /** Says that the table may have changed; delivery begins by itself. */
  readonly tableMayHaveChanged: () => void;
  readonly close: () => Promise<void>;
}

const mappingSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().default(100),
  MaximumRetryAttempts: z.number().default(-1),
  FilterCriteria: z.unknown(),
  Enabled: z.boolean().default(true),
});

const partialFailureSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** On AWS retries are spread over hours; here they follow at once, so a few say as much as many. */
const MOST_RETRIES = 5;

interface Mapping {
  readonly id: string;
  readonly tableName: string;
  readonly sourceArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly retries: number;
  readonly passes: EventFilter;
}

interface StreamsDeps {
  readonly stack: Stack;
  readonly endpoint: string;
  /** The stream of each table, by table name. */
  readonly streamArns: ReadonlyMap<string, string>;
  readonly functions: Functions;
  readonly activity: Activity;
  readonly checkpoints: DataFolder['checkpoints'];
  readonly deadLetters: DeadLetters;
  /** Told when the stream can no longer be read. */
  readonly failed: (error: unknown) => void;
}

/**
 * Delivers the tables' streams to the functions their event sources name, at least once and in order.
 *
 * How far each event source has come is kept after its batch is through, so a killed run delivers that batch again.
 */
export function streams(deps: StreamsDeps): Streams {
  const { functions, deadLetters } = deps;
  const mappings = deps.stack
    .resources('AWS::Lambda::EventSourceMapping')
    .flatMap((resource) => mappingOf(resource, deps.stack));
  const position = new Map(Object.entries(deps.checkpoints.read() ?? {}));
  const readers = [...deps.streamArns].flatMap(([tableName, streamArn]) => {
    const listening = mappings.filter((mapping) => mapping.tableName === tableName);
    if (streamArn === '' || listening.length === 0) return [];
    const after = (shard: string): string | undefined => earliest(listening.map(({ id }) => position.get(id)?.[shard]));
    return [{ listening, reader: streamReader({ endpoint: deps.endpoint, streamArn, after }) }];
  });

  let changed = true;
  let closed = false;
  let delivering: Promise<boolean> | undefined;

  const deliverPage = async (listening: readonly Mapping[], { shard, records }: StreamPage): Promise<void> => {
    await Promise.all(
      listening.map(async (mapping) => {
        const behind = position.get(mapping.id)?.[shard];
        const fresh = records.filter(
          ({ dynamodb }) => behind === undefined || BigInt(dynamodb.SequenceNumber) > BigInt(behind),
        );
        for (const batch of chunks(fresh.filter(mapping.passes), mapping.batchSize)) await deliverBatch(mapping, batch);
      }),
    );
    const last = records.at(-1);
    if (closed || !last) return;
    for (const { id } of listening) position.set(id, { ...position.get(id), [shard]: last.dynamodb.SequenceNumber });
    deps.checkpoints.write(Object.fromEntries(position));
  };

  const deliverBatch = async (mapping: Mapping, batch: readonly StreamRecord[]): Promise<void> => {
    let left = batch;
    for (let retries = 0; left.length > 0; ) {
      const { failedAt, error } = await attempt(functions, mapping, left);
      if (closed) return;
      if (failedAt === undefined) return;
      retries = failedAt > 0 ? 1 : retries + 1;
      left = left.slice(failedAt);
      if (retries <= mapping.retries) continue;
      if (left.length > 1) {
        // Halving a batch finds the record at fault in the end; taking them one by one finds it at once.
        for (const record of left) await deliverBatch(mapping, [record]);
      } else {
        deadLetters.add({ source: mapping.id, function: mapping.functionArn, event: { Records: left }, error });
      }
      return;
    }
  };

  const readToTheEnd = async (): Promise<boolean> => {
    let anything = false;
    while (changed && !closed) {
      changed = false;
      for (const { listening, reader } of readers) {
        for (let page = await reader.next(); page && !closed; page = await reader.next()) {
          anything = true;
          await deliverPage(listening, page);
        }
      }
    }
    return anything;
  };

  const deliver = (): Promise<boolean> => {
    delivering ??= deps.activity.track(readToTheEnd()).finally(() => {
      delivering = undefined;
    });
    return delivering;
  };

  return {
    deliver,
    tableMayHaveChanged() {
      changed = true;
      if (closed || delivering) return;
      deliver().catch(deps.failed);
    },
    async close() {
      closed = true;
      for (const { reader } of readers) reader.close();
      await delivering?.catch(() => {});
    },
  };
}

function mappingOf(
  { logicalId, properties }: ReturnType<Stack['resources']>[number],
  stack: Stack,
): readonly Mapping[] {
  const mapping = mappingSchema.parse(properties);
  if (!mapping.Enabled) return [];
  const named = stack
    .resources('AWS::Lambda::Function')
    .find((each) => isFunction(stack, each.logicalId, mapping.FunctionName));
  if (!named)
    throw new Error(`The event source ${logicalId} calls ${mapping.FunctionName}, which the stack does not have`);
  const retries = mapping.MaximumRetryAttempts;
  return [
    {
      id: logicalId,
      tableName: /:table\/([^/]+)/.exec(mapping.EventSourceArn)?.[1] ?? '',
      sourceArn: mapping.EventSourceArn,
      functionArn: stack.arnOf(named.logicalId),
      batchSize: mapping.BatchSize,
      retries: retries < 0 ? MOST_RETRIES : Math.min(retries, MOST_RETRIES),
      passes: eventFilter(mapping.FilterCriteria),
    },
  ];
}

function isFunction(stack: Stack, logicalId: string, named: string): boolean {
  return [stack.arnOf(logicalId), stack.nameOf(logicalId)].includes(named);
}

/** One call with a batch: where the first record stands that failed, or undefined where all is well. */
async function attempt(
  functions: Functions,
  mapping: Mapping,
  records: readonly StreamRecord[],
): Promise<{ readonly failedAt?: number; readonly error?: unknown }> {
  const Records = records.map((record) => ({ ...record, eventSourceARN: mapping.sourceArn }));
  try {
    const answer = partialFailureSchema.safeParse(await functions.invoke(mapping.functionArn, { Records }));
    const failures = answer.success ? answer.data.batchItemFailures : [];
    if (failures.length === 0) return {};
    const named = failures.map(({ itemIdentifier }) =>
      records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
    );
    // A failure that names no record of the batch means the whole of it, as on AWS.
    return { failedAt: Math.max(0, Math.min(...named)), error: new Error('reported as failed by the function') };
  } catch (error) {
    return { failedAt: 0, error };
  }
}

function earliest(sequenceNumbers: readonly (string | undefined)[]): string | undefined {
  return sequenceNumbers.reduce((one, other) =>
    one === undefined || other === undefined ? undefined : BigInt(one) < BigInt(other) ? one : other,
  );
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
