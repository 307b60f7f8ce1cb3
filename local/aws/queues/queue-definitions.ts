import * as z from 'zod';
import { mappedFunction } from '../lambda/mapped-function.ts';
import type { Stack } from '../stack/stack.ts';

/** A queue of the stack, with the function that receives its messages, if there is one. */
export interface QueueDefinition {
  readonly name: string;
  readonly arn: string;
  /** How long a received message stays hidden, in milliseconds. */
  readonly visibilityMs: number;
  /** How long a new message stays hidden, in milliseconds. */
  readonly delayMs: number;
  /** How often a message is received before it becomes a dead letter; infinity without a dead-letter queue. */
  readonly mostReceives: number;
  readonly consumer: QueueConsumer | undefined;
}

export interface QueueConsumer {
  readonly functionArn: string;
  readonly batchSize: number;
  /** Whether the function's answer names the messages that failed. */
  readonly reportsFailures: boolean;
}

const queueSchema = z.object({
  VisibilityTimeout: z.number().default(30),
  DelaySeconds: z.number().default(0),
  RedrivePolicy: z.object({ maxReceiveCount: z.number() }).optional(),
});

const mappingSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().default(10),
  FunctionResponseTypes: z.array(z.string()).default([]),
  Enabled: z.boolean().default(true),
});

/**
 * The queues of a stack, by name.
 *
 * @throws Error if a mapping calls a function that the stack does not have
 */
export function queueDefinitions(
  stack: Pick<Stack, 'resources' | 'arnOf' | 'nameOf'>,
): ReadonlyMap<string, QueueDefinition> {
  const mappings = stack
    .resources('AWS::Lambda::EventSourceMapping')
    .map(({ logicalId, properties }) => ({ logicalId, ...mappingSchema.parse(properties) }));
  return new Map(
    stack.resources('AWS::SQS::Queue').map(({ logicalId, properties }) => {
      const { VisibilityTimeout, DelaySeconds, RedrivePolicy } = queueSchema.parse(properties);
      const arn = stack.arnOf(logicalId);
      const mapping = mappings.find(({ EventSourceArn, Enabled }) => Enabled && EventSourceArn === arn);
      const definition = {
        name: stack.nameOf(logicalId),
        arn,
        visibilityMs: VisibilityTimeout * 1000,
        delayMs: DelaySeconds * 1000,
        mostReceives: RedrivePolicy?.maxReceiveCount ?? Number.POSITIVE_INFINITY,
        consumer: mapping && {
          functionArn: mappedFunction(mapping.FunctionName, mapping.logicalId, stack),
          batchSize: mapping.BatchSize,
          reportsFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
        },
      };
      return [definition.name, definition];
    }),
  );
}
