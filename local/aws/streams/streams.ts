import type { Activity } from '../../clock/activity.ts';
import type { VirtualClock } from '../../clock/virtual-clock.ts';
import type { DataFolder } from '../../storage/data-folder.ts';
import type { Functions } from '../functions/functions.ts';
import type { Stack } from '../stack/stack.ts';
import type { DeadLetters } from '../dead-letters/dead-letters.ts';
import { type EventSource, eventSources } from './event-sources.ts';
import { type ShardDelivery, shardDelivery } from './shard-delivery.ts';
import { type StreamPage, streamReader } from './stream-reader.ts';

export interface Streams {
  /**
   * Delivers everything the streams hold; answers whether there was anything that could have led to more.
   *
   * What failed and waits for its next try is left to the clock.
   */
  readonly deliver: () => Promise<boolean>;
  /** Says that the table may have changed; delivery begins by itself. */
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
  readonly checkpoints: DataFolder['checkpoints'];
  readonly deadLetters: DeadLetters;
  /** Told when the stream can no longer be read. */
  readonly failed: (error: unknown) => void;
}

/**
 * Delivers the tables' streams to the functions their event sources name, at least once and in order.
 *
 * How far each event source has come is kept once a record is delivered or given up, so a killed run delivers the rest again.
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
    const standing = ofSource?.get(shard);
    if (standing) return standing;
    const made = shardDelivery({
      ...deps,
      source,
      after: positions.get(source.id)?.[shard],
      mayBegin: () => ofSource?.get(parent)?.isThrough() ?? true,
      triedAgain,
    });
    ofSource?.set(shard, made);
    return made;
  };

  const triedAgain = async (): Promise<void> => {
    // A shard that is through at last may have others that continue it.
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
