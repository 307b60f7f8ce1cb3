import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Application } from '../../shared/domain/case/application.ts';
import { parseApplication } from '../../shared/table/application-item.ts';
import { unmarshalled } from '../../shared/table/stream-image.ts';
import { applicationIn, faultOf, log } from './log.ts';

/**
 * The middleware chain of a function that receives cases from the table's stream, as each was just written, a whole
 * batch at once.
 *
 * A record that is no case is reported once those before it are handled. Lambda then sends it and all later ones again.
 */
export function caseImageHandler(
  handle: (cases: readonly Application[]) => Promise<void>,
): (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse> {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use({
      onError: ({ context, error }) => {
        // Without a response, middy throws the error, and Lambda sends the whole batch again, or halves it.
        log.error('stream batch failed', { requestId: context.awsRequestId, fault: faultOf(error) });
      },
    })
    .handler(async ({ Records }, { awsRequestId: requestId }) => {
      const cases: Application[] = [];
      let unreadable: DynamoDBRecord | undefined;
      for (const record of Records) {
        try {
          cases.push(parseApplication(unmarshalled(record.dynamodb?.NewImage ?? {})));
        } catch (error) {
          const application = applicationIn({ applicationId: record.dynamodb?.NewImage?.applicationId?.S });
          log.error('stream record failed', { ...application, requestId, fault: faultOf(error) });
          unreadable = record;
          break;
        }
      }
      await handle(cases);
      return {
        batchItemFailures: unreadable ? [{ itemIdentifier: unreadable.dynamodb?.SequenceNumber ?? '' }] : [],
      };
    });
}
