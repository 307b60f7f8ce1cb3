import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import type { QueueDefinition } from '../../../../local/aws/queues/queue-definitions.ts';
import { openQueueLog } from '../../../../local/aws/queues/queue-log.ts';
import { queues } from '../../../../local/aws/queues/queues.ts';
import { storedMessages } from '../../../../local/aws/queues/stored-messages.ts';
import { activity } from '../../../../local/clock/activity.ts';
import { virtualClock } from '../../../../local/clock/virtual-clock.ts';

const SECOND = 1000;
const start = new Date('2021-06-16T01:00:00Z');
const eventSchema = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      receiptHandle: z.string(),
      body: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.string() }),
    }),
  ),
});
type ReceivedRecord = z.output<typeof eventSchema>['Records'][number];

let folder: string;
const closers: (() => unknown)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queues-'));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await rm(folder, { recursive: true });
});

/** A queue of three receives, whose function fails at the bodies in `broken`. Its clock is `after` the start (ms). */
async function aQueue(settings: Partial<QueueDefinition> = {}, { after = 0, throws = false } = {}) {
  const { log, entries } = await openQueueLog(folder);
  const clock = virtualClock({ start: new Date(start.getTime() + after), real: false, persist: () => {} });
  const work = activity();
  const broken = new Set<string>();
  const calls: (readonly string[])[] = [];
  const letters: string[] = [];
  const failures: unknown[] = [];
  let whenReceived = async (_records: readonly ReceivedRecord[]): Promise<void> => {};
  const definition: QueueDefinition = {
    name: 'messages',
    arn: 'arn:messages',
    visibilityMs: 60 * SECOND,
    delayMs: 0,
    mostReceives: 3,
    consumer: { functionArn: 'arn:send', batchSize: 10, reportsFailures: true },
    ...settings,
  };
  const made = queues({
    definitions: new Map([[definition.name, definition]]),
    messages: storedMessages(log, entries),
    clock,
    activity: work,
    functions: {
      invoke: async (_, event) => {
        const { Records } = eventSchema.parse(event);
        calls.push(Records.map(({ body, attributes }) => `${body}/${attributes.ApproximateReceiveCount}`));
        await whenReceived(Records);
        const failed = Records.filter(({ body }) => broken.has(body));
        if (throws && failed.length > 0) throw new Error('The gateway is down');
        return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      },
    },
    deadLetters: { add: ({ event }) => letters.push(...eventSchema.parse(event).Records.map(({ body }) => body)) },
    failed: (error) => failures.push(error),
  });
  closers.push(made.close);
  const advance = async (ms: number): Promise<void> => {
    const end = new Date(clock.now().getTime() + ms);
    for (let due = clock.earliestDue(); due && due <= end; due = clock.earliestDue()) {
      clock.moveTo(due);
      clock.fireDue();
      await work.idle();
    }
    clock.moveTo(end);
  };
  const send = async (...bodies: readonly string[]) => {
    await Promise.all(bodies.map((body) => made.send('messages', body)));
    await work.idle();
  };
  return {
    ...made,
    clock,
    broken,
    calls,
    letters,
    failures,
    advance,
    sendAll: send,
    onReceive: (work: typeof whenReceived) => {
      whenReceived = work;
    },
  };
}

test('messages are delivered at once, in the order in which they were sent', async () => {
  const { sendAll, calls, clock } = await aQueue();
  await sendAll('a', 'b', 'c');
  expect(calls.flat()).toEqual(['a/1', 'b/1', 'c/1']);
  expect(clock.earliestDue()).toBeUndefined();
});

test('a batch has at most as many messages as the mapping says', async () => {
  const { sendAll, calls } = await aQueue({
    consumer: { functionArn: 'arn:send', batchSize: 2, reportsFailures: true },
  });
  await sendAll('a', 'b', 'c', 'd', 'e');
  expect(calls.every((call) => call.length <= 2)).toBe(true);
  expect(calls.flat()).toHaveLength(5);
});

test('a message that fails comes again alone after the visibility timeout, and those behind it do not wait', async () => {
  const { sendAll, broken, calls, advance } = await aQueue();
  broken.add('a');
  await sendAll('a', 'b', 'c');
  expect(calls.flat()).toEqual(['a/1', 'b/1', 'c/1']);
  await advance(59 * SECOND);
  expect(calls.flat()).toHaveLength(3);
  broken.clear();
  await advance(SECOND);
  expect(calls.at(-1)).toEqual(['a/2']);
  await advance(3600 * SECOND);
  expect(calls.flat()).toHaveLength(4);
});

test('a function that throws, or names no message of the batch, fails the whole batch', async () => {
  const { sendAll, broken, calls, advance } = await aQueue({}, { throws: true });
  broken.add('b');
  await sendAll('a');
  await sendAll('b', 'c');
  broken.clear();
  await advance(60 * SECOND);
  expect(calls.flat().filter((call) => call.startsWith('b'))).toEqual(['b/1', 'b/2']);
  expect(calls.flat().filter((call) => call.startsWith('a'))).toEqual(['a/1']);
});

test('the function may set how long a message stays hidden, while it has it', async () => {
  const { sendAll, broken, calls, advance, onReceive, changeVisibility } = await aQueue();
  broken.add('a');
  const handles: string[] = [];
  onReceive(async (records) => {
    for (const { receiptHandle } of records) {
      handles.push(receiptHandle);
      expect(changeVisibility(receiptHandle, 5 * SECOND)).toBe(true);
    }
  });
  await sendAll('a');
  await advance(5 * SECOND);
  expect(calls).toEqual([['a/1'], ['a/2']]);
  expect(handles.map((handle) => changeVisibility(handle, 0))).toEqual([false, false]);
});

test('a message that was received too often becomes a dead letter when it would be received again', async () => {
  const { sendAll, broken, calls, letters, advance } = await aQueue();
  broken.add('a');
  await sendAll('a');
  await advance(179 * SECOND);
  expect([calls, letters]).toEqual([[['a/1'], ['a/2'], ['a/3']], []]);
  await advance(SECOND);
  expect([calls.length, letters]).toEqual([3, ['a']]);
  await advance(3600 * SECOND);
  expect([calls.length, letters]).toEqual([3, ['a']]);
});

test('a message with a delay is delivered after it', async () => {
  const { send, calls, advance } = await aQueue();
  await send('messages', 'a', 90 * SECOND);
  await advance(89 * SECOND);
  expect(calls).toEqual([]);
  await advance(SECOND);
  expect(calls).toEqual([['a/1']]);
});

test('a message that comes just when a delivery ends is delivered too', async () => {
  const { send, calls, onReceive } = await aQueue();
  let sent = 0;
  onReceive(async () => {
    if (sent === 200) return;
    sent += 1;
    void send('messages', `m${sent}`);
  });
  await send('messages', 'm0');
  await expect.poll(() => calls.flat().length).toBe(201);
});

test('a queue without a function keeps its messages', async () => {
  const { sendAll, calls, has } = await aQueue({ consumer: undefined });
  await sendAll('a');
  expect([calls, has('messages'), has('other')]).toEqual([[], true, false]);
});

test('a new run delivers what is visible, waits for what is not, and keeps the count of receives', async () => {
  const first = await aQueue();
  first.broken.add('late');
  await first.sendAll('done', 'late');
  await first.advance(30 * SECOND);
  const second = await aQueue({}, { after: 30 * SECOND });
  second.resume();
  await second.advance(29 * SECOND);
  expect(second.calls).toEqual([]);
  await second.advance(SECOND);
  expect(second.calls).toEqual([['late/2']]);
});

test('a message that was under way at a kill is delivered at once by the next run', async () => {
  const first = await aQueue();
  first.onReceive(() => new Promise(() => {}));
  await first.send('messages', 'a');
  expect(first.calls).toEqual([['a/1']]);
  closers.length = 0;
  const second = await aQueue();
  second.resume();
  await expect.poll(() => second.calls).toEqual([['a/1']]);
});

test('a call that fails while the run closes leaves the message for the next run', async () => {
  const first = await aQueue({}, { throws: true });
  first.broken.add('a');
  first.onReceive(async () => void (await setTimeout(20)));
  await first.send('messages', 'a');
  await closers.pop()?.();
  const second = await aQueue();
  second.resume();
  await expect.poll(() => second.calls).toEqual([['a/1']]);
});
