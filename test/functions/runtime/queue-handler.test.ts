import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { newId } from '../../../functions/runtime/new-id.ts';
import { queueHandler } from '../../../functions/runtime/queue-handler.ts';
import { aContext } from '../../support/gateway-events.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aQueueEvent } from '../../support/queue-events.ts';

let printed: readonly string[];
beforeEach(() => {
  printed = printedLines();
});

const schema = z.object({ applicationId: z.string() });
const about = (applicationId: string) => ({ applicationId });

/** A handler that keeps the messages it is given and fails on some of them. */
function noting(...failingOn: readonly string[]) {
  const handled: string[] = [];
  const postponed: (readonly [string, number])[] = [];
  const handler = queueHandler(
    schema,
    async ({ applicationId }) => {
      if (failingOn.includes(applicationId)) throw new TypeError('王小明');
      handled.push(applicationId);
    },
    async (receiptHandle, seconds) => void postponed.push([receiptHandle, seconds]),
  );
  return { handled, postponed, handler };
}

describe('a batch of a queue', () => {
  test('is handled in its order and prints nothing', async () => {
    const { handled, postponed, handler } = noting();
    const event = aQueueEvent([about('A'), about('B')]);
    expect(await handler(event, aContext())).toEqual({ batchItemFailures: [] });
    expect([handled, postponed, printed]).toEqual([['A', 'B'], [], []]);
  });

  test('with messages that fail reports just these, and handles those behind them', async () => {
    const { handled, handler } = noting('A', 'C');
    expect(await handler(aQueueEvent([about('A'), about('B'), about('C'), about('D')]), aContext())).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }, { itemIdentifier: 'message-3' }],
    });
    expect(handled).toEqual(['B', 'D']);
  });

  test.each([
    [1, 30],
    [5, 480],
    [40, 900],
  ])('postpones a message that failed at receive %i by %i s', async (receives, seconds) => {
    const { postponed, handler } = noting('B');
    await handler(aQueueEvent([about('A'), about('B')], receives), aContext());
    expect(postponed).toEqual([['handle-2', seconds]]);
  });

  test('that cannot postpone a message reports it all the same, and the visibility timeout is its pause', async () => {
    const handler = queueHandler(
      schema,
      () => Promise.reject(new TypeError('no')),
      () => Promise.reject(new Error('handle-1')),
    );
    expect(await handler(aQueueEvent([about('A')]), aContext())).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }],
    });
    expect(printed.map((line) => JSON.parse(line).message)).toEqual([
      'queue message failed',
      'queue message not postponed',
    ]);
  });

  test.each(['not json', { applicationId: 7 }])(
    'with a body that is no message fails there alone: %j',
    async (body) => {
      const { handled, handler } = noting();
      expect(await handler(aQueueEvent([body, about('B')]), aContext())).toEqual({
        batchItemFailures: [{ itemIdentifier: 'message-1' }],
      });
      expect(handled).toEqual(['B']);
    },
  );

  test('logs a failure with application, message, request and name, never the text of the error or the rest of the body', async () => {
    const applicationId = newId();
    await noting(applicationId).handler(aQueueEvent([{ applicationId, name: '欧阳修远' }]), aContext());
    expect(printed).toHaveLength(1);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      level: 'ERROR',
      message: 'queue message failed',
      messageId: 'message-1',
      applicationId,
      requestId: 'invocation-1',
      fault: { name: 'TypeError' },
    });
    expect(printed.join()).not.toMatch(/王小明|欧阳修远/);
  });

  test('that runs out of its time is logged and thrown, so that the queue delivers the whole batch again', async () => {
    const handler = queueHandler(
      schema,
      () => new Promise(() => undefined),
      async () => {},
    );
    const ending = aContext({ getRemainingTimeInMillis: () => 30 });
    await expect(handler(aQueueEvent([about('A')]), ending)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ message: 'queue batch failed', requestId: 'invocation-1' });
  });
});
