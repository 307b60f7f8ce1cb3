import { expect, test } from 'vitest';
import * as z from 'zod';
import type { EventSource } from '../../../../local/aws/streams/event-sources.ts';
import { shardDelivery } from '../../../../local/aws/streams/shard-delivery.ts';
import type { StreamRecord } from '../../../../local/aws/streams/stream-reader.ts';
import { activity } from '../../../../local/clock/activity.ts';
import { virtualClock } from '../../../../local/clock/virtual-clock.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const start = new Date('2021-06-16T01:00:00Z');

const source: EventSource = {
  id: 'Mapping',
  tableName: 'cases',
  streamArn: 'arn:stream',
  functionArn: 'arn:function',
  batchSize: 10,
  mostRetries: 100,
  mostAgeMs: 6 * HOUR,
  bisects: true,
  reportsFailures: true,
  passes: () => true,
};

function records(from: number, to: number): readonly StreamRecord[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    eventID: String(from + index),
    eventName: 'INSERT' as const,
    dynamodb: { SequenceNumber: String(from + index) },
  }));
}

const eventSchema = z.object({ Records: z.array(z.object({ dynamodb: z.object({ SequenceNumber: z.string() }) })) });
const numbersOf = (event: unknown): readonly string[] =>
  eventSchema.parse(event).Records.map(({ dynamodb }) => dynamodb.SequenceNumber);

/** A delivery to a function that fails at the records in `broken`, either by throwing or by reporting them. */
function delivery(
  settings: Partial<EventSource> = {},
  { throws = false, after }: { throws?: boolean; after?: string } = {},
) {
  const clock = virtualClock({ start, real: false, persist: () => {} });
  const work = activity();
  const broken = new Set<string>();
  const calls: (readonly string[])[] = [];
  const delivered: string[] = [];
  const letters: (readonly string[])[] = [];
  const failures: unknown[] = [];
  const made = shardDelivery({
    source: { ...source, ...settings },
    after,
    mayBegin: () => true,
    clock,
    functions: {
      invoke: async (_, event) => {
        const numbers = numbersOf(event);
        calls.push(numbers);
        const at = numbers.findIndex((number) => broken.has(number));
        if (throws && at !== -1) throw new Error('The gateway is down');
        delivered.push(...(at === -1 ? numbers : numbers.slice(0, at)));
        return { batchItemFailures: at === -1 ? [] : [{ itemIdentifier: numbers[at] }] };
      },
    },
    activity: work,
    deadLetters: { add: ({ event }) => letters.push(numbersOf(event)) },
    retried: async () => {},
    failed: (error) => failures.push(error),
  });
  const advance = async (ms: number): Promise<void> => {
    const end = new Date(clock.now().getTime() + ms);
    for (let due = clock.earliestDue(); due && due <= end; due = clock.earliestDue()) {
      clock.moveTo(due);
      clock.fireDue();
      await work.idle();
    }
    clock.moveTo(end);
  };
  return { ...made, clock, broken, calls, delivered, letters, failures, advance };
}

test('delivers records in order and in batches, and has then passed them', async () => {
  const { take, calls, passed, isDone } = delivery({ batchSize: 2 });
  await take(records(1, 5));
  expect(calls).toEqual([['1', '2'], ['3', '4'], ['5']]);
  expect([passed(), isDone()]).toEqual(['5', true]);
});

test('passes records that the filter excludes without a call', async () => {
  const { take, calls, passed } = delivery({ passes: () => false });
  await take(records(1, 5));
  expect([calls, passed()]).toEqual([[], '5']);
});

test('takes no record twice, and none from before its starting position', async () => {
  const { take, calls } = delivery({}, { after: '2' });
  await take(records(1, 4));
  await take(records(3, 5));
  expect(calls).toEqual([['3', '4'], ['5']]);
});

test('passes no record after one that fails, and does nothing until the next try is due', async () => {
  const { take, broken, delivered, passed, isDone, clock } = delivery();
  broken.add('3');
  await take(records(1, 4));
  expect(delivered).toEqual(['1', '2']);
  expect([passed(), isDone()]).toEqual(['2', false]);
  expect(clock.earliestDue()).toEqual(new Date(start.getTime() + SECOND));
});

test('records that come while a retry is due wait behind it, and each arrives once and in order', async () => {
  const { take, broken, delivered, passed, calls, advance } = delivery();
  broken.add('2');
  await take(records(1, 3));
  await take(records(4, 6));
  expect(calls).toHaveLength(1);
  await advance(10 * 60 * SECOND);
  broken.clear();
  await advance(5 * 60 * SECOND);
  expect(delivered).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(passed()).toBe('6');
});

test('retries at growing intervals', async () => {
  const { take, broken, calls, advance } = delivery();
  broken.add('1');
  await take(records(1, 1));
  await advance(60 * SECOND);
  expect(calls).toHaveLength(5);
  await advance(HOUR - 60 * SECOND);
  expect(calls.length).toBeLessThan(25);
});

test.each([{ throws: true }, { throws: false }])(
  'gives up the failing record alone after its retries, and goes on with the next: %o',
  async (how) => {
    const { take, broken, delivered, letters, passed, advance } = delivery({ mostRetries: 3 }, how);
    broken.add('3');
    await take(records(1, 10));
    await advance(HOUR);
    expect(letters).toEqual([['3']]);
    expect(delivered).toEqual(['1', '2', '4', '5', '6', '7', '8', '9', '10']);
    expect(passed()).toBe('10');
  },
);

test('gives up a whole batch that throws if the template does not allow halving', async () => {
  const { take, broken, letters, delivered, advance } = delivery(
    { bisects: false, batchSize: 2, mostRetries: 1 },
    { throws: true },
  );
  broken.add('1');
  await take(records(1, 3));
  await advance(HOUR);
  expect([letters, delivered]).toEqual([[['1', '2']], ['3']]);
});

test('ignores a report of failures if the template does not ask for one', async () => {
  const { take, broken, passed } = delivery({ reportsFailures: false });
  broken.add('1');
  await take(records(1, 3));
  expect(passed()).toBe('3');
});

test('gives up a record when it is too old, and later records only when they are', async () => {
  const { take, broken, letters, delivered, advance } = delivery();
  for (const number of ['1', '2', '3']) broken.add(number);
  await take(records(1, 2));
  await advance(4 * HOUR);
  await take(records(3, 3));
  await advance(2 * HOUR);
  expect(letters).toEqual([]);
  await advance(HOUR / 2);
  expect(letters).toEqual([['1', '2']]);
  broken.clear();
  await advance(HOUR / 2);
  expect(delivered).toEqual(['3']);
});

test('has passed a record that it gave up', async () => {
  const { take, broken, letters, passed, isDone, advance } = delivery({ mostRetries: 0 });
  broken.add('1');
  await take(records(1, 1));
  await advance(0);
  expect([letters, passed(), isDone()]).toEqual([[['1']], '1', true]);
});

test('makes no try after it is closed', async () => {
  const { take, broken, calls, close, clock } = delivery();
  broken.add('1');
  await take(records(1, 1));
  close();
  expect(clock.earliestDue()).toBeUndefined();
  await take(records(2, 2));
  expect(calls).toHaveLength(1);
});
