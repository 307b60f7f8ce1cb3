import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { ENVIRONMENT_NAMES } from '../shared/contracts/environment.ts';
import { type BundleSizes, bundleSizes, sizeVerdicts } from './bundle-sizes.ts';
import { columns, type Figure } from './figure.ts';
import { median } from './statistics.ts';

const ROUNDS = 4;

/** Size and import time of every bundle that is deployed, next to those of the floor. */
export async function bundles(): Promise<Figure> {
  const sizes = await bundleSizes();
  const pairs = await importPairs(sizes);
  const floorMilliseconds = median([...pairs.values()].flat().map(({ floor }) => floor.milliseconds));
  return {
    lines: [
      `import in a process of its own, each just after one of the floor; medians of ${ROUNDS} such pairs; work is processor time`,
      ...columns([
        ['function', 'kB', 'to floor', 'import ms', 'work to floor'],
        ['(floor: document client alone)', sizes.floor.kilobytes, 1, floorMilliseconds, 1],
        ...sizes.bundles.map(({ name, kilobytes, toFloor }) => {
          const imports = pairs.get(name) ?? [];
          const milliseconds = median(imports.map(({ bundle }) => bundle.milliseconds));
          const workToFloor = median(imports.map(({ bundle, floor }) => bundle.processorTime / floor.processorTime));
          return [name, kilobytes, toFloor, milliseconds, workToFloor];
        }),
      ]),
    ],
    verdicts: sizeVerdicts(sizes),
  };
}

/** In pairs, so that the load of the machine is the same for both. */
async function importPairs(sizes: BundleSizes) {
  const pairs = new Map(sizes.bundles.map(({ name }): [string, { floor: Import; bundle: Import }[]] => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, folder } of sizes.bundles) {
      const floor = await importOnce(sizes.floor.folder);
      pairs.get(name)?.push({ floor, bundle: await importOnce(folder) });
    }
  }
  return pairs;
}

const IMPORTS_AND_PRINTS = `
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

// A function reads its environment when it is imported. Nothing is called, so the values do not matter.
const placeholders = Object.fromEntries(ENVIRONMENT_NAMES.map((name) => [name, 'https://bench.invalid']));
const numbers = { PORT_TIMEOUT_MS: '1000', LOG_LEVEL: 'INFO' };

async function importOnce(folder: string): Promise<Import> {
  const address = pathToFileURL(join(folder, 'index.mjs')).href;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', IMPORTS_AND_PRINTS, address],
    { env: { ...process.env, ...placeholders, ...numbers, AWS_REGION: 'local' } },
  );
  return importSchema.parse(JSON.parse(stdout));
}
