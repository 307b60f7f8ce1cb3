import { expect, test } from 'vitest';
import { beginRemoval } from '../../../shared/domain/case/removal.ts';
import type { RemovalScope } from '../../../shared/domain/retention.ts';
import { auditedCase } from '../../../shared/table/audited-case.ts';
import { contentRemoval } from '../../../shared/table/content-removal.ts';
import { aPerson, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { Killed, killedAfter } from './killed-table.ts';
import { retentionDesk } from './retention-desk.ts';

const service = await aService();
const { table, deps, walk, stored } = service;
const desk = retentionDesk(service);
const nextPerson = countingPeople(100);

/** Removes content from a new case, and is killed after so many writes. @returns whether that was before the end */
async function killedRemoval(phase: 'REJECTED' | 'PAID', scope: RemovalScope, writes: number): Promise<boolean> {
  const person = nextPerson();
  const id = await walk.caseIn(phase, person);
  await deps.marks.mark(await stored.application(id));
  const begun = beginRemoval(await stored.application(id), { scope, planId: 'plan', at: deps.clock.instant() });
  const application = await deps.applications.write(begun);
  const killed = contentRemoval(killedAfter(table, writes, writes % 2 === 0), 'key-of-the-tests', deps.now);
  const wasKilled = await killed.finish(application).then(
    () => false,
    (error: unknown) => error instanceof Killed,
  );
  expect((await auditedCase(await stored.application(id), deps)).faults).toEqual([]);
  await deps.removal.finish(await stored.application(id));
  const after = await stored.application(id);
  expect(after).toMatchObject({ phase, contentRemoved: { scope, done: true } });
  expect(after.contentRemoved?.from).toBeUndefined();
  expect((await auditedCase(after, deps)).faults).toEqual([]);
  expect(await desk.itemsWith(person.phone)).toEqual([]);
  if (phase === 'REJECTED') expect(await desk.itemsWith(person.idNumber)).toEqual([]);
  return wasKilled;
}

test.each([
  ['REJECTED', 'ALL'],
  ['PAID', 'BESIDE_VOUCHER'],
  ['PAID', 'ALL'],
] as const)('a removal that is killed at any of its writes goes on where it was: %s, %s', async (phase, scope) => {
  let writes = 0;
  while (await killedRemoval(phase, scope, writes)) writes += 1;
  expect(writes).toBeGreaterThan(8);
});

test('a removal that was not begun removes nothing, and one that is done changes nothing', async () => {
  const id = await walk.caseIn('WITHDRAWN', aPerson(1));
  const application = await stored.application(id);
  await expect(deps.removal.finish(application)).rejects.toThrow(RangeError);
  await deps.applications.write(beginRemoval(application, { scope: 'ALL', planId: 'plan', at: deps.clock.instant() }));
  await deps.removal.finish(await stored.application(id));
  const done = await stored.application(id);
  await deps.removal.finish(done);
  expect(await stored.application(id)).toEqual(done);
});
