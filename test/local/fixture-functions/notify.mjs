import { count } from './table.mjs';

export async function handler({ Records }) {
  const batchItemFailures = [];
  for (const { dynamodb } of Records) {
    if (dynamodb.NewImage.id.S.startsWith('poison'))
      batchItemFailures.push({ itemIdentifier: dynamodb.SequenceNumber });
    else await count(`notified-${dynamodb.NewImage.id.S}`);
  }
  return { batchItemFailures };
}
