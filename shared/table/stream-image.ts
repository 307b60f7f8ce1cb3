import type { AttributeValue as StoredValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from 'aws-lambda';

/** An item as the stream carries it, as plain data. */
export function unmarshalled(image: Readonly<Record<string, AttributeValue>>): Record<string, unknown> {
  // The same shapes under two type names: the event library's and the SDK's.
  return unmarshall(image as Record<string, StoredValue>);
}
