import { describe, expect, test } from 'vitest';
import { changeContact } from '../../../functions/contact/change-contact.ts';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { makeStatement } from '../../../functions/suspension/make-statement.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { HOUR } from '../../../shared/domain/instant.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { instantAt } from '../../support/instants.ts';
import { itemsOf } from '../../support/partition.ts';
import { aPerson, aStaffMember, asApplicant, asStaff, countingPeople, type Person } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { table, deps, walk, stored } = await aService();
const nextPerson = countingPeople();

const TEXT = '本人一直在该企业工作，可提供考勤记录。';
const OTHER_TEXT = '本人另有补充说明。';
const state = (person: Person, applicationId: string, text = TEXT, different: Partial<typeof deps> = {}) =>
  makeStatement({ ...asApplicant(person), params: { applicationId }, body: { text } }, { ...deps, ...different });
const lift = (id: string) => walk.decide(id, 'SUSPENSION_REVIEW', { outcome: 'LIFT' });
const changed = async (id: string) => (await stored.events(id)).filter((event) => event === 'STATEMENT_MADE').length;

/** A case suspended at 09:00 on 17 June 2021: the time for a statement ends at 24:00 on the 24th. */
async function suspended() {
  const person = nextPerson();
  return { person, id: await walk.caseIn('SUSPENDED', person) };
}

/** What a refused statement leaves behind: everything as it was. */
async function expectRefused(person: Person, id: string, code: string, text = TEXT): Promise<void> {
  const before = await itemsOf(table, person);
  expect(await refusalOf(state(person, id, text))).toMatchObject({ status: code === 'NOT_FOUND' ? 404 : 409, code });
  expect(await itemsOf(table, person)).toEqual(before);
}

describe('a statement', () => {
  test('is stored with the case and with the task of the supervisor, by the applicant', async () => {
    const { person, id } = await suspended();
    const before = await stored.application(id);
    deps.clock.pass(HOUR);
    const shown = bodyOf(await state(person, id));
    expect(shown).toMatchObject({
      phase: 'SUSPENDED',
      suspension: { statement: { text: TEXT, at: '2021-06-17T10:00:00+08:00' } },
    });
    const statement = { text: TEXT, at: deps.clock.instant() };
    const after = await stored.application(id);
    expect(after).toMatchObject({ suspension: { statement }, version: before.version + 1 });
    expect(after.nextDueAt).toBe(before.nextDueAt);
    const review = (await stored.tasks(id)).find(({ kind }) => kind === 'SUSPENSION_REVIEW');
    expect(review).toMatchObject({ status: 'OPEN', statement });
    const trail = await stored.trail(id);
    expect(trail.at(-1)).toMatchObject({ event: 'STATEMENT_MADE', actor: { kind: 'applicant' }, after: 'SUSPENDED' });
    expect(isUnbroken(trail)).toBe(true);
  });

  test.each([
    ['the moment of the suspension', '2021-06-17T09:00:00+08:00'],
    ['the last instant of its time', '2021-06-24T23:59:59.999+08:00'],
  ])('is taken at %s', async (_, moment) => {
    const { person, id } = await suspended();
    deps.clock.set(moment);
    const statement = { text: TEXT, at: instantAt(moment) };
    await state(person, id);
    expect(await stored.application(id)).toMatchObject({ suspension: { statement } });
  });

  test('is refused from the instant at which its time is over, though nothing is decided yet', async () => {
    const { person, id } = await suspended();
    for (const moment of ['2021-06-25T00:00:00+08:00', '2021-07-01T12:00:00+08:00']) {
      deps.clock.set(moment);
      await expectRefused(person, id, 'TIME_OVER');
    }
  });

  test('made again in the same words is answered as the first time, also once its time is over', async () => {
    const { person, id } = await suspended();
    const first = bodyOf(await state(person, id));
    const items = await itemsOf(table, person);
    deps.clock.set('2021-06-25T00:00:00+08:00');
    expect(bodyOf(await state(person, id))).toEqual(first);
    expect(await itemsOf(table, person)).toEqual(items);
  });

  test('made again in other words is refused, also once its time is over', async () => {
    const { person, id } = await suspended();
    await state(person, id);
    await expectRefused(person, id, 'STATEMENT_MADE', OTHER_TEXT);
    deps.clock.set('2021-06-25T00:00:00+08:00');
    await expectRefused(person, id, 'STATEMENT_MADE', OTHER_TEXT);
  });

  test('about a second suspension is another one, and goes to its task', async () => {
    const { person, id } = await suspended();
    await state(person, id);
    await lift(id);
    await walk.suspend(id);
    await state(person, id, OTHER_TEXT);
    const statements = Object.fromEntries((await stored.tasks(id)).map((task) => [task.taskId, task.statement?.text]));
    expect(statements).toMatchObject({
      [taskIdOf(id, 'SUSPENSION_REVIEW')]: TEXT,
      [taskIdOf(id, 'SUSPENSION_REVIEW', 2)]: OTHER_TEXT,
    });
  });

  test('about another person’s case is refused as about a case that is not there', async () => {
    const { person, id } = await suspended();
    const before = await itemsOf(table, person);
    expect(await refusalOf(state(nextPerson(), id))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await itemsOf(table, person)).toEqual(before);
    await expectRefused(person, 'NEVER', 'NOT_FOUND');
  });

  test.each(
    withPeople(
      REACHABLE_PHASES.filter((phase) => phase !== 'SUSPENDED'),
      200,
    ),
  )('is refused about a case in %s', async (phase, person) => {
    await expectRefused(person, await walk.caseIn(phase, person), 'WRONG_PHASE');
  });

  test('is refused once the suspension is lifted, or the approval revoked', async () => {
    for (const outcome of ['LIFT', 'REVOKE'] as const) {
      const { person, id } = await suspended();
      const reasons = outcome === 'REVOKE' && { reasons: ['CERTIFICATE_NOT_GENUINE' as const] };
      await walk.decide(id, 'SUSPENSION_REVIEW', { outcome, ...reasons });
      await expectRefused(person, id, 'WRONG_PHASE');
    }
  });
});

describe('a statement that races', () => {
  test('with itself is one', async () => {
    const { person, id } = await suspended();
    const answers = await Promise.all(Array.from({ length: 4 }, () => state(person, id)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await changed(id)).toBe(1);
  });

  test('with one in other words gives way to the first', async () => {
    const { person, id } = await suspended();
    const ofPerson = interruptedOnce(deps.applications.ofPerson, () => state(person, id));
    const second = state(person, id, OTHER_TEXT, { applications: { ...deps.applications, ofPerson } });
    expect(await refusalOf(second)).toMatchObject({ code: 'STATEMENT_MADE' });
    expect(await stored.application(id)).toMatchObject({ suspension: { statement: { text: TEXT } } });
    expect(await changed(id)).toBe(1);
  });

  test('with the decision is refused where the decision comes after the case was read', async () => {
    const { person, id } = await suspended();
    const ofPerson = interruptedOnce(deps.applications.ofPerson, () => lift(id));
    const late = state(person, id, TEXT, { applications: { ...deps.applications, ofPerson } });
    expect(await refusalOf(late)).toMatchObject({ code: 'WRONG_PHASE' });
    expect(await changed(id)).toBe(0);
  });

  test('with the decision is refused where the decision comes after the task was read', async () => {
    const { person, id } = await suspended();
    const ofCase = interruptedOnce(deps.tasks.ofCase, () => lift(id));
    const late = state(person, id, TEXT, { tasks: { ...deps.tasks, ofCase } });
    expect(await refusalOf(late)).toMatchObject({ code: 'WRONG_PHASE' });
    expect(await changed(id)).toBe(0);
    expect((await stored.tasks(id)).every(({ statement }) => statement === undefined)).toBe(true);
  });

  test('with the decision is read by whoever decides after it', async () => {
    const { person, id } = await suspended();
    const byId = interruptedOnce(deps.tasks.byId, () => state(person, id));
    const taskId = taskIdOf(id, 'SUSPENSION_REVIEW');
    const supervisor = asStaff(aStaffMember('supervisor'));
    const request = { ...supervisor, params: { taskId }, body: { outcome: 'LIFT' as const } };
    await decideTask(request, { ...deps, tasks: { ...deps.tasks, byId } });
    const review = (await stored.tasks(id)).find((task) => task.taskId === taskId);
    expect(review).toMatchObject({ status: 'DECIDED', statement: { text: TEXT } });
  });

  test('with a change of the telephone holds beside it', async () => {
    const { person, id } = await suspended();
    const { phone } = aPerson(7_000);
    const contact = { ...asApplicant({ ...person, phone }), params: { applicationId: id }, body: { phone } };
    const ofCase = interruptedOnce(deps.tasks.ofCase, () => changeContact(contact, deps));
    await state(person, id, TEXT, { tasks: { ...deps.tasks, ofCase } });
    expect((await stored.events(id)).slice(-2)).toEqual(['CONTACT_CHANGED', 'STATEMENT_MADE']);
    expect(await stored.application(id)).toMatchObject({
      applicant: { phone },
      suspension: { statement: { text: TEXT } },
    });
  });
});
