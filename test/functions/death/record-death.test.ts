import { beforeEach, describe, expect, test } from 'vitest';
import { recordDeath } from '../../../functions/death/record-death.ts';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { deathBody } from '../../../shared/contracts/death.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { auditFaults } from '../../../shared/domain/case/audit-faults.ts';
import { auditedCase } from '../../../shared/table/audited-case.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { calendarUntil } from '../../support/calendars.ts';
import type { ReachablePhase } from '../../support/case-walk.ts';
import { DEATH_EVIDENCE } from '../../support/deaths.ts';
import { instantAt } from '../../support/instants.ts';
import { itemsOf } from '../../support/partition.ts';
import { aStaffMember, asStaff, countingPeople, type Person } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { table, deps, walk, stored } = await aService();
const nextPerson = countingPeople();
beforeEach(() => {
  deps.channels.current = 'gateway';
});

const recorder = aStaffMember('supervisor', { subject: 'staff-recorder' });
const askedBy = { person: deps.personOf(recorder.idNumber), staffId: recorder.subject };
const record = (
  applicationId: string,
  { caller = recorder, ...fields }: { caller?: StaffCaller; diedOn?: string; evidence?: string } = {},
  different: Partial<typeof deps> = {},
) => {
  const body = deathBody.parse({ diedOn: '2021-06-16', evidence: DEATH_EVIDENCE, ...fields });
  return recordDeath({ ...asStaff(caller), params: { applicationId }, body }, { ...deps, ...different });
};
/** A record that something comes before: the case was read already. */
const recordAfter = (id: string, interruption: () => Promise<unknown>) => {
  const byId = interruptedOnce(deps.applications.byId, interruption);
  return record(id, {}, { applications: { ...deps.applications, byId } });
};
const closedCase = async (person = nextPerson()) => {
  const id = await walk.caseIn('PUBLICISED', person);
  await walk.close(id);
  return id;
};
const faultsOf = async (id: string) => auditFaults(await auditedCase(await deps.applications.byId(id), deps));

/** What a refused record leaves behind: everything as it was. */
async function expectRefused(person: Person, refused: () => Promise<unknown>, refusal: object): Promise<void> {
  const before = await itemsOf(table, person);
  expect(await refusalOf(refused())).toMatchObject(refusal);
  expect(await itemsOf(table, person)).toEqual(before);
}

describe('the record of a death', () => {
  test.each(withPeople(['VERIFYING', 'MANUAL_VERIFICATION', 'FUND_REVIEW'] as const, 100))(
    'leaves a case in %s where it is, and its open task too',
    async (phase, person) => {
      const id = await walk.caseIn(phase, person);
      const tasks = await stored.tasks(id);
      expect(bodyOf(await record(id))).toMatchObject({ phase });
      expect(await stored.tasks(id)).toEqual(tasks);
      expect(await stored.application(id)).toMatchObject({ deaths: [{ diedOn: '2021-06-16', recordedBy: askedBy }] });
      expect(await faultsOf(id)).toEqual([]);
    },
  );

  test.each(['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING', 'PAYMENT_RETURNED'] as const)(
    'of a case in %s suspends it, and asks a supervisor by the day by which heirs should have come',
    async (from) => {
      const id = from === 'PAYING' ? await closedCase() : await walk.caseIn(from, nextPerson());
      deps.clock.set('2021-06-25T09:00:00+08:00');
      const statementUntil = '2021-07-03T00:00:00+08:00';
      const dueAt = instantAt('2021-09-18T00:00:00+08:00');
      const shown = bodyOf(await record(id));
      expect(shown).toMatchObject({ phase: 'SUSPENDED', suspension: { statementUntil } });
      expect(shown.suspension?.explanation).toContain('已登记申请人去世');
      for (const hidden of [DEATH_EVIDENCE, recorder.subject]) expect(JSON.stringify(shown)).not.toContain(hidden);
      expect(await stored.application(id)).toMatchObject({ suspension: { from, dueAt }, nextDueAt: dueAt });
      const open = (await stored.tasks(id)).filter(({ status }) => status === 'OPEN');
      const request = { kind: 'DEATH', diedOn: '2021-06-16', evidence: DEATH_EVIDENCE, askedBy };
      expect(open).toMatchObject([{ kind: 'SUSPENSION_REVIEW', dueAt, request }]);
      expect(await faultsOf(id)).toEqual([]);
    },
  );

  test('takes back the open review of objections, and ends the run that waits for it', async () => {
    const id = await walk.caseIn('OBJECTION_REVIEW', nextPerson());
    await record(id);
    expect(deps.workflow.answeredFor(id).at(-1)).toMatchObject({
      taskToken: `token-${id}-OBJECTION_REVIEW`,
      state: { phase: 'SUSPENDED' },
    });
  });

  test('cancels a payment that waits for a batch, and ends the run that waits for its result', async () => {
    const id = await closedCase();
    deps.channels.current = 'batchFile';
    await walk.pay(id);
    await record(id);
    const application = await stored.application(id);
    expect(application.phase).toBe('SUSPENDED');
    expect(await deps.payments.byNumber(application, 1)).toHaveProperty('status', 'CANCELLED');
    expect(deps.workflow.answeredFor(id).at(-1)).toMatchObject({ state: { phase: 'SUSPENDED' } });
    expect(await faultsOf(id)).toEqual([]);
  });

  test('leaves the review of a case alone that is suspended for another reason', async () => {
    const id = await walk.caseIn('SUSPENDED', nextPerson());
    await record(id);
    const reviews = (await stored.tasks(id)).filter(({ kind }) => kind === 'SUSPENSION_REVIEW');
    expect(reviews).toMatchObject([{ status: 'OPEN', request: { kind: 'SUSPENSION' } }]);
  });
});

describe('the record of a death is refused', () => {
  const OVER: readonly ReachablePhase[] = ['PAID', 'REJECTED', 'WITHDRAWN', 'PAYING'];
  test.each(withPeople(OVER, 200))(
    'of a case in %s, and says why: one that is paid has an order out',
    async (phase, person) => {
      const id = await walk.caseIn(phase, person);
      const pointers = [''];
      await expectRefused(person, () => record(id), { status: 409, code: 'WRONG_PHASE', pointers });
    },
  );

  test('a second time, with another day too', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('FUND_REVIEW', person);
    await record(id);
    for (const diedOn of ['2021-06-16', '2021-06-15']) {
      await expectRefused(person, () => record(id, { diedOn }), { status: 409, code: 'WRONG_PHASE' });
    }
  });

  test('for tomorrow, and for a day before the birth; the days themselves are possible', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('FUND_REVIEW', person);
    const birth = `${person.idNumber.slice(6, 10)}-${person.idNumber.slice(10, 12)}-${person.idNumber.slice(12, 14)}`;
    const dayBefore = new Date(Date.parse(birth) - 86_400_000).toISOString().slice(0, 10);
    for (const diedOn of ['2021-06-17', dayBefore]) {
      await expectRefused(person, () => record(id, { diedOn }), { code: 'VALIDATION', pointers: ['/diedOn'] });
    }
    await record(id, { diedOn: birth });
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
      await expectRefused(person, () => record(id, { caller }), { status: 403, code });
    }
    expect(await refusalOf(record('NEVER'))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  test('where it would be due in a year without holiday data', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('PUBLICISED', person);
    const before = await itemsOf(table, person);
    await expect(record(id, {}, { calendar: calendarUntil(2020) })).rejects.toMatchObject({
      name: 'CalendarMissingError',
    });
    expect(await itemsOf(table, person)).toEqual(before);
  });
});

describe('the record of a death that races', () => {
  test('with the order of the payment is refused: the money is with the bank', async () => {
    const id = await closedCase();
    expect(await refusalOf(recordAfter(id, () => walk.pay(id)))).toMatchObject({ code: 'WRONG_PHASE' });
    expect(await stored.application(id)).toMatchObject({ phase: 'PAYING', paymentCount: 1 });
  });

  test('with the close of the window suspends the case from the payment', async () => {
    const id = await walk.caseIn('PUBLICISED', nextPerson());
    await recordAfter(id, () => walk.close(id));
    expect(await stored.application(id)).toMatchObject({ phase: 'SUSPENDED', suspension: { from: 'PAYING' } });
  });

  test('with another record is refused, and one supervisor is asked', async () => {
    const id = await walk.caseIn('PUBLICISED', nextPerson());
    expect(await refusalOf(recordAfter(id, () => record(id)))).toMatchObject({ code: 'WRONG_PHASE' });
    expect((await stored.tasks(id)).filter(({ kind }) => kind === 'SUSPENSION_REVIEW')).toHaveLength(1);
    expect((await stored.application(id)).deaths).toHaveLength(1);
  });
});
