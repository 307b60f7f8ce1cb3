import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { ask, aWorld, keys, local } from './world-support.ts';

/** Starts a world in its own process and prints the address of its bank. */
const program = `
  import { aWorld } from ${JSON.stringify(new URL('./world-support.ts', import.meta.url).href)};
  const { world } = await aWorld({ dataFolder: process.argv[1] });
  console.log(world.urls.bank);
`;

test('every transfer that was acknowledged before kill -9 exists afterwards, and the port is the same', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'killed-world-'));
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const bank = String(line).trim();

  const acknowledged: string[] = [];
  const orders = Array.from({ length: 200 }, async (_, index) => {
    const paymentId = `APP-${index}-1`;
    const order = {
      paymentId,
      amountFen: 1,
      payeeName: '样',
      accountNumber: '6299990000000009997',
      bankName: '样',
      purpose: '样',
    };
    const response = await ask(keys.bank, `${bank}/payments`, order, { 'idempotency-key': paymentId });
    if (response.status === 202) acknowledged.push(paymentId);
    if (acknowledged.length === 60) child.kill('SIGKILL');
  });
  await Promise.allSettled(orders);
  expect(acknowledged.length).toBeGreaterThanOrEqual(60);

  const { world } = await aWorld({ dataFolder });
  const { transfers } = z
    .object({ transfers: z.array(z.object({ paymentId: z.string() })) })
    .parse((await local(world, 'GET', '/local/bank/transfers'))?.body);
  expect(transfers.map(({ paymentId }) => paymentId)).toEqual(expect.arrayContaining(acknowledged));
  expect(new Set(transfers.map(({ paymentId }) => paymentId)).size).toBe(transfers.length);
  expect(world.urls.bank).toBe(bank);
  await world.close();
});
