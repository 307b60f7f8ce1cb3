import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Stack } from './stack.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const tableSchema = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .optional(),
  StreamSpecification: z
    .object({ StreamViewType: z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']) })
    .optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

/**
 * Makes every table of the stack that the engine does not have yet, with its keys, indexes and stream.
 *
 * Items leave by their time-to-live only where the clock follows the machine's: an engine deletes by the machine's time, which on
 * the virtual clock's calendar is years too late, so everything would be gone at once.
 *
 * The engine is the one the environment names, as for the functions.
 *
 * @returns the ARN of each table's stream, by table name
 */
export async function createTables(
  stack: Stack,
  { realClock }: { readonly realClock: boolean },
): Promise<ReadonlyMap<string, string>> {
  const client = new DynamoDBClient({});
  try {
    const streams = new Map<string, string>();
    for (const { logicalId, properties } of stack.resources('AWS::DynamoDB::Table')) {
      const name = stack.nameOf(logicalId);
      const streamArn = (await streamOf(client, name)) ?? (await createTable(client, name, properties, realClock));
      if (streamArn !== undefined) streams.set(name, streamArn);
    }
    return streams;
  } finally {
    client.destroy();
  }
}

/** The stream of a table, an empty text for a table without one, or undefined where there is no such table. */
async function streamOf(client: DynamoDBClient, name: string): Promise<string | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    return Table?.LatestStreamArn ?? '';
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function createTable(
  client: DynamoDBClient,
  name: string,
  properties: unknown,
  realClock: boolean,
): Promise<string | undefined> {
  const { StreamSpecification, TimeToLiveSpecification, ...table } = tableSchema.parse(properties);
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      ...table,
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      ...(StreamSpecification && { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } }),
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: name });
  if (TimeToLiveSpecification && realClock) {
    await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }));
  }
  return TableDescription?.LatestStreamArn;
}
