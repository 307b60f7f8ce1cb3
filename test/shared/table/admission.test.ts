import { describe, expect, test } from 'vitest';
import type { Admission } from '../../../shared/domain/case/admission.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import { WriteConflictError } from '../../../shared/domain/errors.ts';
import { HOUR, later } from '../../../shared/domain/instant.ts';
import { itemOf } from '../../../shared/table/application-item.ts';
import { annualCounterKey } from '../../../shared/table/keys.ts';
import { transact } from '../../../shared/table/table.ts';
import { type ApplicationFields, anApplication, aSubmission } from '../../support/applications.ts';
import { aFinding } from '../../support/findings.ts';
import { itemsOf, placesTaken } from '../../support/partition.ts';
import { countingPeople, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { aRefusedSubmission } from '../domain/case/all-decisions.ts';
import { aTask, type Desk, usualDesk } from '../domain/case/desk.ts';
import { anAdmission } from '../domain/case/payout-and-remedy-decisions.ts';

const nextPerson = countingPeople();
const { table, deps } = await aService();

/** What a test admits, with everything that is stored before it. */
interface Situation {
  readonly person: Person;
  readonly refused: Application;
  readonly admission: Admission;
}

/** A refused case with the task on which its refusal falls, another attempt if there is one, and the annual counter. */
async function situation(
  fields: ApplicationFields,
  { current, taken = 0 }: { readonly current?: ApplicationFields | 'none'; readonly taken?: number } = {},
): Promise<Situation> {
  const person = nextPerson();
  const id = (name: string) => `${name}${person.subject}`;
  const refused = anApplication({ phase: 'REJECTED', applicationId: id('REFUSED'), ...fields }, { person }).application;
  const other =
    current && current !== 'none'
      ? anApplication({ phase: 'WITHDRAWN', applicationId: id('OTHER'), ...current }, { person }).application
      : undefined;
  const stored = current === 'none' ? undefined : (other ?? refused);
  await storeAll(person, taken, refused, ...(other ? [other] : []));
  return { person, refused, admission: await admissionOf(refused, stored, id('ADMITTED')) };
}

async function storeAll(person: Person, taken: number, ...applications: readonly Application[]) {
  const items = [...applications.map(itemOf), { ...annualCounterKey(person.idNumber, 2021), taken }];
  await transact(
    table,
    items.map((Item) => ({ Put: { TableName: table.name, Item } })),
  );
}

async function admissionOf(refused: Application, current: Application | undefined, applicationId: string) {
  const task = aTask(refused, 'REVERSAL', { openedAt: usualDesk.at });
  await transact(table, [deps.tasks.openWrite(refused, task)]);
  const desk: Desk = { ...usualDesk, openTask: () => task, newId: () => applicationId };
  return anAdmission(refused, desk, current);
}

/** The attempts of a person, by number, with whether each was set aside. */
async function attemptsOf({ idNumber }: Person) {
  const attempts = await deps.applications.ofPerson(idNumber, 50);
  return attempts
    .map(({ attempt, phase, setAside = false }) => [attempt, phase, setAside] as const)
    .sort(([one], [other]) => one - other);
}

const currentOf = ({ person, refused }: Situation) =>
  deps.applications.currentFor(person.idNumber, {
    conceptId: refused.terms.occupation.conceptId,
    level: refused.certificate.level,
  });

async function expectConflict({ person, admission }: Situation) {
  const before = await itemsOf(table, person);
  await expect(deps.applications.admit(admission)).rejects.toThrow(WriteConflictError);
  expect(await itemsOf(table, person)).toEqual(before);
}

describe('a refusal that falls', () => {
  test('makes room for the attempt in its place: both are stored, each with its event, and a place is taken', async () => {
    const so = await situation({});
    const admitted = await deps.applications.admit(so.admission);
    expect(await attemptsOf(so.person)).toEqual([
      [1, 'REJECTED', true],
      [2, 'VERIFYING', false],
    ]);
    expect(await currentOf(so)).toEqual(admitted);
    const refused = await deps.applications.byId(so.refused.applicationId);
    expect(refused).toEqual({ ...so.admission.overturned.after, setAside: true });
    expect((await deps.records.trail(admitted)).map(({ event }) => event)).toEqual(['ADMITTED']);
    expect((await deps.records.lastEvent(refused))?.event).toBe('REFUSAL_OVERTURNED');
    expect(await placesTaken(table, so.person)).toBe(1);
  });

  test('decides the task on which it fell', async () => {
    const { refused, admission } = await situation({});
    await deps.applications.admit(admission);
    expect(await deps.tasks.ofCase(refused)).toMatchObject([{ kind: 'REVERSAL', status: 'DECIDED' }]);
  });

  test('was set aside by an attempt that has ended: that one makes room as well', async () => {
    const so = await situation({ attempt: 1, setAside: true }, { current: { attempt: 2 } });
    const admitted = await deps.applications.admit(so.admission);
    expect(await attemptsOf(so.person)).toEqual([
      [1, 'REJECTED', true],
      [2, 'WITHDRAWN', true],
      [3, 'VERIFYING', false],
    ]);
    expect(await currentOf(so)).toEqual(admitted);
    expect(await deps.applications.byId(so.refused.applicationId)).toMatchObject({ overturned: { basis: 'COURT' } });
  });

  test('was set aside by an attempt that a correction has moved away: the place is free', async () => {
    const so = await situation({ attempt: 1, setAside: true }, { current: 'none' });
    await deps.applications.admit(so.admission);
    expect(await attemptsOf(so.person)).toEqual([
      [1, 'REJECTED', true],
      [2, 'VERIFYING', false],
    ]);
  });

  test('copies the findings of the registers where only staff had refused', async () => {
    const person = nextPerson();
    const { application: refused } = anApplication({ phase: 'REJECTED', stage: 'verified' }, { person });
    await storeAll(person, 0, refused);
    const findings = [aFinding({ check: 'identity' }), aFinding({ check: 'certificate' })];
    const { overturned, admitted } = await admissionOf(refused, refused, 'COPIED');
    const effects = [...admitted.effects, ...findings.map((finding) => ({ kind: 'COPY_FINDING', finding }) as const)];
    const after = await deps.applications.admit({ overturned, admitted: { ...admitted, effects } });
    const byCheck = (one: { check: string }, other: { check: string }) => one.check.localeCompare(other.check);
    expect([...(await deps.records.findings(after))].sort(byCheck)).toEqual(findings.sort(byCheck));
  });
});

describe('a refused submission whose refusal falls', () => {
  async function receiptOf(current?: ApplicationFields): Promise<Situation> {
    const person = nextPerson();
    const receipt = aRefusedSubmission(`RECEIPT${person.subject}`, { person });
    expect(await deps.submissions.keepRefusal(receipt)).toBe('kept');
    const other = current && anApplication({ applicationId: `OTHER${person.subject}`, ...current }, { person });
    await storeAll(person, 0, ...(other ? [other.application] : []));
    const admission = await admissionOf(receipt.after, other?.application, `ADMITTED${person.subject}`);
    return { person, refused: receipt.after, admission };
  }

  test('stays a receipt, and the first attempt takes the free place', async () => {
    const so = await receiptOf();
    await deps.applications.admit(so.admission);
    expect(await attemptsOf(so.person)).toEqual([[1, 'VERIFYING', false]]);
    const receipts = await deps.applications.refusedOfPerson(so.person.idNumber, 10);
    expect(receipts).toMatchObject([{ attempt: 0, overturned: { applicationId: `ADMITTED${so.person.subject}` } }]);
  });

  test('sets an attempt aside that has ended since', async () => {
    const so = await receiptOf({ phase: 'WITHDRAWN', attempt: 1 });
    await deps.applications.admit(so.admission);
    expect(await attemptsOf(so.person)).toEqual([
      [1, 'WITHDRAWN', true],
      [2, 'VERIFYING', false],
    ]);
  });

  test('writes nothing where an attempt has taken the place since it was read', async () => {
    const so = await receiptOf();
    expect(await deps.submissions.submit(aSubmission({ applicationId: 'QUICKER' }, { person: so.person }))).toBe(
      'submitted',
    );
    await expectConflict(so);
  });
});

describe('nothing is written, and the caller reads again, where', () => {
  test('the place is taken by an attempt that is open, although it was read as free', async () => {
    const so = await situation({ setAside: true }, { current: { phase: 'VERIFYING', attempt: 2 } });
    await expectConflict({ ...so, admission: await admissionOf(so.refused, undefined, 'LATE') });
  });

  test('the attempt that had ended was followed by another one', async () => {
    const so = await situation({ setAside: true }, { current: { attempt: 2 } });
    const previous = await currentOf(so);
    const submission = aSubmission(
      { applicationId: `NEXT${so.person.subject}`, ...(previous && { previous }) },
      { person: so.person },
    );
    expect(await deps.submissions.submit(submission)).toBe('submitted');
    await expectConflict(so);
  });

  test('the year has no place left', async () => {
    await expectConflict(await situation({}, { taken: 3 }));
  });

  test('the refused case has changed since it was read', async () => {
    const so = await situation({});
    await deps.applications.track(so.refused, { nextDueAt: later(usualDesk.at, HOUR) });
    await expectConflict(so);
  });

  test('a later submission has set the refused case aside since it was read', async () => {
    const so = await situation({});
    const submission = aSubmission(
      { applicationId: `NEXT${so.person.subject}`, previous: so.refused },
      { person: so.person },
    );
    expect(await deps.submissions.submit(submission)).toBe('submitted');
    await expectConflict(so);
  });

  test('somebody has decided the task', async () => {
    const so = await situation({});
    const [task] = await deps.tasks.ofCase(so.refused);
    if (!task) throw new Error('There is no task');
    await transact(table, [deps.tasks.openWrite(so.refused, { ...task, status: 'CANCELLED' })]);
    await expectConflict(so);
  });

  test('it was written before: of ten at once, one is', async () => {
    const so = await situation({});
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => deps.applications.admit(so.admission)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await placesTaken(table, so.person)).toBe(1);
    expect(await attemptsOf(so.person)).toHaveLength(2);
  });
});
