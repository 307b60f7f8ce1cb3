import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, DynamoDBStreamEvent } from 'aws-lambda';

/** New items as the table's stream brings them, numbered from 1. */
export function aStreamEvent(...items: readonly object[]): DynamoDBStreamEvent {
  return {
    Records: items.map((item, index) => ({
      eventID: `record-${index + 1}`,
      eventName: 'INSERT',
      dynamodb: { NewImage: imageOf(item), SequenceNumber: String(index + 1) },
    })),
  };
}

function imageOf(item: object): Record<string, AttributeValue> {
  // The same shapes under two type names: the SDK's and the event library's.
  return marshall(item, { removeUndefinedValues: true }) as Record<string, AttributeValue>;
}
