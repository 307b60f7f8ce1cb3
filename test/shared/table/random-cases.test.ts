import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Application } from '../../../shared/domain/case/application.ts';
import { auditFaults } from '../../../shared/domain/case/audit-faults.ts';
import type { Change } from '../../../shared/domain/case/change.ts';
import type { RefusedSubmission } from '../../../shared/domain/case/refused-submission.ts';
import type { Submission } from '../../../shared/domain/case/submit.ts';
import { WriteConflictError } from '../../../shared/domain/errors.ts';
import { transact } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { placesTaken } from '../../support/partition.ts';
import { countingPeople, type Person } from '../../support/people.ts';
import { storesOf } from '../../support/stores.ts';
import { type CaseTable, memoryTable, type StoredCase } from '../domain/case/case-table.ts';
import { held, moneyOf, slotOf } from '../domain/case/money-and-places.ts';
import { anySteps, randomWalk, type Step } from '../domain/case/random-steps.ts';

const nextPerson = countingPeople();
const table = await aTable();
const { applications, submissions, tasks, payments, records, notices, recoveries } = storesOf(table);

/** The table on the engine, as the random steps use one: through the stores alone. */
function storedCases(person: Person): CaseTable {
  const read = async (application: Application): Promise<StoredCase> => ({
    application,
    trail: await records.trail(application),
    tasks: await tasks.ofCase(application),
    payments: await payments.ofCase(application),
    former: await records.formerDeclarations(application),
    recoveries: await recoveries.ofCase(application),
    objections: await records.objections(application),
  });
  return {
    cases: async () => {
      const attempts = await applications.ofPerson(person.idNumber, 200);
      const receipts = await applications.refusedOfPerson(person.idNumber, 200);
      const all = await Promise.all([...attempts, ...receipts].map(read));
      // In the order in which they began: their ids count upwards.
      return all.sort((one, other) => numberIn(one) - numberIn(other));
    },
    begin: async (change) => {
      const outcome = isSubmission(change)
        ? await submissions.submit(change)
        : await submissions.keepRefusal(change as RefusedSubmission);
      return outcome === 'submitted' || outcome === 'kept' ? 'written' : 'refused';
    },
    write: (change) => unlessConflict(applications.write(change)),
    admit: (admission) => unlessConflict(applications.admit(admission)),
    open: async (application, task) => {
      const writes = [applications.versionWrite(application), tasks.openWrite(application, task)];
      return (await transact(table, writes)).outcome === 'written' ? 'written' : 'refused';
    },
    takeSerial: (publication) => notices.takeSerial(publication),
    placesOf: async (year) => Number((await placesTaken(table, person, year)) ?? 0),
  };
}

const isSubmission = (change: Change): change is Submission => change.event.event === 'SUBMITTED';
const numberIn = ({ application }: StoredCase) => Number(application.applicationId.replace(/\D/g, ''));

async function unlessConflict(write: Promise<Application>): Promise<'written' | 'refused'> {
  try {
    await write;
    return 'written';
  } catch (error) {
    if (error instanceof WriteConflictError) return 'refused';
    throw error;
  }
}

/** Takes the same steps on two tables, and gives what each of them did. */
async function both(steps: readonly Step[], person: Person) {
  const [memory, engine] = [memoryTable(), storedCases(person)];
  const walks = [randomWalk(memory, person), randomWalk(engine, person)] as const;
  const taken: (readonly [string | undefined, string | undefined])[] = [];
  for (const step of steps) taken.push([await walks[0].take(step), await walks[1].take(step)]);
  return { memory, engine, taken };
}

test('several people at the cases of one person: the engine writes and refuses what the rules of the table say', async () => {
  const walks = fc.sample(anySteps(120), { numRuns: 3 });
  for (const steps of walks) {
    const person = nextPerson();
    const { memory, engine, taken } = await both(steps, person);
    expect(taken.map(([, onEngine]) => onEngine)).toEqual(taken.map(([inMemory]) => inMemory));
    const cases = await engine.cases();
    expect(cases.map(shown)).toEqual((await memory.cases()).map(shown));
    for (const each of cases) expect(auditFaults(each)).toEqual([]);
    expect(await engine.placesOf(2021)).toBe(held(cases).length);
    expect(new Set(held(cases).map(slotOf)).size).toBe(held(cases).length);
    const { approved, ...parts } = moneyOf(cases);
    expect(parts.paid + parts.returned + parts.pending + parts.suspended).toBe(approved);
  }
});

/** A case as both tables hold it. The engine's notices and serials are shared by all walks. */
function shown({ application, trail, tasks: of, payments: ordered, objections }: StoredCase) {
  const { applicationId, attempt, phase, setAside = false, version } = application;
  return {
    case: [applicationId, attempt, phase, setAside, version],
    events: trail.map(({ event }) => event),
    tasks: of.map(({ taskId, status }) => `${taskId} ${status}`).sort(),
    payments: ordered.map(({ paymentId, status }) => [paymentId, status]),
    objections: objections.map(({ objectionId, notAdmitted }) => `${objectionId} ${notAdmitted !== undefined}`).sort(),
  };
}
