import { describe, expect, test } from 'vitest';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { reconsiderRefusal, requestReconsideration } from '../../../functions/remedy/request-reconsideration.ts';
import { CalendarMissingError } from '../../../shared/policy/working-calendar.ts';
import { bodyOf, receiptOf, refusalOf } from '../../support/answers.ts';
import { anApplicationRequest, refusedCase, SUBMITTED_AT } from '../../support/applications.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { itemsOf } from '../../support/partition.ts';
import { asApplicant, countingPeople, type Person } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { table, deps, walk, stored } = await aService();
const nextPerson = countingPeople();

const STATEMENT = '所持证书可在官方系统查到，请重新核验。';
const request = (person: Person, applicationId: string, different: object = {}, idempotencyKey?: string) =>
  requestReconsideration(
    { ...asApplicant(person), params: { applicationId }, body: { statement: STATEMENT }, idempotencyKey },
    { ...deps, ...different },
  );
const receipt = async (person: Person) =>
  receiptOf(submitApplication(anApplicationRequest(person, { applicantCategory: 'OTHER' }), deps));

describe('a request for a reconsideration', () => {
  test('is stored whole: the case with its due time, one event, and a task with the statement', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('REJECTED', person);
    deps.clock.set('2021-06-18T15:00:00+08:00');
    const before = await itemsOf(table, person);
    const { reconsiderationId, dueAt } = bodyOf(await request(person, id));
    expect({ reconsiderationId, dueAt }).toEqual({
      reconsiderationId: `${id}.reconsideration`,
      dueAt: '2021-07-03T00:00:00+08:00',
    });
    const now = deps.clock.instant();
    const application = refusedCase(await stored.application(id));
    expect(application.reconsideration).toMatchObject({ reconsiderationId, requestedAt: now });
    expect(application.nextDueAt).toBe(application.reconsideration?.dueAt);
    expect(await stored.tasks(id)).toMatchObject([
      {
        taskId: reconsiderationId,
        kind: 'RECONSIDERATION',
        status: 'OPEN',
        agency: '210200',
        openedAt: now,
        request: { kind: 'RECONSIDERATION', statement: STATEMENT },
      },
    ]);
    expect((await stored.trail(id)).at(-1)).toMatchObject({
      event: 'RECONSIDERATION_REQUESTED',
      actor: { kind: 'applicant' },
      before: 'REJECTED',
      after: 'REJECTED',
    });
    expect(await itemsOf(table, person)).toHaveLength(before.length + 2);
  });

  test('counts to the last millisecond of the fifteenth day after the refusal', async () => {
    const [inTime, late] = [nextPerson(), nextPerson()];
    const [first, second] = [await walk.caseIn('REJECTED', inTime), await walk.caseIn('REJECTED', late)];
    deps.clock.set('2021-07-01T23:59:59.999+08:00');
    expect(bodyOf(await request(inTime, first)).reconsiderationId).toBe(`${first}.reconsideration`);
    deps.clock.pass(1);
    expect(await refusalOf(request(late, second))).toMatchObject({ status: 409, code: 'TIME_OVER' });
  });

  test.each(
    withPeople(
      REACHABLE_PHASES.filter((phase) => phase !== 'REJECTED'),
      200,
    ),
  )('on a case in %s is refused', async (phase, person) => {
    const id = await walk.caseIn(phase, person);
    const { version } = await stored.application(id);
    expect(await refusalOf(request(person, id))).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
    expect((await stored.application(id)).version).toBe(version);
  });

  test('may be against an earlier attempt while a later one is open', async () => {
    const person = nextPerson();
    const first = await walk.caseIn('REJECTED', person);
    const second = await walk.caseIn('VERIFYING', person);
    expect(bodyOf(await request(person, first)).reconsiderationId).toBe(`${first}.reconsideration`);
    expect(await refusalOf(request(person, second))).toMatchObject({ code: 'WRONG_PHASE' });
    const own = await deps.applications.ofPerson(person.idNumber, 10);
    expect(own.map(({ attempt, phase }) => `${attempt} ${phase}`).sort()).toEqual(['1 REJECTED', '2 VERIFYING']);
  });

  test('that is sent twice at once under a key has one answer', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('REJECTED', person);
    const send = (different = {}) => request(person, id, different, 'twin');
    const read = interruptedOnce(deps.idempotency.read, send);
    const answer = await send({ idempotency: { ...deps.idempotency, read } });
    expect(answer).toMatchObject({ replay: { status: 201 } });
    expect(await stored.tasks(id)).toHaveLength(1);
  });

  test('against a receipt is the same under either address, once', async () => {
    const person = nextPerson();
    deps.clock.set(SUBMITTED_AT);
    const receiptNumber = await receipt(person);
    const asReceipt = { ...asApplicant(person), params: { receiptNumber }, body: { statement: STATEMENT } };
    const reply = bodyOf(await reconsiderRefusal(asReceipt, deps));
    expect(reply).toEqual({
      reconsiderationId: `${receiptNumber}.reconsideration`,
      dueAt: '2021-07-01T00:00:00+08:00',
    });
    for (const again of [() => reconsiderRefusal(asReceipt, deps), () => request(person, receiptNumber)]) {
      expect(await refusalOf(again())).toMatchObject({ status: 409, code: 'ALREADY_RECONSIDERED' });
    }
  });

  test('in another person’s matter is not found', async () => {
    const [person, other] = [nextPerson(), nextPerson()];
    const id = await walk.caseIn('REJECTED', person);
    for (const mine of [id, await receipt(person), 'NEVER']) {
      expect(await refusalOf(request(other, mine))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
  });

  test('is taken where the case is set aside between reading and writing', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('REJECTED', person);
    const ofPerson = interruptedOnce(deps.applications.ofPerson, () => walk.submit(person));
    const applications = { ...deps.applications, ofPerson };
    expect(bodyOf(await request(person, id, { applications })).reconsiderationId).toBe(`${id}.reconsideration`);
    expect(await stored.application(id)).toMatchObject({ setAside: true, attempt: 1 });
    expect(await stored.events(id)).toEqual(['SUBMITTED', 'VERIFICATION_REFUSED', 'RECONSIDERATION_REQUESTED']);
  });

  test('under a key is answered as the first time, also after its time is over', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('REJECTED', person);
    deps.clock.set('2021-07-01T23:59:59+08:00');
    const first = bodyOf(await request(person, id, {}, 'key'));
    deps.clock.pass(60_000);
    expect(await request(person, id, {}, 'key')).toEqual({ replay: { status: 201, text: JSON.stringify(first) } });
    const other = request(person, await walk.caseIn('REJECTED', nextPerson()), {}, 'key');
    expect(await refusalOf(other)).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test('is not taken where its due day falls in a year without holiday data', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('REJECTED', person);
    await expect(request(person, id, { calendar: calendarUntil(2020) })).rejects.toBeInstanceOf(CalendarMissingError);
    expect(await stored.tasks(id)).toEqual([]);
  });
});
