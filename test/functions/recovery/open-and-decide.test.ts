import { describe, expect, test } from 'vitest';
import { readOwnApplication } from '../../../functions/apply/read-own-application.ts';
import { auditedCase } from '../../../shared/table/audited-case.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { EXPLANATION } from '../../support/decisions.ts';
import { aStaffMember, asApplicant, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { judge, opener, recoveryDesk, WORDS } from './recovery-desk.ts';

const nextPerson = countingPeople();
const service = await aService();
const { deps, walk, stored } = service;
const desk = recoveryDesk(service);

async function aPaidCase() {
  const person = nextPerson();
  const id = await walk.caseIn('PAID', person);
  deps.clock.set('2021-07-05T10:00:00+08:00');
  return { person, id };
}

describe('a recovery', () => {
  test('is notified: the applicant reads why and how much, has five working days, and another supervisor is asked', async () => {
    const { person, id } = await aPaidCase();
    const hearingUntil = '2021-07-13T00:00:00+08:00';
    const opened = await desk.open(id, { amountFen: 100_000, ground: 'OVERPAID' });
    expect(opened).toMatchObject({ status: 'NOTIFIED', hearingUntil });
    const shown = bodyOf(await readOwnApplication({ ...asApplicant(person), params: { applicationId: id } }, deps));
    expect(shown.phase).toBe('PAID');
    expect(shown.recoveries).toMatchObject([
      { status: 'NOTIFIED', askedFen: 100_000, explanation: EXPLANATION, hearingUntil, repaidFen: 0, restFen: 0 },
    ]);
    expect(shown.recoveries?.[0]?.legalBasis).toContain('《中华人民共和国民法典》第九百八十五条');
    expect(shown.recoveries?.[0]?.legalBasis).not.toContain('《社会保险经办条例》');
    const task = (await stored.tasks(id)).find(({ kind }) => kind === 'RECOVERY');
    expect(task).toMatchObject({
      status: 'OPEN',
      request: { amountFen: 100_000, askedBy: { staffId: 'staff-opener' } },
    });
    expect(await stored.application(id)).toMatchObject({ nextDueAt: task?.dueAt, recovery: { count: 1 } });
    expect((await stored.events(id)).at(-1)).toBe('RECOVERY_NOTIFIED');
  });

  test('may be stated on once, within the time', async () => {
    const { person, id } = await aPaidCase();
    await desk.open(id);
    expect(await desk.state(person, id)).toMatchObject({ statement: { text: WORDS } });
    expect(await desk.state(person, id)).toMatchObject({ statement: { text: WORDS } });
    expect(await refusalOf(desk.state(person, id, `${WORDS}另有说明。`))).toMatchObject({ code: 'STATEMENT_MADE' });
    expect((await stored.tasks(id)).at(-1)).toMatchObject({ statement: { text: WORDS } });
    const other = await aPaidCase();
    await desk.open(other.id);
    deps.clock.set('2021-07-13T00:00:00+08:00');
    expect(await refusalOf(desk.state(other.person, other.id))).toMatchObject({ code: 'TIME_OVER' });
    expect(await refusalOf(desk.state(person, other.id))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is decided against the applicant only after a statement, or after the time for one', async () => {
    const { id } = await aPaidCase();
    await desk.open(id);
    expect(await refusalOf(desk.decide(id))).toMatchObject({ status: 409, pointers: ['/outcome'] });
    deps.clock.set('2021-07-13T00:00:00+08:00');
    expect(await desk.decide(id)).toMatchObject({ decision: { outcome: 'RECOVER', recovery: { amountFen: 250_000 } } });
    expect(await desk.latest(id)).toMatchObject({
      status: 'DECIDED',
      order: { repayBy: '2021-08-31', instalments: [{ dueOn: '2021-08-31', amountFen: 250_000 }] },
      decided: { explanation: EXPLANATION, documentNumber: expect.stringMatching(/^210202-2021-\d+$/) },
    });
    expect((await stored.application(id)).nextDueAt).toBe('2021-08-31T16:00:00.000Z');
  });

  test('is dropped at any time; then another one may be opened', async () => {
    const { person, id } = await aPaidCase();
    await desk.open(id);
    await desk.decide(id, { outcome: 'DROP' });
    expect(await desk.latest(id)).toMatchObject({ status: 'CLOSED', decided: { explanation: EXPLANATION } });
    expect(await deps.recoveries.isAnyOpen(await stored.application(id))).toBe(false);
    await desk.open(id);
    await desk.state(person, id);
    await desk.decide(id, {}, judge, 2);
    expect(await stored.application(id)).toMatchObject({ recovery: { count: 2 } });
  });

  test('leaves a trail whose chain and content match, step by step', async () => {
    const { person, id } = await aPaidCase();
    const check = async () => {
      const application = await stored.application(id);
      expect((await auditedCase(application, deps)).faults).toEqual([]);
    };
    await desk.open(id);
    await check();
    await desk.state(person, id);
    await check();
    await desk.decide(id);
    await check();
    await desk.repay(id, { amountFen: 100_000, receivedOn: '2021-07-05' });
    await check();
    await desk.conclude(id, 'TRANSFERRED');
    await check();
    await desk.conclude(id, 'CLOSED');
    await check();
    expect((await stored.events(id)).slice(-6)).toEqual([
      'RECOVERY_NOTIFIED',
      'RECOVERY_STATED',
      'RECOVERY_DECIDED',
      'REPAYMENT_RECORDED',
      'RECOVERY_TRANSFERRED',
      'RECOVERY_CLOSED',
    ]);
  });
});

describe('who may', () => {
  test('open one is a supervisor of the agency, never of an own case', async () => {
    const { person, id } = await aPaidCase();
    for (const role of ['reviewer', 'fund-reviewer', 'payer', 'auditor'] as const) {
      expect(await refusalOf(desk.open(id, {}, aStaffMember(role)))).toMatchObject({ code: 'WRONG_ROLE' });
    }
    const elsewhere = aStaffMember('supervisor', { agency: '210203' });
    expect(await refusalOf(desk.open(id, {}, elsewhere))).toMatchObject({ code: 'WRONG_AGENCY' });
    const own = aStaffMember('supervisor', { idNumber: person.idNumber });
    expect(await refusalOf(desk.open(id, {}, own))).toMatchObject({ code: 'OWN_APPLICATION' });
  });

  test('decide it is neither who opened it nor who approved the case', async () => {
    const { person, id } = await aPaidCase();
    await desk.open(id);
    await desk.state(person, id);
    expect(await refusalOf(desk.decide(id, {}, opener))).toMatchObject({ code: 'SECOND_STAGE' });
    const approver = aStaffMember('fund-reviewer', { roles: ['fund-reviewer', 'supervisor'] });
    expect(await refusalOf(desk.decide(id, {}, approver))).toMatchObject({ code: 'SECOND_STAGE' });
  });
});

describe('bad input', () => {
  test.each(REACHABLE_PHASES.filter((phase) => phase !== 'PAID'))(
    'nothing is asked back from a case in %s',
    async (phase) => {
      const id = await walk.caseIn(phase, nextPerson());
      expect(await refusalOf(desk.open(id))).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
      expect(await stored.events(id)).not.toContain('RECOVERY_NOTIFIED');
    },
  );

  test('no more than was paid, in one line; and one recovery at a time', async () => {
    const { id } = await aPaidCase();
    expect(await refusalOf(desk.open(id, { amountFen: 250_001 }))).toMatchObject({
      status: 400,
      pointers: ['/amountFen'],
    });
    const reply = await desk.open(id, { amountFen: 250_000 }, opener, 'key-1');
    expect(reply.status).toBe('NOTIFIED');
    expect(await refusalOf(desk.open(id, { amountFen: 1 }))).toMatchObject({ status: 409 });
  });

  test.each([
    ['no amount', { recovery: undefined }, ['/recovery']],
    ['more than was asked', { recovery: { amountFen: 250_001, repayBy: '2021-08-31' } }, ['/recovery/amountFen']],
    [
      'a day that has begun',
      { recovery: { amountFen: 1, repayBy: '2021-07-05' } },
      ['/recovery/repayBy', '/recovery/instalments/0/dueOn'],
    ],
    ['a day too far off', { recovery: { amountFen: 1, repayBy: '2022-07-06' } }, ['/recovery/repayBy']],
    [
      'instalments that do not add up',
      { recovery: { amountFen: 3, repayBy: '2021-08-01', instalments: [{ dueOn: '2021-08-01', amountFen: 2 }] } },
      ['/recovery/instalments'],
    ],
    [
      'instalments out of order',
      {
        recovery: {
          amountFen: 3,
          repayBy: '2021-08-01',
          instalments: [
            { dueOn: '2021-09-01', amountFen: 1 },
            { dueOn: '2021-08-01', amountFen: 2 },
          ],
        },
      },
      ['/recovery/instalments/1/dueOn'],
    ],
    ['no explanation', { explanation: undefined }, ['/explanation']],
    [
      'an order although it is dropped',
      { outcome: 'DROP', recovery: { amountFen: 1, repayBy: '2021-08-31' } },
      ['/recovery'],
    ],
  ])('a decision with %s is refused', async (_, decided, pointers) => {
    const { person, id } = await aPaidCase();
    await desk.open(id);
    await desk.state(person, id);
    expect(await refusalOf(desk.decide(id, decided as object))).toMatchObject({ status: 400, pointers });
    expect(await desk.latest(id)).toMatchObject({ status: 'NOTIFIED' });
  });
});
