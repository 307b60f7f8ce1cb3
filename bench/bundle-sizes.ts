import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleFunctions } from '../infra/bundle-functions.ts';
import { bundleService } from '../infra/bundle-service.ts';
import type { Verdict } from './figure.ts';
import { median } from './statistics.ts';

const FLOOR = 'put-item';
const SUBMISSION = 'submit-application';

/**
 * The bundles with the client of object storage, which alone is 140 kB: S3 has no small one. Of these functions one
 * works in the background, and the other is asked for the progress of an export, where a few milliseconds do not count.
 */
const WITH_OBJECT_STORAGE: readonly string[] = ['read-export', 'write-export'];

/** One bundle that is deployed. */
export interface Bundle {
  readonly name: string;
  readonly folder: string;
  /** Thousands of bytes, not 1,024. */
  readonly kilobytes: number;
  /** Its size in sizes of the floor. */
  readonly toFloor: number;
}

export interface BundleSizes {
  /** The least that a function which writes to the table can be: the document client and nothing else. */
  readonly floor: Bundle;
  /** All that are deployed, the largest first. */
  readonly bundles: readonly Bundle[];
}

/** Bundles every function as for a deployment, and the floor, and measures them. */
export async function bundleSizes(): Promise<BundleSizes> {
  const floorFolder = (await bundleFunctions(join(import.meta.dirname, 'floor'))).get(FLOOR);
  if (floorFolder === undefined) throw new Error(`bench/floor has no function ${FLOOR}`);
  const floorKilobytes = await kilobytesOf(floorFolder);
  const folders = await bundleService();
  const bundles = await Promise.all(
    [...folders].map(async ([name, folder]) => {
      const kilobytes = await kilobytesOf(folder);
      return { name, folder, kilobytes, toFloor: kilobytes / floorKilobytes };
    }),
  );
  return {
    floor: { name: FLOOR, folder: floorFolder, kilobytes: floorKilobytes, toFloor: 1 },
    bundles: bundles.sort((one, other) => other.kilobytes - one.kilobytes),
  };
}

/** The sizes against their budgets. */
export function sizeVerdicts({ bundles }: BundleSizes): readonly Verdict[] {
  const [largest] = bundles.filter(({ name }) => !WITH_OBJECT_STORAGE.includes(name));
  const [withStorage] = bundles.filter(({ name }) => WITH_OBJECT_STORAGE.includes(name));
  const submission = bundles.find(({ name }) => name === SUBMISSION);
  return [
    {
      what: 'the median bundle to the floor',
      measured: median(bundles.map(({ toFloor }) => toFloor)),
      budget: 1.48,
      unit: '×',
    },
    { what: `${SUBMISSION} to the floor`, measured: submission?.toFloor ?? Number.NaN, budget: 1.63, unit: '×' },
    {
      what: `the largest bundle (${largest?.name}), minified`,
      measured: largest?.kilobytes ?? Number.NaN,
      budget: 395,
      unit: ' kB',
    },
    {
      what: `the largest bundle with object storage (${withStorage?.name}), minified`,
      measured: withStorage?.kilobytes ?? Number.NaN,
      budget: 495,
      unit: ' kB',
    },
  ];
}

async function kilobytesOf(folder: string): Promise<number> {
  return (await stat(join(folder, 'index.mjs'))).size / 1000;
}
