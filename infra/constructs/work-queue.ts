import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';

/**
 * The timeout of the functions that receive messages, times six as AWS advises: a batch that a function could not
 * answer for is not delivered a second time while it may still run.
 */
const VISIBILITY = Duration.seconds(6 * 120);

/**
 * A message is received up to 53 times. The 52 pauses between (functions/runtime/retry-pause.ts) are 30 + 60 + 120 +
 * 240 + 480 s, which is 15.5 min, and 47 times 15 min: together 12 h. That covers what fails in the evening, such as
 * the gateway, and is repaired in the morning.
 */
const MOST_RECEIVES = 53;

/**
 * Work that is to be done message by message, each with ids only, so it has the key of the operations. A message that
 * was tried for half a day goes to the dead letters.
 */
export class WorkQueue extends Construct {
  readonly queue: IQueue;
  readonly deadLetters: IQueue;

  constructor(scope: Construct, id: string, props: { readonly key: IKey }) {
    super(scope, id);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { key: props.key }).queue;
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.key,
      enforceSSL: true,
      visibilityTimeout: VISIBILITY,
      // Longer than all tries take, even where the function itself fails each time and the visibility timeout is the
      // pause.
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MOST_RECEIVES },
    });
  }
}
