import * as z from 'zod';
import type { Functions } from '../lambda/functions.ts';
import type { EventSource } from './event-sources.ts';
import type { StreamRecord } from './stream-reader.ts';

/** The outcome of a call with a batch of records. */
export type BatchOutcome =
  | { readonly ok: true }
  /** The first `handled` records are done. The one after them failed. */
  | { readonly ok: false; readonly handled: number; readonly error: unknown };

const partialFailureSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Calls the function of an event source with a batch, and reads from its answer how many records it handled. */
export async function callWithRecords(
  { functionArn, streamArn, reportsFailures }: EventSource,
  records: readonly StreamRecord[],
  functions: Pick<Functions, 'invoke'>,
): Promise<BatchOutcome> {
  const Records = records.map((record) => ({ ...record, eventSourceARN: streamArn }));
  try {
    const answer = partialFailureSchema.safeParse(await functions.invoke(functionArn, { Records }));
    const failures = reportsFailures && answer.success ? answer.data.batchItemFailures : [];
    if (failures.length === 0) return { ok: true };
    const failed = failures.map(({ itemIdentifier }) =>
      records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
    );
    // As on AWS, a failure that names no record of the batch means the whole batch.
    const handled = Math.max(0, Math.min(...failed));
    return { ok: false, handled, error: new Error('reported as failed by the function') };
  } catch (error) {
    return { ok: false, handled: 0, error };
  }
}
