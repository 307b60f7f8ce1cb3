import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesise } from '../infra/synthesise.ts';
import { readStack } from '../local/aws/stack/stack.ts';
import { checkCalls } from './check-calls.ts';
import { recordedCalls, recordJourneys } from './recorded-calls.ts';
import { sampleParameters } from './sample-parameters.ts';

/**
 * Checks that the policies of the stack allow every call that the journeys make to AWS, because the local run enforces
 * no grant. Exits with 1 if AWS would refuse a call.
 *
 * The argument is a folder in which the journeys have been recorded before (`RECORDED_CALLS=FOLDER npm test`). Without
 * it, the journeys run first.
 */
try {
  const scratch = await mkdtemp(join(tmpdir(), 'subsidy-grants-'));
  const given = process.argv[2];
  if (given === undefined) await recordJourneys(scratch);
  const { templatePath } = await synthesise(join(scratch, 'assembly'));
  const calls = recordedCalls(given ?? scratch);
  const { checked, findings, unused } = await checkCalls(readStack(templatePath, sampleParameters), calls);
  for (const finding of findings) console.error(finding);
  for (const line of unused) console.log(`No journey used these grants of ${line}`);
  if (findings.length > 0) process.exitCode = 1;
  else console.log(`The policies allow all ${checked} calls that the journeys and AWS make with the stack's roles.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
