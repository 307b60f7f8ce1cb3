import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { StartupError } from '../../storage/startup-error.ts';
import type { Stack } from '../stack/stack.ts';

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
 * Creates every table of the stack that the engine does not have yet, with its keys, indexes and stream.
 *
 * The time-to-live applies only if the clock follows the machine's time. The engine deletes items by the machine's
 * time, which is years later than the virtual clock, so it would delete all of them at once.
 *
 * The environment names the engine, as it does for the functions.
 *
 * @throws StartupError if a table exists with other indexes
 * @returns the ARN of each table's stream, by table name
 */
export async function createTables(
  stack: Stack,
  { realClock, dataFolder }: { readonly realClock: boolean; readonly dataFolder: string },
): Promise<ReadonlyMap<string, string>> {
  const client = new DynamoDBClient({});
  try {
    const streams = new Map<string, string>();
    for (const { logicalId, properties } of stack.resources('AWS::DynamoDB::Table')) {
      const name = stack.nameOf(logicalId);
      const definition = tableSchema.parse(properties);
      const existing = await existingTable(client, name);
      if (existing && indexNames(existing) !== indexNames(definition)) {
        throw new StartupError(
          `The data folder ${dataFolder} was made by another version: its table has other indexes. Choose another with --data FOLDER.`,
        );
      }
      const table = existing ?? (await createTable(client, name, definition, realClock));
      if (table?.LatestStreamArn !== undefined) streams.set(name, table.LatestStreamArn);
    }
    return streams;
  } finally {
    client.destroy();
  }
}

async function existingTable(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

function indexNames({ GlobalSecondaryIndexes = [] }: Pick<TableDescription, 'GlobalSecondaryIndexes'>): string {
  return GlobalSecondaryIndexes.map(({ IndexName }) => IndexName)
    .sort()
    .join();
}

async function createTable(
  client: DynamoDBClient,
  name: string,
  definition: z.output<typeof tableSchema>,
  realClock: boolean,
): Promise<TableDescription | undefined> {
  const { StreamSpecification, TimeToLiveSpecification, ...table } = definition;
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
  return TableDescription;
}
