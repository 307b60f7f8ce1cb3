import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const TableName = process.env.TABLE_NAME;
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const now = () => globalThis[Symbol.for('subsidy.clock')]().toISOString();

export async function read(id) {
  const { Item } = await client.send(
    new GetCommand({ TableName, Key: { pk: `CASE#${id}`, sk: 'CASE' }, ConsistentRead: true }),
  );
  return Item;
}

export async function put(item) {
  await client.send(new PutCommand({ TableName, Item: item }));
}

export async function change(id, values) {
  const names = Object.keys(values);
  await client.send(
    new UpdateCommand({
      TableName,
      Key: { pk: `CASE#${id}`, sk: 'CASE' },
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, values[name]])),
    }),
  );
}

/** Adds one to a counter and keeps when that was. */
export async function count(name) {
  await client.send(
    new UpdateCommand({
      TableName,
      Key: { pk: `CASE#${name}`, sk: 'CASE' },
      UpdateExpression: 'SET times = list_append(if_not_exists(times, :none), :one)',
      ExpressionAttributeValues: { ':none': [], ':one': [now()] },
    }),
  );
}
