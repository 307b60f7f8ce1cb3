import { beforeEach, describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { keyObjection } from '../../../functions/objection/key-objection.ts';
import { suspendApplication } from '../../../functions/suspension/suspend-application.ts';
import { keyedObjectionBody } from '../../../shared/contracts/objection.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { publicisedCase } from '../../support/applications.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { REACHABLE_PHASES, type ReachablePhase } from '../../support/case-walk.ts';
import { NOTE, SUSPENDED_BECAUSE } from '../../support/decisions.ts';
import { instantAt } from '../../support/instants.ts';
import { itemsOf } from '../../support/partition.ts';
import { aPerson, aStaffMember, asStaff, countingPeople, type Person } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { table, deps, walk, stored } = await aService();
const nextPerson = countingPeople();
beforeEach(() => {
  deps.workflow.fault = undefined;
});

const puller = aStaffMember('supervisor', { subject: 'staff-puller' });
const suspend = (
  applicationId: string,
  { caller = puller, ...words }: { caller?: StaffCaller; explanation?: string; note?: string } = {},
  different: Partial<typeof deps> = {},
) => {
  const body = { explanation: SUSPENDED_BECAUSE, note: NOTE, ...words };
  return suspendApplication({ ...asStaff(caller), params: { applicationId }, body }, { ...deps, ...different });
};
/** A suspension that something comes before: the case was read already. */
const suspendAfter = (id: string, interruption: () => Promise<unknown>) => {
  const byId = interruptedOnce(deps.applications.byId, interruption);
  return suspend(id, {}, { applications: { ...deps.applications, byId } });
};
/** A case whose window has closed without an objection, and whose payment is not ordered yet. */
const closedCase = async (person = nextPerson()) => {
  const id = await walk.caseIn('PUBLICISED', person);
  await walk.close(id);
  return id;
};
const entryOf = async (id: string) => {
  const { noticeId, publicEntry } = publicisedCase(await stored.application(id));
  return { noticeId, serial: publicEntry.serial };
};
const suspensions = async (id: string) => (await stored.events(id)).filter((event) => event === 'SUSPENDED').length;

/** What a refused suspension leaves behind: everything as it was. */
async function expectRefused(person: Person, refused: () => Promise<unknown>, refusal: object): Promise<void> {
  const before = await itemsOf(table, person);
  expect(await refusalOf(refused())).toMatchObject(refusal);
  expect(await itemsOf(table, person)).toEqual(before);
}

describe('a suspension', () => {
  test.each(['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING'] as const)(
    'of a case in %s asks a supervisor, and tells the applicant why and until when to answer',
    async (from) => {
      const id = from === 'PAYING' ? await closedCase() : await walk.caseIn(from, nextPerson());
      deps.clock.set('2021-06-25T09:00:00+08:00');
      const { version } = await stored.application(id);
      const statementUntil = '2021-07-03T00:00:00+08:00';
      const dueAt = '2021-07-10T00:00:00+08:00';
      expect(bodyOf(await suspend(id))).toMatchObject({
        phase: 'SUSPENDED',
        suspension: { explanation: SUSPENDED_BECAUSE, statementUntil },
      });
      const after = await stored.application(id);
      expect(after).toMatchObject({ suspension: { from, dueAt: instantAt(dueAt) }, nextDueAt: instantAt(dueAt) });
      expect(after.version).toBeGreaterThan(version);
      expect(after).not.toHaveProperty('objectionsDueAt');
      const trail = await stored.trail(id);
      const actor = { kind: 'staff', staffId: puller.subject };
      expect(trail.at(-1)).toMatchObject({ event: 'SUSPENDED', actor, before: from, after: 'SUSPENDED' });
      expect(isUnbroken(trail)).toBe(true);
      const review = (await stored.tasks(id)).find(({ kind }) => kind === 'SUSPENSION_REVIEW');
      const askedBy = { person: deps.personOf(puller.idNumber), staffId: puller.subject };
      expect(review).toMatchObject({
        status: 'OPEN',
        request: { explanation: SUSPENDED_BECAUSE, note: NOTE, askedBy },
      });
    },
  );

  test('keeps the note and who asked from the applicant, and the ID number of staff from the table', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('PUBLICISED', person);
    const shown = JSON.stringify(bodyOf(await suspend(id)));
    for (const hidden of [NOTE, puller.subject]) expect(shown).not.toContain(hidden);
    expect(JSON.stringify(await itemsOf(table, person))).not.toContain(puller.idNumber);
  });

  test('takes the entry off its notice in the same write', async () => {
    const id = await walk.caseIn('PUBLICISED', nextPerson());
    const { noticeId, serial } = await entryOf(id);
    const seenAtWrite: unknown[] = [];
    const write: typeof deps.applications.write = async (...change) => {
      const written = await deps.applications.write(...change);
      seenAtWrite.push((await deps.notices.byId(noticeId))?.withdrawnSerials.includes(serial));
      return written;
    };
    await suspend(id, {}, { applications: { ...deps.applications, write } });
    expect(seenAtWrite).toEqual([true]);
    expect(await deps.notices.applicationOf(noticeId, serial)).toBe(id);
  });

  test('takes back the open review of objections, and ends the run that waits for it', async () => {
    const id = await walk.caseIn('OBJECTION_REVIEW', nextPerson());
    await suspend(id);
    const review = (await stored.tasks(id)).find(({ kind }) => kind === 'OBJECTION_REVIEW');
    expect(review).toMatchObject({ status: 'CANCELLED' });
    expect(deps.workflow.answeredFor(id).at(-1)).toMatchObject({
      taskToken: `token-${id}-OBJECTION_REVIEW`,
      state: { phase: 'SUSPENDED' },
    });
  });

  test('holds where the workflow cannot be told, and stays due', async () => {
    const id = await walk.caseIn('OBJECTION_REVIEW', nextPerson());
    const printed = printedLines();
    deps.workflow.fault = new Error('Step Functions is away');
    expect(bodyOf(await suspend(id))).toMatchObject({ phase: 'SUSPENDED' });
    expect((await stored.application(id)).nextDueAt).toBe(instantAt('2021-07-10T00:00:00+08:00'));
    expect(printed.join()).toContain('workflow not told');
  });

  test('from the payment tells no run: none waits for an answer', async () => {
    const id = await closedCase();
    const before = deps.workflow.answeredFor(id).length;
    await suspend(id);
    expect(deps.workflow.answeredFor(id)).toHaveLength(before);
  });
});

describe('a suspension is refused', () => {
  const OPEN_TO_IT: readonly ReachablePhase[] = ['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW'];
  test.each(
    withPeople(
      REACHABLE_PHASES.filter((phase) => !OPEN_TO_IT.includes(phase)),
      200,
    ),
  )('of a case in %s; one that is paid has an order out', async (phase, person) => {
    const id = await walk.caseIn(phase, person);
    await expectRefused(person, () => suspend(id), { status: 409, code: 'WRONG_PHASE' });
  });

  test('from a role that may not, from another agency, and from whoever may be the applicant', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('PUBLICISED', person);
    const others = STAFF_ROLES.filter((role) => role !== 'supervisor' && role !== 'fund-reviewer');
    const { idNumber, name, subject } = person;
    const callers = [
      ...others.map((role) => [aStaffMember(role), 'WRONG_ROLE'] as const),
      [aStaffMember('supervisor', { agency: '210203' }), 'WRONG_AGENCY'] as const,
      ...[{ idNumber }, { name }, { subject }].map(
        (self) => [aStaffMember('fund-reviewer', self), 'OWN_APPLICATION'] as const,
      ),
    ];
    for (const [caller, code] of callers) {
      await expectRefused(person, () => suspend(id, { caller }), { status: 403, code });
    }
    expect(await refusalOf(suspend('NEVER'))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  test('where its explanation would name an objector or a complainant, which its note may', async () => {
    const person = nextPerson();
    const [objector, complainant] = [aPerson(9_100), aPerson(9_101)];
    const id = await walk.caseIn('PUBLICISED', person);
    await walk.object(id, objector);
    const { name: objectorName, idNumber: objectorIdNumber, phone } = complainant;
    const received = {
      statement: '公示前反映：此人并未在该企业工作。',
      channel: 'PHONE',
      receivedAt: '2021-06-16T09:00:00+08:00',
    };
    const body = keyedObjectionBody.parse({
      ...(await entryOf(id)),
      objectorName,
      objectorIdNumber,
      phone,
      ...received,
    });
    await keyObjection({ ...asStaff(puller), body }, deps);
    const spaced = (text: string) => [...text].join(' ');
    for (const { name, idNumber, phone: called } of [objector, complainant]) {
      for (const told of [name, spaced(idNumber), spaced(called)]) {
        const explanation = `${SUSPENDED_BECAUSE}${told}`;
        const pointers = ['/explanation'];
        await expectRefused(person, () => suspend(id, { explanation }), { code: 'VALIDATION', pointers });
      }
    }
    await expect(suspend(id, { note: `${objector.name}来电反映` })).resolves.toBeDefined();
  });

  test('where it would be due in a year without holiday data', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('PUBLICISED', person);
    const before = await itemsOf(table, person);
    const refused = suspend(id, {}, { calendar: calendarUntil(2020) });
    await expect(refused).rejects.toMatchObject({ name: 'CalendarMissingError' });
    expect(await itemsOf(table, person)).toEqual(before);
  });
});

describe('a suspension that races', () => {
  test('with an objection holds beside it', async () => {
    const id = await walk.caseIn('PUBLICISED', nextPerson());
    await suspendAfter(id, () => walk.object(id, aPerson(9_102)));
    expect(await stored.application(id)).toMatchObject({ phase: 'SUSPENDED', objectionCount: 1 });
    expect(await suspensions(id)).toBe(1);
  });

  test('with the close of the window is one from the payment, and leaves the closed notice as it was', async () => {
    const id = await walk.caseIn('PUBLICISED', nextPerson());
    const { noticeId, serial } = await entryOf(id);
    await suspendAfter(id, () => walk.close(id));
    expect(await stored.application(id)).toMatchObject({ suspension: { from: 'PAYING' } });
    expect((await deps.notices.byId(noticeId))?.withdrawnSerials).not.toContain(serial);
  });

  test('with the order of the payment, or the applicant’s withdrawal, is refused', async () => {
    const closed = await closedCase();
    expect(await refusalOf(suspendAfter(closed, () => walk.pay(closed)))).toMatchObject({ code: 'WRONG_PHASE' });
    const person = nextPerson();
    const withdrawn = await walk.caseIn('PUBLICISED', person);
    const late = suspendAfter(withdrawn, () => walk.withdraw(person, withdrawn));
    expect(await refusalOf(late)).toMatchObject({ code: 'WRONG_PHASE' });
    for (const id of [closed, withdrawn]) expect(await suspensions(id)).toBe(0);
  });

  test('with another one is refused, and a single supervisor is asked', async () => {
    const id = await walk.caseIn('PUBLICISED', nextPerson());
    expect(await refusalOf(suspendAfter(id, () => walk.suspend(id)))).toMatchObject({ code: 'WRONG_PHASE' });
    const reviews = (await stored.tasks(id)).filter(({ kind }) => kind === 'SUSPENSION_REVIEW');
    expect(reviews.map(({ taskId }) => taskId)).toEqual([taskIdOf(id, 'SUSPENSION_REVIEW')]);
  });
});
