import type { Application } from '../domain/case/application.ts';
import { begunAt } from '../domain/case/current-findings.ts';
import { ApplicationNotFoundError } from '../domain/errors.ts';
import { parseApplication } from './application-item.ts';
import {
  ATTEMPTS_FROM,
  ATTEMPTS_TO,
  applicationIndexKey,
  applicationKey,
  INDEXES,
  type OccupationLevel,
  personPartition,
  REFUSED_SUBMISSIONS,
  refusedSubmissionKey,
} from './keys.ts';
import { getItem, queryItems, type Table } from './table.ts';

/** Reads applications. What only reads them leaves the writes of every effect out of its bundle. */
export interface ApplicationReader {
  /** @throws ApplicationNotFoundError */
  readonly byId: (applicationId: string) => Promise<Application>;
  /** The person's attempts, newest first; at most `limit` items are read. */
  readonly ofPerson: (idNumber: string, limit: number) => Promise<readonly Application[]>;
  /** The person's submissions that were refused at once, newest first, at most `limit`; those before a receipt. */
  readonly refusedOfPerson: (idNumber: string, limit: number, before?: string) => Promise<readonly Application[]>;
  /** The person's submission that was refused under a receipt number; undefined where there is none. */
  readonly refusedUnder: (idNumber: string, receiptNumber: string) => Promise<Application | undefined>;
  /** The person's current attempt for an occupation and level; undefined where there is none. */
  readonly currentFor: (idNumber: string, occupation: OccupationLevel) => Promise<Application | undefined>;
}

export function applicationReader(table: Table): ApplicationReader {
  return {
    byId: (applicationId) => readById(table, applicationId),
    ofPerson: (idNumber, limit) => readAttempts(table, idNumber, limit),
    refusedOfPerson: (idNumber, limit, before) => readRefused(table, idNumber, limit, before),
    refusedUnder: async (idNumber, receiptNumber) => {
      const item = await getItem(table, refusedSubmissionKey(idNumber, receiptNumber));
      return item && parseApplication(item);
    },
    currentFor: async (idNumber, occupation) => {
      const item = await getItem(table, applicationKey(idNumber, occupation));
      return item && parseApplication(item);
    },
  };
}

async function readById(table: Table, applicationId: string): Promise<Application> {
  const [found] = await queryItems(table, {
    IndexName: INDEXES.byApplication,
    KeyConditionExpression: 'applicationPk = :pk',
    ExpressionAttributeValues: { ':pk': applicationIndexKey(applicationId).applicationPk },
    Limit: 1,
  });
  const item = found && (await getItem(table, { pk: String(found.pk), sk: String(found.sk) }));
  // Between the two reads a new attempt may have taken the key. The old one then has another key.
  if (item?.applicationId !== applicationId) throw new ApplicationNotFoundError('no application under this id');
  return parseApplication(item);
}

async function readAttempts(table: Table, idNumber: string, limit: number): Promise<readonly Application[]> {
  const items = await queryItems(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': personPartition(idNumber), ':from': ATTEMPTS_FROM, ':to': ATTEMPTS_TO },
    ConsistentRead: true,
    Limit: limit,
  });
  return items.map(parseApplication).sort((one, other) => newestFirst(one, other));
}

async function readRefused(
  table: Table,
  idNumber: string,
  limit: number,
  before: string | undefined,
): Promise<readonly Application[]> {
  // Anything that begins with the prefix sorts before the tilde.
  const to = before === undefined ? '~' : before;
  const items = await queryItems(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':pk': personPartition(idNumber),
      ':from': REFUSED_SUBMISSIONS,
      ':to': `${REFUSED_SUBMISSIONS}${to}`,
    },
    ConsistentRead: true,
    ScanIndexForward: false,
    // Both ends of BETWEEN are included, so the receipt before which the others lie may come, too.
    Limit: limit + 1,
  });
  return items
    .map(parseApplication)
    .filter(({ applicationId }) => applicationId !== before)
    .slice(0, limit);
}

function newestFirst(one: Application, other: Application): number {
  return begunAt(other).localeCompare(begunAt(one)) || other.applicationId.localeCompare(one.applicationId);
}
