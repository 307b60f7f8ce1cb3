import { beforeAll, describe, expect, test } from 'vitest';
import { type WriteExportDeps, writeExport } from '../../functions/export/write-export.ts';
import { anExportWorld, type ExportWorld, timeFor } from '../functions/export/export-world.ts';
import { aPerson } from '../support/people.ts';

let world: ExportWorld;
const ids: string[] = [];
beforeAll(async () => {
  world = await anExportWorld();
  for (const n of [1, 2, 3, 4, 5]) ids.push(await world.walk.caseIn('PAYING', aPerson(n)));
  await world.count(ids);
  world.deps.clock.set('2021-07-20T09:00:00+08:00');
});

/** Counts the calls to everything outside, and fails at one of them, before or after it took effect. */
function dying(at: number, afterwards: boolean): { readonly deps: WriteExportDeps; readonly calls: () => number } {
  let calls = 0;
  const guard = <Group extends object>(group: Group): Group =>
    new Proxy(group, {
      get: (target, name) => {
        const method = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...parameters: unknown[]) => {
          calls += 1;
          const dies = calls === at;
          if (dies && !afterwards) throw new Error('killed');
          const result = await method.apply(target, parameters);
          if (dies) throw new Error('killed');
          return result;
        };
      },
    });
  const { exports, cases, files, queue } = world.use;
  return {
    deps: {
      ...world.use,
      exports: guard(exports),
      cases: guard(cases),
      files: guard(files),
      queue: guard(queue),
      mayGoOn: timeFor(3),
    },
    calls: () => calls,
  };
}

describe('a function that is killed', () => {
  test('at any of its calls, before or after it took effect, loses no row and repeats none', async () => {
    const exportId = await world.ask('PAYMENTS', { from: '2021-06-16', to: '2021-06-17' });
    const { deps, calls } = dying(Number.POSITIVE_INFINITY, false);
    await world.deliver(deps);
    const whole = world.storage.bytesOf(exportId);
    expect(calls()).toBeGreaterThan(15);
    for (let at = 1; at <= calls(); at += 1) {
      for (const afterwards of [false, true]) {
        const again = await world.ask('PAYMENTS', { from: '2021-06-16', to: '2021-06-17' });
        const message = { exportId: again };
        const { deps: killed } = dying(at, afterwards);
        // The queue delivers a message that failed again, beside any that was added before the function died.
        await world.deliver(killed).catch(() => world.queued.push(message));
        await world.deliver({ mayGoOn: timeFor(3) });
        expect(world.storage.bytesOf(again), `killed at call ${at}`).toEqual(whole);
        expect(await world.read(again)).toMatchObject({ status: 'READY', rows: 5 });
      }
    }
  });

  test('and one that goes on beside it while it still runs, leave the work of one', async () => {
    const exportId = await world.ask();
    const message = { exportId };
    world.queued.push(message, message);
    while (world.queued.length > 0) {
      await Promise.all(world.queued.splice(0).map((each) => writeExport(each, { ...world.use, mayGoOn: timeFor(2) })));
    }
    expect(world.rowsOf(exportId).map((row) => row.支付单号)).toEqual(ids.map((id) => `${id}-1`).sort());
  });
});
