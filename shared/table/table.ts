import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { WriteConflictError } from '../domain/errors.ts';
import type { Key } from './keys.ts';

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One table and the client that reaches it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** From 0 up to 1: the jitter of the pause before a retry. */
  readonly random: () => number;
}

/** The table of a Lambda; region, credentials and endpoint come from the environment, as the SDK reads them. */
export function tableNamed(name: string, random: () => number = Math.random): Table {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { client, name, random };
}

/** One item, strongly consistent; undefined where there is none. */
export async function getItem(table: Table, key: Key): Promise<Record<string, unknown> | undefined> {
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }));
  return Item;
}

/** At most `limit` items of one partition whose sort key starts with a prefix, in order, strongly consistent. */
export async function queryPrefix(table: Table, pk: string, prefix: string, limit: number) {
  return queryItems(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
    ConsistentRead: true,
    Limit: limit,
  });
}

export interface LongQuery {
  readonly pk: string;
  readonly prefix: string;
  /** The sort key after which to begin; the first one by default. */
  readonly after?: string | undefined;
  /** With so many items it ends; it may give a few more. Without, it goes on to the last one. */
  readonly enough: number;
}

/** Room for items written since the caller learned how many there are. */
const COME_SINCE = 20;
const MOST_AT_ONCE = 1000;

/**
 * Items of one partition whose sort key starts with a prefix, in order, strongly consistent. One read gives 1 MB, so
 * hundreds of items may take several.
 */
export async function queryLongPrefix(
  table: Table,
  { pk, prefix, after, enough }: LongQuery,
): Promise<readonly Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let last = after;
  while (found.length < enough) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      // The least text after the last sort key, and more than any that starts with the prefix.
      ExpressionAttributeValues: {
        ':pk': pk,
        ':from': last === undefined ? prefix : `${last}\u0000`,
        ':to': `${prefix}~`,
      },
      ConsistentRead: true,
      Limit: Math.min(enough - found.length + COME_SINCE, MOST_AT_ONCE),
    });
    if (items.length === 0) break;
    for (const item of items) found.push(item);
    last = String(items.at(-1)?.sk);
  }
  return found;
}

/** One page of a query; the caller sets its Limit. */
export async function queryItems(
  table: Table,
  input: Omit<QueryCommandInput, 'TableName'> & { readonly Limit: number },
): Promise<readonly Record<string, unknown>[]> {
  const { Items } = await table.client.send(new QueryCommand({ TableName: table.name, ...input }));
  return Items ?? [];
}

/**
 * Puts one item.
 *
 * @throws WriteConflictError where its condition fails, or a transaction on the item is under way
 */
export async function putItem(table: Table, input: Omit<PutCommandInput, 'TableName'>): Promise<void> {
  await unlessConflict(table.client.send(new PutCommand({ TableName: table.name, ...input })));
}

/**
 * Updates one item and answers it as it then is.
 *
 * @throws WriteConflictError where its condition fails, or a transaction on the item is under way
 */
export async function updateItem(
  table: Table,
  input: Omit<UpdateCommandInput, 'TableName' | 'ReturnValues'>,
): Promise<Record<string, unknown>> {
  const command = new UpdateCommand({ TableName: table.name, ReturnValues: 'ALL_NEW', ...input });
  const { Attributes = {} } = await unlessConflict(table.client.send(command));
  return Attributes;
}

/** Deletes one item; without one, nothing happens. @throws WriteConflictError where a transaction on it is under way */
export async function deleteItem(table: Table, key: Key): Promise<void> {
  await unlessConflict(table.client.send(new DeleteCommand({ TableName: table.name, Key: key })));
}

/** What became of a conditional update: the item as it then is, or as it was where the condition failed. */
export interface ConditionalUpdate {
  readonly outcome: 'updated' | 'refused';
  /** Undefined where there is no such item. */
  readonly item: Record<string, unknown> | undefined;
}

/**
 * Updates one item where its condition holds. A condition that fails is an answer, not an exception.
 *
 * @throws WriteConflictError where a transaction on the item is under way
 */
export async function updateItemIf(
  table: Table,
  input: Omit<UpdateCommandInput, 'TableName' | 'ReturnValues'> & { readonly ConditionExpression: string },
): Promise<ConditionalUpdate> {
  const answers = { ReturnValues: 'ALL_NEW', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  try {
    const { Attributes } = await table.client.send(new UpdateCommand({ TableName: table.name, ...answers, ...input }));
    return { outcome: 'updated', item: Attributes };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) {
      return { outcome: 'refused', item: error.Item && unmarshall(error.Item) };
    }
    if (error instanceof TransactionConflictException) throw new WriteConflictError(error.name);
    throw error;
  }
}

// DynamoDB refuses a single write to an item that a transaction is writing, and the SDK does not repeat it.
async function unlessConflict<Output>(sent: Promise<Output>): Promise<Output> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException) {
      throw new WriteConflictError(error.name);
    }
    throw error;
  }
}

/**
 * Why a transaction was cancelled, one code per write in their order: `ConditionalCheckFailed`, `TransactionConflict`,
 * `None` …
 */
export interface Cancelled {
  readonly outcome: 'cancelled';
  readonly codes: readonly string[];
}

/** Writes all or nothing. A condition that fails is an answer, not an exception. */
export async function transact(
  table: Table,
  writes: readonly Write[],
): Promise<{ readonly outcome: 'written' } | Cancelled> {
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
    return { outcome: 'written' };
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    return { outcome: 'cancelled', codes: error.CancellationReasons?.map((reason) => reason.Code ?? 'None') ?? [] };
  }
}

/** With pauses of at most 200 ms, on average half of that, the last try comes after about four seconds. */
const MAXIMUM_TRIES = 40;

/**
 * Repeats work that reads, then writes under a condition, as long as another writer comes first.
 *
 * @throws WriteConflictError after about four seconds of losing to other writers
 */
export async function retryOnConflict<Result>(table: Table, work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof WriteConflictError) || tries === MAXIMUM_TRIES) throw error;
      await pauseBeforeRetry(table, tries);
    }
  }
}

/** Waits a little longer after each try, with jitter so that racing writers do not meet again. */
export async function pauseBeforeRetry({ random }: Table, tries: number): Promise<void> {
  const milliseconds = random() * Math.min(5 * 2 ** tries, 200);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
