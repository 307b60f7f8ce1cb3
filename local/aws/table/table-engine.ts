import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../../storage/startup-error.ts';
import { damaged } from '../../storage/stored-value.ts';
import { answering, freePort } from './engine-process.ts';
import { indexStream } from './index-stream.ts';

/** A running database that speaks the DynamoDB protocol. */
export interface TableEngine {
  readonly endpoint: string;
  /** Rejects when the engine stops by itself. */
  readonly failed: Promise<never>;
  readonly close: () => Promise<void>;
}

const ENGINE_PACKAGE = '@dynoxide/linux-x64';

/**
 * Runs the engine so that it cannot outlive its parent. The standard input is a pipe that the parent holds open. It
 * closes however the parent ends, kill -9 included. Then `cat` ends, and the next command kills the engine. If the
 * engine ends first, the script ends too.
 */
const ENDS_WITH_PARENT = `
exec 3<&0
"$0" "$@" </dev/null 3<&- &
engine=$!
{ cat <&3 >/dev/null; kill -9 $engine 2>/dev/null; } &
exec 3<&-
wait $engine
`;

/**
 * Starts the database of the local run on a SQLite file, or uses the one that `DYNAMODB_ENDPOINT` names.
 *
 * @throws StartupError if there is neither, the file is damaged, or the engine does not start
 */
export async function startTableEngine(tableFile: string): Promise<TableEngine> {
  const external = process.env.DYNAMODB_ENDPOINT;
  if (external !== undefined) return externalEngine(external);
  const binary = engineBinary();
  checkTableFile(tableFile);
  const port = await freePort();
  const args = ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', tableFile];
  // The engine gets its own process group. Ctrl-C then reaches this process alone, and work under way can still end.
  const child = spawn('sh', ['-c', ENDS_WITH_PARENT, binary, ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const errorOutput: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => errorOutput.push(chunk.toString()));
  let closing = false;
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new StartupError(`The database engine does not start: ${error.message}`)));
    child.once('exit', () => {
      const reason = errorOutput.join('').trim().split('\n').at(-1) ?? '';
      if (!closing) reject(new StartupError(`The database engine stopped${reason ? `: ${reason}` : ''}`));
    });
  });
  failed.catch(() => {});
  const endpoint = `http://127.0.0.1:${port}`;
  const close = async (): Promise<void> => {
    closing = true;
    await stop(child);
  };
  try {
    await Promise.race([answering(endpoint), failed]);
    // By now the engine has created its tables, even in a new file.
    indexStream(tableFile);
  } catch (error) {
    await close();
    throw error;
  }
  return { endpoint, failed, close };
}

function engineBinary(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${ENGINE_PACKAGE}/package.json`)), 'dynoxide');
  } catch {
    throw new StartupError(
      `There is no database engine: ${ENGINE_PACKAGE} is not installed (it runs on Linux x64; npm ci installs it there). Elsewhere run DynamoDB Local and set DYNAMODB_ENDPOINT, for example http://127.0.0.1:8000.`,
    );
  }
}

/** Without this check, the engine would fail only when a request reaches the damaged page. */
function checkTableFile(file: string): void {
  try {
    const database = new DatabaseSync(file);
    try {
      const [row] = database.prepare('PRAGMA quick_check(1)').all();
      if (row?.quick_check !== 'ok') throw new Error(String(row?.quick_check));
    } finally {
      database.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw damaged(dirname(file), basename(file), `is not a whole database (${reason})`);
  }
}

async function externalEngine(text: string): Promise<TableEngine> {
  const endpoint = URL.canParse(text) ? new URL(text) : undefined;
  if (!endpoint?.protocol.startsWith('http'))
    throw new StartupError(`DYNAMODB_ENDPOINT is "${text}", which is no http(s) URL.`);
  try {
    await fetch(endpoint, { method: 'HEAD', signal: AbortSignal.timeout(5000) });
  } catch {
    throw new StartupError(
      `No database answers at DYNAMODB_ENDPOINT ${text}. Start it, or unset the variable to use ${ENGINE_PACKAGE}.`,
    );
  }
  return { endpoint: text, failed: new Promise(() => {}), close: async () => {} };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.stdin?.end();
  await exited;
}
