import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The exit code of a run, and its output. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** A local run in a process of its own. */
export interface SpawnedRun {
  readonly process: ChildProcess;
  /** The first match in its standard output. Rejects if the run ends before. */
  readonly printed: (pattern: RegExp) => Promise<string>;
  /** Its output so far: standard output, then standard error. */
  readonly said: () => string;
  readonly ended: Promise<Ended>;
  readonly kill: (signal: NodeJS.Signals) => Promise<Ended>;
}

/** Starts a script of this repository with the Node of the tests. */
export function spawnRun(
  script: string,
  args: readonly string[],
  { env = {}, nodeArgs = [] }: { readonly env?: Record<string, string>; readonly nodeArgs?: readonly string[] } = {},
): SpawnedRun {
  const child = spawn(process.execPath, [...nodeArgs, join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.error += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, ...texts }));
  return {
    process: child,
    said: () => texts.out + texts.error,
    ended,
    async printed(pattern) {
      for (;;) {
        const [match] = pattern.exec(texts.out) ?? [];
        if (match !== undefined) return match;
        const what = await Promise.race([once(child.stdout, 'data'), ended]);
        if (!Array.isArray(what)) throw new Error(`The run ended: ${what.error}`);
      }
    },
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
