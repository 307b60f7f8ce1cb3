import { gunzipSync, gzipSync } from 'node:zlib';
import { batchFile, sha256Of } from '../domain/batch-file.ts';
import type { Instant } from '../domain/instant.ts';
import type { PaymentBatch } from '../domain/payment-batch.ts';
import { readRows } from './batch-draft-store.ts';
import { batchDownloadKey, batchFilePartKey, batchKey } from './batch-keys.ts';
import { getItem, putItem, type Table, updateItem } from './table.ts';

/** An item has at most 400 kB. */
const PART_BYTES = 300_000;

/** The stored file of a batch is not the one that was sent. Nobody gets it, and an operator must find out why. */
export class BatchFileAlteredError extends Error {
  override readonly name = 'BatchFileAlteredError';
}

export interface BatchFileStore {
  /**
   * Makes the file of an approved batch and marks the batch as sent with it, unless the batch has changed since it was
   * read. The file is stored first, compressed: a batch is never sent without it.
   *
   * @throws WriteConflictError where the batch has changed: read again
   */
  readonly make: (batch: PaymentBatch, by: string, at: Instant) => Promise<string>;
  /** The file that was sent, to the byte. @throws BatchFileAlteredError where it is another one */
  readonly read: (batch: Pick<PaymentBatch, 'batchId'> & Required<Pick<PaymentBatch, 'file'>>) => Promise<string>;
  /** Records that a member of staff takes the file out: it has names and accounts. */
  readonly recordDownload: (
    batchId: string,
    by: { readonly staffId: string; readonly at: Instant; readonly id: string },
  ) => Promise<void>;
}

export function batchFileStore(table: Table): BatchFileStore {
  return {
    make: (batch, by, at) => makeFile(table, batch, by, at),
    read: ({ batchId, file }) => readFile(table, batchId, file),
    recordDownload: async (batchId, { staffId, at, id }) => {
      await putItem(table, { Item: { ...batchDownloadKey(batchId, at, id), staffId, at } });
    },
  };
}

async function makeFile(table: Table, { batchId, version }: PaymentBatch, by: string, at: Instant): Promise<string> {
  const text = batchFile(await readRows(table, batchId));
  const sha256 = sha256Of(text);
  const packed = gzipSync(text);
  const parts = Math.ceil(packed.length / PART_BYTES);
  for (let part = 0; part < parts; part += 1) {
    const bytes = packed.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    await putItem(table, { Item: { ...batchFilePartKey(batchId, sha256, part), bytes } });
  }
  await updateItem(table, {
    Key: batchKey(batchId),
    UpdateExpression: 'SET #status = :sent, #file = :file ADD version :one',
    ConditionExpression: '#status = :approved AND version = :version',
    ExpressionAttributeNames: { '#status': 'status', '#file': 'file' },
    ExpressionAttributeValues: {
      ':sent': 'SENT',
      ':file': { at, by, sha256, parts },
      ':one': 1,
      ':approved': 'APPROVED',
      ':version': version,
    },
  });
  return text;
}

async function readFile(table: Table, batchId: string, { sha256, parts }: NonNullable<PaymentBatch['file']>) {
  const bytes: Uint8Array[] = [];
  for (let part = 0; part < parts; part += 1) {
    const item = await getItem(table, batchFilePartKey(batchId, sha256, part));
    if (item?.bytes instanceof Uint8Array) bytes.push(item.bytes);
  }
  const text = bytes.length === parts ? gunzipSync(Buffer.concat(bytes)).toString() : '';
  if (sha256Of(text) !== sha256) throw new BatchFileAlteredError('the stored file is not the one that was sent');
  return text;
}
