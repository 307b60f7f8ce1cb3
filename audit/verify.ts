import { parseArgs } from 'node:util';
import { operatorTable } from '../shared/table/operator-client.ts';
import { verifyExport } from './verify-export.ts';
import { verifyTable } from './verify-table.ts';

/**
 * `npm run audit:verify`: verifies the audit trail of every case of the table TABLE_NAME, or of an export with
 * `-- --export FILE`. Prints the first broken link of each broken case; exits with 1 where there is one, with 2 where
 * the cases could not be read.
 */
try {
  const { values } = parseArgs({ options: { export: { type: 'string' } } });
  const counts = { verified: 0, broken: 0, removed: 0 };
  for await (const { applicationId, broken, isContentRemoved } of values.export
    ? verifyExport(values.export)
    : verifyTable(operatorTable(process.env))) {
    counts.verified += 1;
    if (isContentRemoved) counts.removed += 1;
    if (broken === undefined) continue;
    counts.broken += 1;
    console.log(`${applicationId}  ${broken}`);
  }
  const removed = counts.removed > 0 ? `; content removed from ${counts.removed}` : '';
  console.log(`${counts.verified} cases verified, ${counts.broken} broken${removed}`);
  process.exitCode = counts.broken > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
