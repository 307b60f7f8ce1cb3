import type { SQSEvent } from 'aws-lambda';

/** An event of a queue with these bodies, numbered from 1. Each was received once unless `receives` says otherwise. */
export function aQueueEvent(bodies: readonly unknown[], receives = 1): SQSEvent {
  return {
    Records: bodies.map((body, index) => ({
      messageId: `message-${index + 1}`,
      receiptHandle: `handle-${index + 1}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: '0',
        SenderId: 'sender',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-west-1:111111111111:messages',
      awsRegion: 'eu-west-1',
    })),
  };
}
