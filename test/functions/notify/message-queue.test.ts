import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { messageQueue } from '../../../functions/notify/message-queue.ts';
import type { QueuedMessage } from '../../../functions/notify/queued-message.ts';
import { NotQueuedError } from '../../../functions/runtime/work-queue.ts';

const url = 'https://sqs.eu-west-1.amazonaws.com/111111111111/messages';
const client = mockClient(SQSClient);
beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  client.reset();
  client.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
});
afterEach(() => vi.unstubAllEnvs());

const messages = (count: number): readonly QueuedMessage[] =>
  Array.from({ length: count }, (_, index) => ({
    applicationId: 'CASE0000000000001',
    sequence: 7,
    event: 'OBJECTION_UPHELD',
    recipient: { kind: 'OBJECTOR', objectionId: `OBJECTION-${index}` },
  }));

const sentBatches = () => client.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input);

describe('the queue of messages', () => {
  test('takes 25 messages in requests of ten, each with an id of its own', async () => {
    await messageQueue(url).add(messages(25));
    const batches = sentBatches();
    expect(batches.map(({ QueueUrl, Entries = [] }) => [QueueUrl, Entries.length])).toEqual([
      [url, 10],
      [url, 10],
      [url, 5],
    ]);
    const entries = batches.flatMap(({ Entries = [] }) => Entries);
    expect(new Set(entries.map(({ Id }) => Id)).size).toBe(25);
    expect(entries.map(({ MessageBody = '' }) => JSON.parse(MessageBody))).toEqual(messages(25));
  });

  test('that does not take one message is an error, although it took the others', async () => {
    client.on(SendMessageBatchCommand).resolves({
      Successful: [],
      Failed: [{ Id: '1', Code: 'InternalError', SenderFault: false }],
    });
    await expect(messageQueue(url).add(messages(2))).rejects.toThrow(NotQueuedError);
  });

  test('sends no request for no message', async () => {
    await messageQueue(url).add([]);
    expect(sentBatches()).toEqual([]);
  });

  test('delivers a received message again after the pause', async () => {
    client.on(ChangeMessageVisibilityCommand).resolves({});
    await messageQueue(url).postpone('handle-1', 480);
    const [call] = client.commandCalls(ChangeMessageVisibilityCommand);
    expect(call?.args[0].input).toEqual({ QueueUrl: url, ReceiptHandle: 'handle-1', VisibilityTimeout: 480 });
  });
});
