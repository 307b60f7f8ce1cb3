import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, DynamoDBStreamEvent } from 'aws-lambda';

/** An event of the table's stream with these items as newly inserted, numbered from 1. */
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
  // The SDK and the event library name the same shape differently.
  return marshall(item, { removeUndefinedValues: true }) as Record<string, AttributeValue>;
}
