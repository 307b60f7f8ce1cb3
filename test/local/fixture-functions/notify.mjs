import { count, read } from './table.mjs';

export async function handler({ Records }) {
  for (const { dynamodb } of Records) {
    const id = dynamodb.NewImage.id.S;
    const fails = id.startsWith('poison') || (id.startsWith('held') && !(await read('release')));
    if (fails) return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
    await count(`notified-${id}`);
  }
  return { batchItemFailures: [] };
}
