import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { columns, type Figure, type Verdict } from './figure.ts';
import { median } from './statistics.ts';
import type { Workbench } from './workbench.ts';

const RUNS = 3;
const BUDGET_SECONDS = 20;
const repository = join(import.meta.dirname, '..');

/** How long `npm run synth` takes, and how long `npm start` takes until the service answers. */
export async function startTimes(workbench: Workbench): Promise<Figure> {
  const synth: number[] = [];
  const start: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    synth.push(await synthSeconds(await workbench.folder('synth')));
    start.push(await readySeconds(await workbench.folder('start')));
  }
  const row = (what: string, seconds: readonly number[]) => [what, median(seconds), ...seconds];
  return {
    lines: columns([
      ['seconds', 'median', ...synth.map((_, run) => `run ${run + 1}`)],
      row('npm run synth', synth),
      row('npm start, to the first answer', start),
    ]),
    verdicts: [verdict('npm run synth', synth), verdict('npm start, to the first answer', start)],
  };
}

function verdict(what: string, seconds: readonly number[]): Verdict {
  return { what, measured: median(seconds), budget: BUDGET_SECONDS, unit: ' s' };
}

async function synthSeconds(output: string): Promise<number> {
  const startedAt = performance.now();
  const child = npm(['run', 'synth', '--', '--output', output]);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`npm run synth ended with ${code}`);
  return (performance.now() - startedAt) / 1000;
}

async function readySeconds(dataFolder: string): Promise<number> {
  const startedAt = performance.now();
  const child = npm(['start', '--', '--port', '0', '--data', dataFolder]);
  const ended = once(child, 'exit');
  try {
    const url = await Promise.race([printedUrl(child), ended.then(() => Promise.reject(new Error('npm start ended')))]);
    const answer = await fetch(`${url}/v1/policies`);
    if (!answer.ok) throw new Error(`GET /v1/policies answered ${answer.status}`);
    return (performance.now() - startedAt) / 1000;
  } finally {
    // npm does not pass every signal on, so it and the service have their own process group.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}

async function printedUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The service has no standard output');
  for await (const line of createInterface(child.stdout)) {
    const [, url] = /^\s*API\s+(http\S+)/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('The service did not say where it listens');
}

function npm(args: readonly string[]): ChildProcess {
  return spawn('npm', args, { cwd: repository, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
}
