import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import * as z from 'zod';
import { exportFiles } from '../../functions/export/export-files.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import { setLambdaEnvironment } from '../../local/aws/lambda/lambda-environment.ts';
import { bucketDefinitions } from '../../local/aws/objects/buckets.ts';
import { objectFiles } from '../../local/aws/objects/object-files.ts';
import { objectRequests } from '../../local/aws/objects/object-requests.ts';
import { readStack, type Stack } from '../../local/aws/stack/stack.ts';
import { createTables } from '../../local/aws/table/create-table.ts';
import { startTableEngine } from '../../local/aws/table/table-engine.ts';
import { startHttpServer } from '../../local/http/http-server.ts';
import { synthesisedService } from '../../local/synthesised-service.ts';
import { newExport } from '../../shared/domain/export.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { exportStore } from '../../shared/table/export-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { openWorkbench } from '../workbench.ts';
import { SEEDED_DAYS, seedPayments } from './seed-payments.ts';

/**
 * Exports so many payments, five of a case, in a process with a capped heap, and says what it took. The file is then
 * downloaded by its signed address and checked: each payment is in it once.
 *
 * Usage: npm run measure:exports -- [PAYMENTS] [HEAP_MB] [SECONDS]
 * SECONDS is the time after which the function leaves the rest to the next message: 80, as deployed.
 */
const [payments = 1000, heapMb = 64, seconds = 80] = process.argv.slice(2).map(Number);

const took = z.object({
  milliseconds: z.number(),
  messages: z.number(),
  requests: z.number(),
  heap: z.number(),
  rss: z.number(),
});

const workbench = await openWorkbench();
try {
  const folder = await workbench.folder('export');
  const engine = await startTableEngine(join(folder, 'table.sqlite'));
  const stack = readStack((await synthesisedService()).templatePath, {});
  let storageRequests = 0;
  const answer = objectRequests({
    files: objectFiles(join(folder, 'objects'), bucketDefinitions(stack), () => new Date()),
    now: () => new Date(),
    secret: () => process.env.AWS_SECRET_ACCESS_KEY ?? '',
  });
  const storage = await startHttpServer({
    port: 0,
    mostBodyBytes: 0,
    direct: (message, response) => {
      storageRequests += 1;
      return answer(message, response);
    },
    answer: async () => 'cut',
    failed: () => 'cut',
  });
  setLambdaEnvironment({ table: engine.endpoint, services: storage.url });
  await createTables(stack, { realClock: false, dataFolder: folder });
  const [tableName, bucket] = [nameOfOnly(stack, 'AWS::DynamoDB::Table'), nameOfOnly(stack, 'AWS::S3::Bucket')];
  const table = tableNamed(tableName);
  await seedPayments(table, payments);

  const asked = { exportId: newId(), kind: 'PAYMENTS', ...SEEDED_DAYS, requestedBy: 'bench' } as const;
  const begun = newExport(asked, instantOf(new Date()));
  await exportStore(table).begin(begun, []);
  const figures = await written([tableName, bucket, begun.exportId, String(seconds)]);
  const address = await exportFiles(bucket).address(begun.exportId, {
    fileName: 'x.csv',
    seconds: 300,
    at: new Date(),
  });
  const file = await checkedFile(address);
  console.log(`${file.rows} payments, ${file.ids} of them different, ${(file.bytes / 1e6).toFixed(1)} MB
${(figures.milliseconds / 1000).toFixed(1)} s in ${figures.messages} messages of at most ${seconds} s
${figures.requests} requests to the table, ${storageRequests} to object storage
heap capped at ${heapMb} MB; at most ${(figures.heap / 1e6).toFixed(0)} MB in use, ${(figures.rss / 1e6).toFixed(0)} MB of the process`);
  storage.stopListening();
  storage.closeConnections();
  await engine.close();
  if (file.rows !== payments || file.ids !== payments) process.exitCode = 1;
} finally {
  await workbench.clear();
}

function nameOfOnly(stack: Stack, type: string): string {
  const [resource] = stack.resources(type);
  if (!resource) throw new Error(`The stack has no ${type}`);
  return stack.nameOf(resource.logicalId);
}

/** Runs the writing in a process of its own. @throws Error where it fails, as one without enough heap does */
async function written(parameters: readonly string[]): Promise<z.output<typeof took>> {
  const script = join(import.meta.dirname, 'write-in-process.ts');
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, script, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The export was not written: the process ended with ${code}`);
  return took.parse(JSON.parse(Buffer.concat(output).toString()));
}

/** Reads the file line by line, as whoever downloads it may. */
async function checkedFile(address: string) {
  const { body } = await fetch(address);
  if (!body) throw new Error('There is no file');
  const ids = new Set<string>();
  let rows = -1;
  let bytes = 0;
  for await (const line of createInterface({ input: Readable.from(chunksOf(body.getReader())) })) {
    bytes += Buffer.byteLength(line) + 2;
    rows += 1;
    if (rows > 0) ids.add(line.split(',')[7] ?? '');
  }
  return { rows, ids: ids.size, bytes };
}

async function* chunksOf(reader: { readonly read: () => Promise<{ done: boolean; value?: Uint8Array | undefined }> }) {
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}
