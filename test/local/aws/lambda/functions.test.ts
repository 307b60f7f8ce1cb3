import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { functions } from '../../../../local/aws/lambda/functions.ts';
import type { Stack } from '../../../../local/aws/stack/stack.ts';
import { activity } from '../../../../local/clock/activity.ts';

/** A handler that takes a moment, and answers how many of its calls were under way when it began. */
const BUNDLE = `
let underWay = 0;
export async function handler() {
  underWay += 1;
  const seen = underWay;
  await new Promise((resolve) => setTimeout(resolve, 5));
  underWay -= 1;
  return seen;
}`;

async function stackWith(properties: Readonly<Record<string, unknown>>): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), 'functions-'));
  await writeFile(join(folder, 'index.mjs'), BUNDLE);
  return {
    resources: () => [
      { logicalId: 'F', properties: { Code: { S3Key: 'key' }, Handler: 'index.handler', ...properties } },
    ],
    nameOf: (logicalId) => logicalId,
    arnOf: (logicalId) => `arn:${logicalId}`,
    assetFolder: () => folder,
  };
}

async function mostAtOnce(properties: Readonly<Record<string, unknown>>): Promise<number> {
  const lambdas = functions({ stack: await stackWith(properties), activity: activity(), callEnded: () => {} });
  const seen = await Promise.all(Array.from({ length: 50 }, () => lambdas.invoke('arn:F', {})));
  return Math.max(...seen.map(Number));
}

test('a burst of fifty calls to a function with a reserved concurrency of three runs three at a time', async () => {
  expect(await mostAtOnce({ ReservedConcurrentExecutions: 3 })).toBe(3);
});

test('a function without reserved concurrency runs all its calls at once', async () => {
  expect(await mostAtOnce({})).toBe(50);
});
