import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Application } from '../domain/case/application.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import { WriteConflictError } from '../domain/errors.ts';
import { readAnnualCounter } from './annual-counter.ts';
import { parseApplication } from './application-item.ts';
import { type IdempotencyRecord, parseIdempotencyRecord } from './idempotency-record.ts';
import { annualCounterKey, applicationKey, type Key, type OccupationLevel } from './keys.ts';
import type { Table } from './table.ts';

/** What a person already has: read once the rules or a condition of the write refuse a submission. */
export interface PriorRecord {
  /** The latest attempt for the same occupation and level. */
  readonly current: Application | undefined;
  readonly placesTaken: number;
  /** Accepted submissions of the day, whatever became of them. */
  readonly submittedOnDay: number;
  readonly idempotency: IdempotencyRecord | undefined;
}

export interface PriorRecordKeys extends OccupationLevel {
  readonly idNumber: string;
  /** Whose places of the year are counted. */
  readonly programme: string;
  readonly year: number;
  /** A day of that year. */
  readonly day: CivilDate;
  readonly idempotency: Key | undefined;
}

export interface PriorRecordReader {
  readonly priorRecord: (keys: PriorRecordKeys) => Promise<PriorRecord>;
}

/** Reads what a person has; a function that submits nothing needs no more of the submission store. */
export function priorRecordReader(table: Table): PriorRecordReader {
  return { priorRecord: (keys) => readPriorRecord(table, keys) };
}

async function readPriorRecord(
  table: Table,
  { idNumber, programme, year, day, idempotency, ...occupation }: PriorRecordKeys,
) {
  const current = applicationKey(idNumber, occupation);
  const counter = annualCounterKey(idNumber, year);
  const { Responses, UnprocessedKeys } = await table.client.send(
    new BatchGetCommand({
      RequestItems: {
        [table.name]: { ConsistentRead: true, Keys: [current, counter, ...(idempotency ? [idempotency] : [])] },
      },
    }),
  );
  if (UnprocessedKeys?.[table.name]) throw new WriteConflictError('the table read only a part');
  const items = Responses?.[table.name] ?? [];
  const at = (key: Key) => items.find((item) => item.pk === key.pk && item.sk === key.sk);
  const [currentItem, counterItem] = [at(current), at(counter)];
  const idempotencyItem = idempotency && at(idempotency);
  return {
    current: currentItem && parseApplication(currentItem),
    ...readAnnualCounter(counterItem, day, programme),
    idempotency: idempotencyItem && parseIdempotencyRecord(idempotencyItem),
  };
}
