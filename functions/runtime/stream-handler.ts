import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type AuditEvent, auditEventSchema } from '../../shared/domain/audit-event.ts';
import { unmarshalled } from '../../shared/table/stream-image.ts';
import { applicationIn, faultOf, log } from './log.ts';

/**
 * The one middleware chain of every function on the table's stream. Each record is an audit event that was just
 * written, and comes with the partition that it is in.
 *
 * Records are handled in their order. The first that fails is reported, and Lambda sends it and all later ones again.
 */
export function auditEventHandler(
  handle: (event: AuditEvent, partition: string) => Promise<void>,
): (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse> {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use({ onError: logFailedBatch })
    .handler(async ({ Records }, { awsRequestId: requestId }) => {
      for (const record of Records) {
        try {
          const image = imageOf(record);
          await handle(auditEventSchema.parse(unmarshalled(image)), image.pk?.S ?? '');
        } catch (error) {
          const application = applicationIn({ applicationId: imageOf(record).applicationId?.S });
          log.error('stream record failed', { ...application, requestId, fault: faultOf(error) });
          return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
        }
      }
      return { batchItemFailures: [] };
    });
}

function imageOf({ dynamodb }: DynamoDBRecord) {
  return dynamodb?.NewImage ?? {};
}

// Reached where the function runs out of time. Without a response, middy throws the error, and Lambda sends the whole
// batch again.
function logFailedBatch({ context, error }: middy.Request<DynamoDBStreamEvent, DynamoDBBatchResponse>): void {
  log.error('stream batch failed', { requestId: context.awsRequestId, fault: faultOf(error) });
}
