import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

interface QueueConsumerProps {
  readonly queue: IQueue;
  /** Its definition has the grants on the queue. */
  readonly consumer: lambda.Function;
  /** The function's timeout is chosen for this number of messages; ten unless given. */
  readonly batchSize?: number;
}

/** Calls a function with the messages of a queue. A message that it reports as failed comes again; no other does. */
export class QueueConsumer extends Construct {
  constructor(scope: Construct, id: string, { queue, consumer, batchSize = 10 }: QueueConsumerProps) {
    super(scope, id);
    const mapping = new lambda.EventSourceMapping(this, 'Mapping', {
      target: consumer,
      eventSourceArn: queue.queueArn,
      batchSize,
      reportBatchItemFailures: true,
      // Without a limit, the messages of a long outage could take all the concurrency that the account does not
      // reserve, and the API would be throttled. With calls of 1 s, ten at once send 36,000 messages an hour.
      maxConcurrency: 10,
    });
    // Lambda reads the queue as soon as the mapping is created, so the grants must exist before it.
    mapping.node.addDependency(consumer);
  }
}
