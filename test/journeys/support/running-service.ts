import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

/** How a run ended, and all that it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** What `npm start` runs, in a process and a process group of its own. */
export interface Run {
  readonly pid: number;
  /** Everything written so far, to standard output and standard error. */
  readonly said: () => string;
  readonly ended: Promise<Ended>;
  /** Sends a signal to the node process alone, or to its whole group, and waits for the end. */
  readonly kill: (signal: NodeJS.Signals, whom?: 'process' | 'group') => Promise<Ended>;
}

/** A local service that is ready to be asked. */
export interface RunningService extends Run {
  readonly url: string;
  readonly dataFolder: string;
  /** The key with which the bank signs, as this data folder keeps it. */
  readonly bankKey: () => Promise<string>;
}

/** Runs the command with arguments and further environment, whatever becomes of it. */
export function spawnRun(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, [join(root, 'local', 'main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const written = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.error += text;
  });
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, ...written }));
  return {
    pid: pidOf(child),
    said: () => written.out + written.error,
    ended,
    kill: (signal, whom = 'process') => {
      if (child.exitCode === null && child.signalCode === null) {
        process.kill(whom === 'group' ? -pidOf(child) : pidOf(child), signal);
      }
      return ended;
    },
  };
}

/** Starts the service on a free port and waits until it says that it is ready. */
export async function startService(dataFolder: string, clock?: string): Promise<RunningService> {
  const run = spawnRun(['--port', '0', '--data', dataFolder, ...(clock ? ['--clock', clock] : [])]);
  const url = await whenReady(run);
  return {
    ...run,
    url,
    dataFolder,
    bankKey: async () => JSON.parse(await readFile(join(dataFolder, 'integration-keys.json'), 'utf8')).bank,
  };
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'subsidy-journey-'));
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

async function whenReady(run: Run): Promise<string> {
  let over: Ended | undefined;
  run.ended.then((ended) => {
    over = ended;
  });
  for (;;) {
    const url = /API +(http:\S+)[\s\S]*Ctrl-C/.exec(run.said())?.[1];
    if (url !== undefined) return url;
    if (over) throw new Error(`The service ended with ${over.code} before it was ready: ${over.error}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('The process did not start');
  return pid;
}
