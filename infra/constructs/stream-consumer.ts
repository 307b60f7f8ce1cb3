import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';

interface StreamConsumerProps {
  readonly table: ITable;
  readonly consumer: lambda.Function;
  readonly personalDataKey: IKey;
  readonly operationsKey: IKey;
  /** Where given, only audit events of this name; otherwise every audit event. */
  readonly event?: string;
}

/** Calls a function for new audit events of the table's stream; what it cannot handle ends in a dead-letter queue. */
export class StreamConsumer extends Construct {
  readonly deadLetters: IQueue;

  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id);
    const { table, consumer } = props;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { key: props.operationsKey }).queue;
    for (const statement of this.grants(props, streamArn(table))) {
      consumer.addToRolePolicy(statement);
    }
    const mapping = new lambda.EventSourceMapping(this, 'Mapping', {
      target: consumer,
      eventSourceArn: streamArn(table),
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      filters: [newAuditEvents(props.event)],
      // The functions' timeout of 120 s is for so many.
      batchSize: 10,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // What comes after it in the stream waits meanwhile, so not for ever: whichever of the two is first, then a letter and its alarm.
      retryAttempts: 100,
      maxRecordAge: Duration.hours(6),
      onFailure: { bind: () => ({ destination: this.deadLetters.queueArn }) },
    });
    // Lambda reads the stream when the mapping is made, so the grants must stand by then.
    mapping.node.addDependency(consumer);
  }

  private grants({ personalDataKey, operationsKey }: StreamConsumerProps, stream: string): readonly PolicyStatement[] {
    return [
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [stream],
      }),
      // The service has no resource level for it.
      new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
      new PolicyStatement({ actions: ['kms:Decrypt'], resources: [personalDataKey.keyArn] }),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
      new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [operationsKey.keyArn] }),
    ];
  }
}

function newAuditEvents(event: string | undefined): ReturnType<typeof lambda.FilterCriteria.filter> {
  return lambda.FilterCriteria.filter({
    eventName: ['INSERT'],
    dynamodb: {
      Keys: { sk: { S: [{ prefix: 'EVENT#' }] } },
      ...(event && { NewImage: { event: { S: [event] } } }),
    },
  });
}

function streamArn(table: ITable): string {
  if (!table.tableStreamArn) {
    throw new Error('The table has no stream.');
  }
  return table.tableStreamArn;
}
