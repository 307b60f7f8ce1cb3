import { parseBatchId } from '../domain/batch-id.ts';
import type { Key } from './keys.ts';

/** The key strings of payment batches, beside those of keys.ts, so that no other bundle holds them. */

const padded = (value: number) => String(value).padStart(4, '0');

/** The payments of an agency that wait for a batch, oldest first. */
export function waitingPaymentKey(agency: string, { requestedAt, paymentId }: PaymentPlace): Key {
  return { pk: `WAITING#${agency}`, sk: `${requestedAt}#${paymentId}` };
}

/** Where a payment stands among others: by when it was requested. `requestedAt` is an Instant. */
interface PaymentPlace {
  readonly requestedAt: string;
  readonly paymentId: string;
}

/** The payments to a person. */
export const ALL_PAYMENTS = 'PAYMENT#';

/** One partition lists the batches of an agency. */
export const batchesPartition = (agency: string) => `BATCHES#${agency}`;

/** The key of a batch by its id. @throws RangeError where the text cannot be the id of a batch */
export function batchKey(batchId: string): Key {
  const parts = parseBatchId(batchId);
  if (!parts) throw new RangeError('not a batch id of ours');
  return { pk: batchesPartition(parts.agency), sk: parts.rest };
}

/** One partition has the rows, the file and the results of a batch. */
const batchPartition = (batchId: string) => `BATCH#${batchId}`;

export const BATCH_ROWS = 'ROW#';

export function batchRowKey(batchId: string, { requestedAt, paymentId }: PaymentPlace): Key {
  return { pk: batchPartition(batchId), sk: `${BATCH_ROWS}${requestedAt}#${paymentId}` };
}

/** A part of a file, by the SHA-256 of the whole: two that are made at once do not mix. */
export function batchFilePartKey(batchId: string, sha256: string, part: number): Key {
  return { pk: batchPartition(batchId), sk: `FILE#${sha256}#${padded(part)}` };
}

export function batchDownloadKey(batchId: string, at: string, id: string): Key {
  return { pk: batchPartition(batchId), sk: `DOWNLOAD#${at}#${id}` };
}

export const RESULTS_FILES = 'RESULTS#';

/** A results file of a batch, by the SHA-256 of its bytes. */
export function resultsKey(batchId: string, resultsId: string): Key {
  return { pk: batchPartition(batchId), sk: `${RESULTS_FILES}${resultsId}` };
}

/** A part of the rows of a results file, as it was sent, and what became of it. */
export function resultsPartKey(batchId: string, resultsId: string, part: number): Key {
  return { pk: batchPartition(batchId), sk: `${resultsPartPrefix(resultsId)}${padded(part)}` };
}

export const resultsPartPrefix = (resultsId: string) => `RESULTPART#${resultsId}#`;

export function resultsOutcomeKey(batchId: string, resultsId: string, part: number): Key {
  return { pk: batchPartition(batchId), sk: `${resultsOutcomePrefix(resultsId)}${padded(part)}` };
}

export const resultsOutcomePrefix = (resultsId: string) => `RESULTOUTCOME#${resultsId}#`;
