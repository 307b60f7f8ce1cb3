import type { Activity } from '../../clock/activity.ts';
import type { VirtualClock } from '../../clock/virtual-clock.ts';
import type { StoredValue } from '../../storage/stored-value.ts';
import type { DeadLetters } from '../dead-letters/dead-letters.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Stack } from '../stack/stack.ts';
import type { StreamCheckpoints } from './checkpoints.ts';
import { type EventSource, eventSources } from './event-sources.ts';
import { type ShardDelivery, shardDelivery } from './shard-delivery.ts';
import { type StreamPage, streamReader } from './stream-reader.ts';

export interface Streams {
  /**
   * Delivers every record of the streams, and resolves to whether there was any: its delivery may have caused more
   * work.
   *
   * Failed records that wait for their next try are left to the clock.
   */
  readonly deliver: () => Promise<boolean>;
  /** Reports that the table may have changed. This starts a delivery. */
  readonly tableMayHaveChanged: () => void;
  readonly close: () => Promise<void>;
}

interface StreamsDeps {
  readonly stack: Pick<Stack, 'resources' | 'arnOf' | 'nameOf'>;
  readonly endpoint: string;
  /** The stream of each table, by table name. */
  readonly streamArns: ReadonlyMap<string, string>;
  readonly functions: Pick<Functions, 'invoke'>;
  readonly activity: Pick<Activity, 'track'>;
  readonly clock: Pick<VirtualClock, 'at' | 'now'>;
  readonly checkpoints: StoredValue<StreamCheckpoints>;
  readonly deadLetters: DeadLetters;
  /** Called when a stream can no longer be read. */
  readonly failed: (error: unknown) => void;
}

/**
 * Delivers the streams of the tables to the functions of their event sources, at least once and in order.
 *
 * The position of each event source is stored once a record is delivered or given up. After a kill, the next run
 * delivers the records after it.
 */
export function streams(deps: StreamsDeps): Streams {
  const sources = eventSources(deps.stack);
  const positions = new Map(Object.entries(deps.checkpoints.read() ?? {}));
  const deliveries = new Map(sources.map(({ id }) => [id, new Map<string, ShardDelivery>()]));
  const readers = [...deps.streamArns].flatMap(([tableName, streamArn]) => {
    const listening = sources.filter((source) => source.tableName === tableName);
    if (streamArn === '' || listening.length === 0) return [];
    const after = (shard: string): string | undefined =>
      earliest(listening.map(({ id }) => positions.get(id)?.[shard]));
    return [{ listening, reader: streamReader({ endpoint: deps.endpoint, streamArn, after }) }];
  });

  let changed = true;
  let closed = false;
  let delivering: Promise<boolean> | undefined;

  const deliveryOf = (source: EventSource, { shard, parent = '' }: StreamPage): ShardDelivery => {
    const ofSource = deliveries.get(source.id);
    const existing = ofSource?.get(shard);
    if (existing) return existing;
    const made = shardDelivery({
      ...deps,
      source,
      after: positions.get(source.id)?.[shard],
      mayBegin: () => ofSource?.get(parent)?.isDone() ?? true,
      retried,
    });
    ofSource?.set(shard, made);
    return made;
  };

  const retried = async (): Promise<void> => {
    // The retry may have finished a shard for which its children wait.
    await Promise.all([...deliveries.values()].flatMap((ofSource) => [...ofSource.values()].map(({ goOn }) => goOn())));
    keepPositions();
  };

  const keepPositions = (): void => {
    if (closed) return;
    let moved = false;
    for (const [id, ofSource] of deliveries) {
      for (const [shard, delivery] of ofSource) {
        const passed = delivery.passed();
        if (passed === undefined || passed === positions.get(id)?.[shard]) continue;
        positions.set(id, { ...positions.get(id), [shard]: passed });
        moved = true;
      }
    }
    if (moved) deps.checkpoints.write(Object.fromEntries(positions));
  };

  const readToTheEnd = async (): Promise<boolean> => {
    let anything = false;
    while (changed && !closed) {
      changed = false;
      for (const { listening, reader } of readers) {
        for (let page = await reader.next(); page && !closed; page = await reader.next()) {
          anything = true;
          const { records } = page;
          const taking = listening.map((source) => deliveryOf(source, page).take(records));
          await Promise.all(taking);
          keepPositions();
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
      for (const ofSource of deliveries.values()) for (const { close } of ofSource.values()) close();
      await delivering?.catch(() => {});
    },
  };
}

function earliest(sequenceNumbers: readonly (string | undefined)[]): string | undefined {
  return sequenceNumbers.reduce((one, other) =>
    one === undefined || other === undefined ? undefined : BigInt(one) < BigInt(other) ? one : other,
  );
}
