import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type AwsCall, awsCall } from '../local/aws/recording/aws-call.ts';

/**
 * Runs the journeys, and records the calls of their services to AWS into a folder.
 *
 * @throws Error where a journey fails
 */
export async function recordJourneys(folder: string): Promise<void> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', 'test/journeys', '--reporter=dot'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, RECORDED_CALLS: folder },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error('A journey failed, so the grants were not checked.');
}

/** @throws Error where the folder has no recorded call, which would make every check pass */
export function recordedCalls(folder: string): readonly AwsCall[] {
  const lines = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line !== '');
  if (lines.length === 0) throw new Error(`${folder} has no recorded call.`);
  return [...new Set(lines)].map((line) => awsCall.parse(JSON.parse(line)));
}
