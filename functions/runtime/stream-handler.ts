import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { type AuditEvent, auditEventSchema } from '../../shared/domain/audit-event.ts';
import { unmarshalled } from '../../shared/table/stream-image.ts';
import { faultOf, log } from './log.ts';

/**
 * The one middleware chain of every function on the table's stream: each record is an audit event just written.
 *
 * Records are handled in their order; the first that fails is reported, and it and those after it come again.
 */
export function auditEventHandler(
  handle: (event: AuditEvent) => Promise<void>,
): (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse> {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async ({ Records }) => {
    for (const record of Records) {
      try {
        await handle(auditEventSchema.parse(unmarshalled(record.dynamodb?.NewImage ?? {})));
      } catch (error) {
        log.error('stream record failed', { fault: faultOf(error) });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  });
}
