import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Application } from '../domain/application.ts';
import type { AuditEvent } from '../domain/audit-event.ts';
import { TransactionContendedError } from '../domain/errors.ts';
import { earlierItemOf, itemOf, parseApplication } from './application-item.ts';
import { type IdempotencyRecord, idempotencyWrite, parseIdempotencyRecord } from './idempotency-record.ts';
import { annualCounterKey, applicationKey, eventKey, type Key, type OccupationLevel } from './keys.ts';
import { pause, type Table, transact, type Write } from './table.ts';

/** What stands against, or for, a submission: read when the rules or a condition say no. */
export interface Standing {
  readonly current: Application | undefined;
  readonly placesTaken: number;
  readonly idempotency: IdempotencyRecord | undefined;
}

export interface StandingKeys extends OccupationLevel {
  readonly idNumber: string;
  readonly year: number;
  readonly idempotency: Key | undefined;
}

export interface Submission {
  readonly application: Application;
  readonly event: AuditEvent;
  /** The unsuccessful attempt that this one follows; it moves to its own key. */
  readonly previous?: Application;
  readonly idempotency?: IdempotencyRecord;
}

export interface SubmissionStore {
  readonly standing: (keys: StandingKeys) => Promise<Standing>;
  /**
   * Writes a submission whole or not at all: once per occupation and level, a place of the year, the first audit event and
   * the idempotency record. `refused` means a condition failed and nothing was written.
   */
  readonly submit: (submission: Submission) => Promise<'submitted' | 'refused'>;
}

export function submissionStore(table: Table): SubmissionStore {
  return { standing: (keys) => readStanding(table, keys), submit: (submission) => writeSubmission(table, submission) };
}

const counterSchema = z.object({ taken: z.int() });

async function readStanding(table: Table, { idNumber, year, idempotency, ...occupation }: StandingKeys) {
  const current = applicationKey(idNumber, occupation);
  const counter = annualCounterKey(idNumber, year);
  const { Responses, UnprocessedKeys } = await table.client.send(
    new BatchGetCommand({
      RequestItems: {
        [table.name]: { ConsistentRead: true, Keys: [current, counter, ...(idempotency ? [idempotency] : [])] },
      },
    }),
  );
  if (UnprocessedKeys?.[table.name]) throw new TransactionContendedError('the table read a part only');
  const items = Responses?.[table.name] ?? [];
  const at = (key: Key) => items.find((item) => item.pk === key.pk && item.sk === key.sk);
  const [currentItem, counterItem] = [at(current), at(counter)];
  const idempotencyItem = idempotency && at(idempotency);
  return {
    current: currentItem && parseApplication(currentItem),
    placesTaken: counterItem ? counterSchema.parse(counterItem).taken : 0,
    idempotency: idempotencyItem && parseIdempotencyRecord(idempotencyItem),
  };
}

const CONFLICT_ATTEMPTS = 20;

async function writeSubmission(table: Table, submission: Submission): Promise<'submitted' | 'refused'> {
  const writes = submissionWrites(table, submission);
  for (let attempt = 1; ; attempt += 1) {
    const written = await transact(table, writes);
    if (written.outcome === 'written') return 'submitted';
    // A conflict with a transaction under way says nothing yet; a failed condition does.
    if (written.codes.includes('ConditionalCheckFailed')) return 'refused';
    if (attempt === CONFLICT_ATTEMPTS) throw new TransactionContendedError(`submit: ${written.codes.join()}`);
    await pause(table, attempt);
  }
}

/** The writes of one submission; the benchmark sends the very same ones bare. */
export function submissionWrites(table: Pick<Table, 'name'>, submission: Submission): readonly Write[] {
  const { application, event, previous, idempotency } = submission;
  const { idNumber } = application.applicant;
  return [
    {
      Put: {
        TableName: table.name,
        Item: itemOf(application),
        ...(previous
          ? {
              ConditionExpression: 'applicationId = :previous AND #version = :version',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':previous': previous.applicationId, ':version': previous.version },
            }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    },
    {
      Update: {
        TableName: table.name,
        Key: annualCounterKey(idNumber, application.year),
        UpdateExpression: 'ADD taken :one',
        ConditionExpression: 'attribute_not_exists(taken) OR taken < :limit',
        ExpressionAttributeValues: { ':one': 1, ':limit': application.terms.annualLimit },
      },
    },
    {
      Put: {
        TableName: table.name,
        Item: { ...eventKey(idNumber, application.applicationId, event.sequence), ...event },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    ...(previous
      ? [
          {
            Put: {
              TableName: table.name,
              Item: earlierItemOf(previous),
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
        ]
      : []),
    ...(idempotency ? [idempotencyWrite(table, idempotency)] : []),
  ];
}
