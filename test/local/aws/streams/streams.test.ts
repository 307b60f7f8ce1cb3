import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import type { StreamCheckpoints } from '../../../../local/aws/streams/checkpoints.ts';
import { streams } from '../../../../local/aws/streams/streams.ts';
import { activity } from '../../../../local/clock/activity.ts';
import { virtualClock } from '../../../../local/clock/virtual-clock.ts';
import { type FakeShard, streamServer } from './stream-server.ts';

const start = new Date('2021-06-16T01:00:00Z');
const MINUTE = 60_000;
const eventSchema = z.object({ Records: z.array(z.object({ dynamodb: z.object({ SequenceNumber: z.string() }) })) });

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The streams of one table with these shards, delivered to the functions `one` and `two`. */
async function twoSources(shards: readonly FakeShard[], kept: StreamCheckpoints = {}) {
  const server = await streamServer(shards);
  closers.push(server.close);
  const clock = virtualClock({ start, real: false, persist: () => {} });
  const work = activity();
  const broken = new Set<string>();
  const got: Record<'one' | 'two', number[]> = { one: [], two: [] };
  let checkpoints = kept;
  const mapping = (name: string) => ({
    logicalId: `${name}-mapping`,
    properties: {
      EventSourceArn: 'arn:aws:dynamodb:r:a:table/cases/stream/s',
      FunctionName: name,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  });
  const made = streams({
    stack: {
      resources: (type) =>
        type.endsWith('Mapping')
          ? [mapping('one'), mapping('two')]
          : ['one', 'two'].map((logicalId) => ({ logicalId, properties: {} })),
      nameOf: (id) => id,
      arnOf: (id) => id,
    },
    endpoint: server.url,
    streamArns: new Map([['cases', 'arn:stream']]),
    functions: {
      invoke: async (arn, event) => {
        for (const { dynamodb } of eventSchema.parse(event).Records) {
          const itemIdentifier = dynamodb.SequenceNumber;
          if (broken.has(`${arn} ${itemIdentifier}`)) return { batchItemFailures: [{ itemIdentifier }] };
          got[z.enum(['one', 'two']).parse(arn)].push(Number(itemIdentifier));
        }
        return { batchItemFailures: [] };
      },
    },
    activity: work,
    clock,
    checkpoints: {
      read: () => checkpoints,
      write: (value) => {
        checkpoints = value;
      },
    },
    deadLetters: { add: () => {} },
    failed: () => {},
  });
  closers.push(made.close);
  const deliver = (): Promise<boolean> => {
    made.tableMayHaveChanged();
    return made.deliver();
  };
  const advance = async (ms: number): Promise<void> => {
    clock.moveTo(new Date(clock.now().getTime() + ms));
    clock.fireDue();
    await work.idle();
  };
  return { deliver, advance, broken, got, begun: server.begun, checkpoints: () => checkpoints };
}

test('a source whose function fails does not delay another, and keeps its position', async () => {
  const { deliver, advance, broken, got, checkpoints } = await twoSources([{ id: 'shard', numbers: [1, 2, 3] }]);
  broken.add('one 2');
  await deliver();
  expect(got).toEqual({ one: [1], two: [1, 2, 3] });
  expect(checkpoints()).toEqual({ 'one-mapping': { shard: '1' }, 'two-mapping': { shard: '3' } });
  broken.clear();
  await advance(MINUTE);
  expect(got).toEqual({ one: [1, 2, 3], two: [1, 2, 3] });
  expect(checkpoints()).toEqual({ 'one-mapping': { shard: '3' }, 'two-mapping': { shard: '3' } });
});

test('a shard with a failing record does not delay another shard', async () => {
  const { deliver, broken, got } = await twoSources([
    { id: 'a', numbers: [1, 2] },
    { id: 'b', numbers: [11, 12] },
  ]);
  broken.add('one 1');
  await deliver();
  expect(got.one).toEqual([11, 12]);
});

test('a child shard waits until its parent is delivered', async () => {
  const { deliver, advance, broken, got } = await twoSources([
    { id: 'old', numbers: [1, 2], closed: true },
    { id: 'new', parent: 'old', numbers: [3, 4] },
  ]);
  broken.add('one 2');
  await deliver();
  expect(got).toEqual({ one: [1], two: [1, 2, 3, 4] });
  broken.clear();
  await advance(MINUTE);
  expect(got.one).toEqual([1, 2, 3, 4]);
});

test('a restart reads from the position of the source that is furthest behind, and delivers nothing twice to the other', async () => {
  const kept = { 'one-mapping': { shard: '2' }, 'two-mapping': { shard: '4' } };
  const { deliver, got, begun } = await twoSources([{ id: 'shard', numbers: [1, 2, 3, 4, 5] }], kept);
  await deliver();
  expect(begun).toEqual(['shard after 2']);
  expect(got).toEqual({ one: [3, 4, 5], two: [5] });
});

test('new records are read from where the last read ended', async () => {
  const shard = { id: 'shard', numbers: [1] };
  const { deliver, got, begun } = await twoSources([shard]);
  await deliver();
  shard.numbers.push(2);
  await deliver();
  expect(got.one).toEqual([1, 2]);
  expect(begun).toEqual(['shard after 0']);
});

test('a restart after the stream has dropped records goes on with the oldest one that it has', async () => {
  const shard = { id: 'shard', numbers: [8, 9], trimmedTo: 7 };
  const kept = { 'one-mapping': { shard: '2' }, 'two-mapping': { shard: '3' } };
  const { deliver, got } = await twoSources([shard], kept);
  await deliver();
  expect(got).toEqual({ one: [8, 9], two: [8, 9] });
});
