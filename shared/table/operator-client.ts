import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The variables that say which database an operator's script reads. */
export type DatabaseEnvironment = Readonly<
  Partial<Record<'DYNAMODB_ENDPOINT' | 'AWS_REGION' | 'AWS_ACCESS_KEY_ID', string | undefined>>
>;

/** The client of an operator's script: of AWS, or of the database at DYNAMODB_ENDPOINT. */
export function operatorClient({
  DYNAMODB_ENDPOINT,
  AWS_REGION,
  AWS_ACCESS_KEY_ID,
}: DatabaseEnvironment): DynamoDBDocumentClient {
  const client = new DynamoDBClient(
    DYNAMODB_ENDPOINT
      ? {
          endpoint: DYNAMODB_ENDPOINT,
          region: AWS_REGION ?? 'local',
          // A database on this machine asks for credentials, and takes any.
          ...(!AWS_ACCESS_KEY_ID && { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
        }
      : {},
  );
  return DynamoDBDocumentClient.from(client);
}

/**
 * The table TABLE_NAME of an operator's script.
 *
 * @throws Error where the variable is not set
 */
export function operatorTable(environment: DatabaseEnvironment & Readonly<{ TABLE_NAME?: string | undefined }>) {
  const { TABLE_NAME: name } = environment;
  if (!name) throw new Error('Set TABLE_NAME to the table, or give an export with --export FILE.');
  return { client: operatorClient(environment), name, random: Math.random };
}
