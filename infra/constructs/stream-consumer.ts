import { Duration, Validations } from 'aws-cdk-lib';
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
  /** The names of the audit events to consume. By default, all audit events are consumed. */
  readonly events?: readonly string[];
  /** What to consume in place of audit events. */
  readonly pattern?: StreamPattern;
  /** How many records at most come at once. The functions' timeout of 120 s is chosen for the default of 10. */
  readonly batchSize?: number;
}

/** A pattern of stream records, as Lambda filters them. */
type StreamPattern = Readonly<Record<string, unknown>>;

/** The cases of every attempt, whenever one is written; not the submissions that were refused at once. */
export const WRITTEN_CASES: StreamPattern = {
  eventName: ['INSERT', 'MODIFY'],
  dynamodb: { Keys: { sk: { S: [{ prefix: 'OCC#' }, { prefix: 'PAST#' }] } } },
};

/**
 * Calls a function for records of the table's stream, by default for new audit events. Records that it cannot handle go
 * to a dead-letter queue.
 */
export class StreamConsumer extends Construct {
  readonly deadLetters: IQueue;

  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id);
    const { table, consumer } = props;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { key: props.operationsKey }).queue;
    for (const statement of this.grants(props, streamArn(table))) {
      consumer.addToRolePolicy(statement);
    }
    Validations.of(consumer.role ?? consumer).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams does not support resource-level permissions.',
    });
    const mapping = new lambda.EventSourceMapping(this, 'Mapping', {
      target: consumer,
      eventSourceArn: streamArn(table),
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      filters: [lambda.FilterCriteria.filter(props.pattern ?? newAuditEvents(props.events))],
      batchSize: props.batchSize ?? 10,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // A failing record holds up the records behind it, so the retries must end. When either limit is reached, the
      // record goes to the dead-letter queue, which raises an alarm.
      retryAttempts: 100,
      maxRecordAge: Duration.hours(6),
      onFailure: { bind: () => ({ destination: this.deadLetters.queueArn }) },
    });
    // Lambda reads the stream as soon as the mapping is created, so the grants must exist before it.
    mapping.node.addDependency(consumer);
  }

  private grants({ personalDataKey, operationsKey }: StreamConsumerProps, stream: string): readonly PolicyStatement[] {
    return [
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [stream],
      }),
      // ListStreams does not support resource-level permissions.
      new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
      new PolicyStatement({ actions: ['kms:Decrypt'], resources: [personalDataKey.keyArn] }),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
      new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [operationsKey.keyArn] }),
    ];
  }
}

/** In the partitions of persons: what is moved away from them at the end of its time has happened long before. */
function newAuditEvents(events: readonly string[] | undefined): StreamPattern {
  return {
    eventName: ['INSERT'],
    dynamodb: {
      Keys: { pk: { S: [{ prefix: 'ID#' }] }, sk: { S: [{ prefix: 'EVENT#' }] } },
      ...(events && { NewImage: { event: { S: events } } }),
    },
  };
}

function streamArn(table: ITable): string {
  if (!table.tableStreamArn) {
    throw new Error('The table has no stream.');
  }
  return table.tableStreamArn;
}
