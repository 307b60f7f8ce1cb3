import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { bundleFunctions } from '../infra/bundle-functions.ts';
import { ENVIRONMENT_NAMES } from '../shared/contracts/environment.ts';
import { columns, type Figure } from './figure.ts';
import { median } from './statistics.ts';

const ROUNDS = 4;
const FLOOR = 'put-item';
const SUBMISSION = 'submit-application';
const SUBMISSION_BUDGET_KB = 450;
const BUDGET_KB = 500;

/** Size and import time of every deployed bundle, against the floor: the smallest function that writes to the table. */
export async function bundles(): Promise<Figure> {
  const floorFolder = (await bundleFunctions(join(import.meta.dirname, 'floor'))).get(FLOOR);
  if (floorFolder === undefined) throw new Error(`There is no floor ${FLOOR}`);
  const folders = await bundleFunctions();
  const imports = await importPairs(folders, floorFolder);
  const floorKilobytes = await kilobytesOf(floorFolder);
  const floorMilliseconds = median([...imports.values()].flat().map(({ floor }) => floor.milliseconds));
  const measured = await Promise.all(
    [...folders].map(async ([name, folder]) => {
      const pairs = imports.get(name) ?? [];
      return {
        name,
        kilobytes: await kilobytesOf(folder),
        milliseconds: median(pairs.map(({ handler }) => handler.milliseconds)),
        importRatio: median(pairs.map(({ handler, floor }) => handler.processorTime / floor.processorTime)),
      };
    }),
  );
  const largest = measured.toSorted((one, other) => other.kilobytes - one.kilobytes);
  const submission = measured.find(({ name }) => name === SUBMISSION);
  return {
    lines: [
      `import in a process of its own, each just after one of the floor; medians of ${ROUNDS} such pairs; work is processor time`,
      ...columns([
        ['function', 'kB', 'to floor', 'import ms', 'work to floor'],
        ['(floor: document client alone)', floorKilobytes, 1, floorMilliseconds, 1],
        ...largest.map(({ name, kilobytes, milliseconds, importRatio }) => [
          name,
          kilobytes,
          kilobytes / floorKilobytes,
          milliseconds,
          importRatio,
        ]),
      ]),
    ],
    verdicts: [
      {
        what: `${SUBMISSION}, minified`,
        measured: submission?.kilobytes ?? Number.NaN,
        budget: SUBMISSION_BUDGET_KB,
        unit: ' kB',
      },
      {
        what: `the largest bundle (${largest[0]?.name}), minified`,
        measured: largest[0]?.kilobytes ?? Number.NaN,
        budget: BUDGET_KB,
        unit: ' kB',
      },
    ],
  };
}

/** Kilobytes of 1,000 bytes. */
async function kilobytesOf(folder: string): Promise<number> {
  return (await stat(join(folder, 'index.mjs'))).size / 1000;
}

/** Imports in pairs, so that the load of the machine affects both alike. */
async function importPairs(folders: ReadonlyMap<string, string>, floorFolder: string) {
  const pairs = new Map([...folders.keys()].map((name): [string, { floor: Import; handler: Import }[]] => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, folder] of folders) {
      const floor = await importOnce(floorFolder);
      pairs.get(name)?.push({ floor, handler: await importOnce(folder) });
    }
  }
  return pairs;
}

const IMPORT_AND_REPORT = `
const before = process.cpuUsage();
const startedAt = performance.now();
await import(process.argv[1]);
const milliseconds = performance.now() - startedAt;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ milliseconds, processorTime: user + system }));
`;

const importSchema = z.object({
  milliseconds: z.number(),
  /** Microseconds of processor time, without the waits of a busy machine. */
  processorTime: z.number(),
});
type Import = z.output<typeof importSchema>;

// The environment of a function. Nothing is called, so the values do not matter.
const placeholders = Object.fromEntries(ENVIRONMENT_NAMES.map((name) => [name, 'https://bench.invalid']));
const numbers = { PORT_TIMEOUT_MS: '1000', LOG_LEVEL: 'INFO' };

async function importOnce(folder: string): Promise<Import> {
  const address = pathToFileURL(join(folder, 'index.mjs')).href;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', IMPORT_AND_REPORT, address],
    { env: { ...process.env, ...placeholders, ...numbers, AWS_REGION: 'local' } },
  );
  return importSchema.parse(JSON.parse(stdout));
}
