import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The smallest function that writes to the table: the document client and nothing else. */
export const handler = (item: Record<string, unknown>) =>
  client.send(new PutCommand({ TableName: process.env.TABLE_NAME, Item: item }));
