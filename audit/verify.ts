import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../shared/table/table.ts';
import { verifyExport } from './verify-export.ts';
import { verifyTable } from './verify-table.ts';

/**
 * `npm run audit:verify`: verifies the audit trail of every case of the table TABLE_NAME, or of an export with
 * `-- --export FILE`. Prints the first broken link of each broken case; exits with 1 where there is one, with 2 where
 * the cases could not be read.
 */
const { values } = parseArgs({ options: { export: { type: 'string' } } });
const { TABLE_NAME, DYNAMODB_ENDPOINT, AWS_REGION, AWS_ACCESS_KEY_ID } = process.env;

try {
  const counts = { verified: 0, broken: 0 };
  for await (const { applicationId, broken } of values.export ? verifyExport(values.export) : verifyTable(theTable())) {
    counts.verified += 1;
    if (broken === undefined) continue;
    counts.broken += 1;
    console.log(`${applicationId}  ${broken}`);
  }
  console.log(`${counts.verified} cases verified, ${counts.broken} broken`);
  process.exitCode = counts.broken > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function theTable(): Table {
  if (!TABLE_NAME) throw new Error('Set TABLE_NAME to the table, or give an export with --export FILE.');
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
  return { client: DynamoDBDocumentClient.from(client), name: TABLE_NAME, random: Math.random };
}
