import { expect, test } from 'vitest';
import { callSlots } from '../../../../local/aws/lambda/call-slots.ts';

/** Calls that a test ends one by one, and how many of them have begun. */
function heldCalls() {
  const held: PromiseWithResolvers<string>[] = [];
  const call = (): Promise<string> => {
    const one = Promise.withResolvers<string>();
    held.push(one);
    return one.promise;
  };
  return { held, call };
}
const aTurn = () => new Promise((resolve) => setImmediate(resolve));

test('a burst of calls to a function with two slots never has more than two under way, and every call gets its turn', async () => {
  const { held, call } = heldCalls();
  const inSlot = callSlots(2);
  const results = Array.from({ length: 5 }, () => inSlot(call));
  for (let ended = 0; ended < 5; ended += 1) {
    await aTurn();
    expect(held.length).toBe(Math.min(ended + 2, 5));
    held[ended]?.resolve(`result ${ended}`);
  }
  expect(await Promise.all(results)).toEqual(['result 0', 'result 1', 'result 2', 'result 3', 'result 4']);
});

test('a call that fails frees its slot', async () => {
  const inSlot = callSlots(1);
  await expect(inSlot(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await inSlot(async () => 'next')).toBe('next');
});

test('without reserved concurrency all calls run at once', async () => {
  const { held, call } = heldCalls();
  const inSlot = callSlots(undefined);
  for (let n = 0; n < 5; n += 1) void inSlot(call);
  await aTurn();
  expect(held.length).toBe(5);
});
