import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import type { SimulatedCall } from './simulated-call.ts';

const SIMULATOR = '@cloud-copilot/iam-simulate';

/**
 * What IAM would answer to each call, in order: `Allowed`, or why not.
 *
 * @throws Error where the simulator is not installed or fails
 */
export async function askSimulator(calls: readonly SimulatedCall[]): Promise<readonly string[]> {
  if (!isInstalled()) throw new Error(`${SIMULATOR} is not installed, so no grant was checked.`);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'simulate.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  child.stdin.end(JSON.stringify(calls));
  const answer = await text(child.stdout);
  const [code] = await ended;
  if (code !== 0) throw new Error('The simulation of IAM failed, so no grant was checked.');
  return z.array(z.string()).length(calls.length).parse(JSON.parse(answer));
}

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve(SIMULATOR);
    return true;
  } catch {
    return false;
  }
}
