import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startAwsEndpoint } from '../../../../local/aws/endpoint/aws-endpoint.ts';

const sent: (readonly [string, string, number | undefined])[] = [];
const changed: (readonly [string, number])[] = [];
const queues = {
  has: (queue: string) => queue === 'messages',
  send: async (queue: string, body: string, delayMs?: number) => {
    sent.push([queue, body, delayMs]);
    return `id-${sent.length}`;
  },
  changeVisibility: (receiptHandle: string, milliseconds: number) => {
    changed.push([receiptHandle, milliseconds]);
    return receiptHandle === 'under-way';
  },
  resume: () => {},
  close: async () => {},
};
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/messages';

let client: SQSClient;
let close: () => Promise<void>;
beforeAll(async () => {
  // No test here reaches the workflow or its tokens.
  const endpoint = await startAwsEndpoint({ ...Object({}), queues, secret: '{}' });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SQSClient({ endpoint: endpoint.url, region: 'us-east-1', credentials, useQueueUrlAsEndpoint: false });
  close = endpoint.close;
});
afterAll(async () => {
  client.destroy();
  await close();
});
beforeEach(() => {
  sent.length = 0;
  changed.length = 0;
});

test('a batch is queued message by message, and the SDK accepts its checksums', async () => {
  const Entries = [
    { Id: 'one', MessageBody: '{"applicationId":"A"}' },
    { Id: 'two', MessageBody: '公示', DelaySeconds: 30 },
  ];
  const { Successful, Failed } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  expect(Successful?.map(({ Id, MessageId }) => [Id, MessageId])).toEqual([
    ['one', 'id-1'],
    ['two', 'id-2'],
  ]);
  expect(Failed).toEqual([]);
  expect(sent).toEqual([
    ['messages', '{"applicationId":"A"}', undefined],
    ['messages', '公示', 30_000],
  ]);
});

test('a batch of more than ten, or with one id twice, is refused', async () => {
  const entries = (ids: readonly number[]) => ids.map((id) => ({ Id: `m${id}`, MessageBody: 'x' }));
  const batchOf = (ids: readonly number[]) =>
    client.send(new SendMessageBatchCommand({ QueueUrl, Entries: entries(ids) }));
  await expect(batchOf([...Array(11).keys()])).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(batchOf([1, 1])).rejects.toMatchObject({ name: 'ValidationException' });
  expect(sent).toEqual([]);
});

test('the visibility of a message under way is changed; of another, it is an error', async () => {
  const change = (ReceiptHandle: string) =>
    client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 480 }));
  await change('under-way');
  expect(changed).toEqual([['under-way', 480_000]]);
  await expect(change('over')).rejects.toMatchObject({ name: 'MessageNotInflight' });
});

test('a queue that the stack does not have is an error', async () => {
  const Entries = [{ Id: 'one', MessageBody: 'x' }];
  const elsewhere = client.send(new SendMessageBatchCommand({ QueueUrl: `${QueueUrl}2`, Entries }));
  await expect(elsewhere).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
});
