import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCases } from '../../../functions/report/count-cases.ts';
import { removeContent } from '../../../functions/retention/remove-content.ts';
import { cellsOfExport } from '../../../reports/cells-of-export.ts';
import { recount } from '../../../reports/recount.ts';
import { itemsOfTable } from '../../../reports/table-items.ts';
import { MOST_COUNTED_AT_ONCE } from '../../../shared/contracts/stream-events.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import { staysWithPerson } from '../../../shared/domain/case/removal.ts';
import { isFinal } from '../../../shared/domain/phase.ts';
import { moneyIn } from '../../../shared/domain/report/figures.ts';
import { sumOf } from '../../../shared/domain/report/tally.ts';
import { chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { parseApplication } from '../../../shared/table/application-item.ts';
import { auditedCase } from '../../../shared/table/audited-case.ts';
import { contentRemoval } from '../../../shared/table/content-removal.ts';
import { recordKindOf } from '../../../shared/table/record-kind.ts';
import { reportStore } from '../../../shared/table/report-store.ts';
import { aPerson, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { storesOf } from '../../support/stores.ts';
import { killedAfter } from './killed-table.ts';
import { retentionDesk } from './retention-desk.ts';
import { storeRandomCases } from './stored-walk.ts';

/** Known walks in every run, and others each time. */
const SEEDS = [2, 301_698, Date.now() % 1_000_000];

/** After how many writes each run is killed: often early, so that every write is the last one of some run. */
const anyKills = fc.array(fc.record({ writes: fc.integer({ min: 0, max: 40 }), isDone: fc.boolean() }), {
  minLength: 30,
  maxLength: 30,
});

/** The random cases of one person, and what is done at the end of their time. */
async function randomCases(seed: number) {
  const service = await aService();
  const { table, deps } = service;
  const person = aPerson(1);
  const ids = await storeRandomCases(seed, person, service);
  const desk = retentionDesk(service);
  const reports = reportStore(table);
  const cases = async (): Promise<readonly Application[]> =>
    (await desk.items())
      .filter(({ pk, sk }) => recordKindOf({ pk: String(pk), sk: String(sk) }) === 'application')
      .map(parseApplication);
  /** As the stream does, which gets the case after each write. */
  const count = async () => {
    const attempts = (await cases()).filter(({ attempt }) => attempt > 0);
    for (let index = 0; index < attempts.length; index += MOST_COUNTED_AT_ONCE) {
      await countCases(attempts.slice(index, index + MOST_COUNTED_AT_ONCE), { reports, calendar: chineseCalendar });
    }
  };
  const cells = () => cellsOfExport(itemsOfTable(table));
  const removeWithKills = async (kills: readonly { writes: number; isDone: boolean }[]) => {
    for (const { writes, isDone } of kills) {
      const killed = killedAfter(table, writes, isDone);
      const removal = contentRemoval(killed, 'key-of-the-tests', deps.now);
      await removeContent({ ...deps, ...storesOf(killed), removal }).catch(() => undefined);
      await expectWhole();
    }
    expect((await desk.remove()).failed).toBe(0);
  };
  /** Whatever was done so far: each case is there once, and its chain verifies. */
  const expectWhole = async () => {
    const found = await cases();
    expect(found.map(({ applicationId }) => applicationId).sort()).toEqual([...ids].sort());
    for (const application of found) expect((await auditedCase(application, deps)).faults).toEqual([]);
  };
  return { table, deps, person, desk, cases, count, cells, removeWithKills };
}

type RandomCases = Awaited<ReturnType<typeof randomCases>>;

async function expectRecountEqual({ table, cells }: RandomCases): Promise<void> {
  const found = await recount({ items: () => itemsOfTable(table), cells: await cells() }, chineseCalendar);
  expect([found.cases, found.cells]).toEqual([[], {}]);
}

async function moneyNow({ cells }: RandomCases) {
  const tallies = sumOf(
    (await cells()).filter(({ name }) => name.startsWith('CASES')).map(({ tally }) => ({ all: tally })),
  );
  return moneyIn(tallies.all ?? {});
}

const numbersOf = ({ phone, socialSecurityNumber, certificateNumber }: Person) => [
  ...[phone, socialSecurityNumber, certificateNumber, 'Y000001'],
];

describe.each(SEEDS)('random cases at the end of their time, killed at random, seed %i', (seed) => {
  test('lose their content and nothing else: chain, counts and money are as before', async () => {
    const random = await randomCases(seed);
    const { deps, desk, person, cases, count } = random;
    await count();
    const [before, money] = [await random.cells(), await moneyNow(random)];
    const [kills = [], later = []] = fc.sample(anyKills, { numRuns: 2, seed });

    deps.clock.set('2027-06-01T09:00:00+08:00');
    // The walk has begun a few removals.
    for (const application of await cases()) if (application.contentRemoved) await deps.removal.finish(application);
    // In some walks no case has ended, so that nothing is due.
    const { planId } = await desk.drawUp();
    if (planId) {
      await desk.release(planId);
      await random.removeWithKills(kills);
      await count();
    }
    const entries = planId ? (await desk.read(planId)).entries : [];
    for (const application of await cases()) {
      const { applicationId, contentRemoved, phase } = application;
      const held = entries.some((each) => each.applicationId === applicationId && each.hold);
      expect([phase, contentRemoved?.done]).toEqual([phase, isFinal(phase) && !held ? true : undefined]);
      if (!contentRemoved) continue;
      const gone = numbersOf(person);
      if (contentRemoved.scope === 'ALL') gone.push(person.name, person.accountNumber);
      // The walk may have begun to remove all of a paid case, which keeps its place under the ID number.
      if (!staysWithPerson(application, contentRemoved.scope)) gone.push(person.idNumber);
      await expectNone(random, applicationId, gone);
    }
    expect((await random.cells()).map(({ name, tally }) => [name, tally])).toEqual(
      before.map(({ name, tally }) => [name, tally]),
    );
    await expectRecountEqual(random);

    deps.clock.set('2052-06-01T09:00:00+08:00');
    const plan = await desk.drawUp();
    if (plan.planId) {
      await desk.release(plan.planId);
      await random.removeWithKills(later);
      await count();
    }
    for (const { applicationId, contentRemoved } of await cases()) {
      if (contentRemoved?.scope === 'ALL') {
        await expectNone(random, applicationId, [...numbersOf(person), person.name, person.accountNumber]);
      }
    }
    await expectRecountEqual(random);
    const after = await moneyNow(random);
    expect(after).toEqual(money);
    expect(after.paid + after.returned + after.pending + after.suspended).toBe(after.approved);
    expect(after.net).toBe(after.paid - after.repaid);
  });
});

/** None of these texts stands in any item of a case. */
async function expectNone({ desk }: RandomCases, applicationId: string, texts: readonly string[]): Promise<void> {
  const items = (await desk.items()).filter((item) => JSON.stringify(item).includes(applicationId));
  for (const text of texts) {
    const found = items.filter((item) => JSON.stringify(item).includes(text));
    // A refusal that fell and the attempt in its place name each other.
    expect(found.filter((item) => item.applicationId === applicationId)).toEqual([]);
  }
}
