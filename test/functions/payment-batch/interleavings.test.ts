import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { expectCounted, expectInOrder, expectSentOnce } from './batch-invariants.ts';
import { type Move, moves, wayOfABatch } from './batch-moves.ts';
import { snapshotOf } from './batch-snapshot.ts';
import { batchWorld, CutShortError, fourWaiting } from './batch-world.ts';
import { inTurns } from './turns.ts';

/** DynamoDB Local is slower than the database of the tests. */
const PLANS = process.env.DYNAMODB_ENDPOINT ? 8 : 20;

const waiting = await fourWaiting();

const atOnce = fc.array(moves, { maxLength: 2 });
/** A batch goes from its draft to its results while other people do other things, and what comes after that. */
const plans = fc
  .tuple(wayOfABatch, fc.array(atOnce, { minLength: 4, maxLength: 4 }), fc.array(atOnce, { maxLength: 5 }))
  .map(([way, beside, after]) => [...way.map((move, index) => [move, ...(beside[index] ?? [])]), ...after]);

/**
 * Works through a plan. After each group everything is as it must be; whatever refuses a move is an answer to people,
 * and no fault.
 */
async function workThrough(plan: readonly (readonly Move[])[], order: Iterator<number>) {
  const table = await waiting.copied();
  const world = batchWorld(
    inTurns(table, (among) => Number(order.next().value) % among),
    waiting.now,
  );
  const files = new Map<string, string>();
  let snapshot = await snapshotOf(table);
  for (const group of plan) {
    const begun = group.flatMap((move) => world.begun(move, snapshot) ?? []);
    for (const ended of await Promise.allSettled(begun.map((move) => move()))) {
      if (ended.status === 'fulfilled') continue;
      const isAnswer = ended.reason instanceof ServiceError || ended.reason instanceof CutShortError;
      if (!isAnswer) throw ended.reason;
    }
    snapshot = await snapshotOf(table);
    expectInOrder(snapshot);
    for (const { batchId, file } of snapshot.batches) {
      if (!file) continue;
      const bytes = await world.file(batchId);
      expect(bytes).toBe(files.get(batchId) ?? bytes);
      files.set(batchId, bytes);
    }
    expectSentOnce(snapshot, files);
  }
  await world.finish(snapshot);
  const finished = await snapshotOf(table);
  expectInOrder(finished);
  expectCounted(finished);
  await world.repeat();
  expect(await snapshotOf(table)).toEqual(finished);
  return finished;
}

test('however people interleave, approved is paid, returned, pending or suspended, and no payment is paid twice', async () => {
  const seen = { sent: 0, settled: 0, returned: 0, paid: 0 };
  await fc.assert(
    fc.asyncProperty(plans, fc.infiniteStream(fc.nat()), async (plan, order) => {
      const { batches, payments } = await workThrough(plan, order);
      for (const { file, status } of batches) {
        if (file) seen.sent += 1;
        if (status === 'SETTLED') seen.settled += 1;
      }
      seen.paid += payments.filter(({ status }) => status === 'PAID').length;
      seen.returned += payments.filter(({ status }) => status === 'RETURNED').length;
    }),
    { seed: 54, numRuns: PLANS },
  );
  // The plans reach what they are about.
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(PLANS / 4);
});
