import * as z from 'zod';
import { mappedFunction } from '../lambda/mapped-function.ts';
import type { Stack } from '../stack/stack.ts';
import { type EventFilter, eventFilter } from './event-filter.ts';

/** A stream that calls a function, with the template's settings for failed calls. */
export interface EventSource {
  readonly id: string;
  readonly tableName: string;
  readonly streamArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  /** How often one batch is retried; infinity if the template sets no limit. */
  readonly mostRetries: number;
  /** The age at which a record is given up, in milliseconds. */
  readonly mostAgeMs: number;
  /** Whether a failing batch is halved until the failing record is alone. */
  readonly bisects: boolean;
  /** Whether the function's answer names the records that failed. */
  readonly reportsFailures: boolean;
  readonly passes: EventFilter;
}

/** The template's value for "no limit". */
const UNLIMITED = -1;

/** DynamoDB keeps the records of a stream for a day, so none is retried for longer. */
const STREAM_RETENTION_SECONDS = 24 * 3600;

const mappingSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().default(100),
  MaximumRetryAttempts: z.number().default(UNLIMITED),
  MaximumRecordAgeInSeconds: z.number().default(UNLIMITED),
  BisectBatchOnFunctionError: z.boolean().default(false),
  FunctionResponseTypes: z.array(z.string()).default([]),
  FilterCriteria: z.unknown().optional(),
  Enabled: z.boolean().default(true),
});

/**
 * The enabled event source mappings of a stack that read a table's stream.
 *
 * @throws Error if a mapping calls a function that the stack does not have
 */
export function eventSources(stack: Pick<Stack, 'resources' | 'arnOf' | 'nameOf'>): readonly EventSource[] {
  return stack.resources('AWS::Lambda::EventSourceMapping').flatMap(({ logicalId, properties }) => {
    const mapping = mappingSchema.parse(properties);
    const tableName = /:table\/([^/]+)/.exec(mapping.EventSourceArn)?.[1];
    if (!mapping.Enabled || tableName === undefined) return [];
    const { MaximumRetryAttempts: retries, MaximumRecordAgeInSeconds: age } = mapping;
    const ageSeconds = age === UNLIMITED ? STREAM_RETENTION_SECONDS : Math.min(age, STREAM_RETENTION_SECONDS);
    return [
      {
        id: logicalId,
        tableName,
        streamArn: mapping.EventSourceArn,
        functionArn: mappedFunction(mapping.FunctionName, logicalId, stack),
        batchSize: mapping.BatchSize,
        mostRetries: retries === UNLIMITED ? Number.POSITIVE_INFINITY : retries,
        mostAgeMs: ageSeconds * 1000,
        bisects: mapping.BisectBatchOnFunctionError,
        reportsFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
        passes: eventFilter(mapping.FilterCriteria),
      },
    ];
  });
}
