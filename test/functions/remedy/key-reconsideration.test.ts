import { describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { keyReconsideration } from '../../../functions/remedy/key-reconsideration.ts';
import { keyedReconsiderationBody } from '../../../shared/contracts/remedy.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { refusedCase, SUBMITTED_AT } from '../../support/applications.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { aStaffMember, asStaff, countingPeople, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { deps, walk, stored } = await aService();
const nextPerson = countingPeople();

const STATEMENT = '本人到窗口提出：证书可在官方系统查到。';
const reviewer = aStaffMember('reviewer');
const key = (
  applicationId: string,
  more: object = {},
  { caller = reviewer, idempotencyKey }: { caller?: StaffCaller; idempotencyKey?: string } = {},
) => {
  const received = { statement: STATEMENT, channel: 'LETTER', receivedOn: '2021-06-18' };
  const body = keyedReconsiderationBody.parse({ applicationId, ...received, ...more });
  return keyReconsideration({ ...asStaff(caller), body, idempotencyKey }, deps);
};
/** A case that is refused on 2021-06-16; the clock then stands at a moment. */
const refusedThen = async (moment: string, person: Person = nextPerson()): Promise<string> => {
  const id = await walk.caseIn('REJECTED', person);
  deps.clock.set(moment);
  return id;
};

describe('a request for a reconsideration that staff key', () => {
  test('is a task with how it came and when, due counted from the day on which it came', async () => {
    const id = await refusedThen('2021-06-22T10:00:00+08:00');
    const { reconsiderationId, dueAt } = bodyOf(await key(id));
    expect(dueAt).toBe('2021-07-03T00:00:00+08:00');
    expect(await stored.tasks(id)).toMatchObject([
      {
        taskId: reconsiderationId,
        openedAt: deps.clock.instant(),
        request: { kind: 'RECONSIDERATION', statement: STATEMENT, channel: 'LETTER', receivedOn: '2021-06-18' },
      },
    ]);
    expect((await stored.trail(id)).at(-1)).toMatchObject({
      event: 'RECONSIDERATION_REQUESTED',
      actor: { kind: 'staff', staffId: reviewer.subject },
    });
    expect(refusedCase(await stored.application(id)).reconsideration).toMatchObject({
      requestedAt: deps.clock.instant(),
    });
    expect(await refusalOf(key(id))).toMatchObject({ status: 409, code: 'ALREADY_RECONSIDERED' });
  });

  test.each([
    ['2021-06-16', '2021-06-16T09:00:00+08:00'],
    ['2021-06-16', '2021-09-16T09:00:00+08:00'],
    ['2021-07-01', '2021-07-01T23:59:59+08:00'],
    ['2021-07-01', '2021-07-02T00:00:00+08:00'],
    ['2021-07-01', '2022-01-04T09:00:00+08:00'],
  ])('received on %s is in time, keyed at %s', async (receivedOn, moment) => {
    const id = await refusedThen(moment);
    expect(bodyOf(await key(id, { receivedOn })).reconsiderationId).toBe(`${id}.reconsideration`);
  });

  test.each([
    ['2021-06-15', '2021-06-16T09:00:00+08:00', 'VALIDATION'],
    ['2021-06-17', '2021-06-16T23:59:59+08:00', 'VALIDATION'],
    ['2021-07-02', '2021-07-02T00:00:00+08:00', 'TIME_OVER'],
    ['2021-07-02', '2021-07-01T23:59:59+08:00', 'VALIDATION'],
    ['2021-08-02', '2021-09-01T09:00:00+08:00', 'TIME_OVER'],
  ])('received on %s is refused, keyed at %s', async (receivedOn, moment, code) => {
    const id = await refusedThen(moment);
    const pointers = code === 'VALIDATION' ? ['/receivedOn'] : [];
    expect(await refusalOf(key(id, { receivedOn }))).toMatchObject({ code, pointers });
    expect(await stored.tasks(id)).toEqual([]);
  });

  test.each(STAFF_ROLES.filter((role) => role !== 'auditor'))('is taken from the role %s', async (role) => {
    const id = await refusedThen('2021-06-18T10:00:00+08:00');
    expect(bodyOf(await key(id, {}, { caller: aStaffMember(role) })).reconsiderationId).toBe(`${id}.reconsideration`);
  });

  test('is refused from an auditor, and from staff without a role, before it is looked for', async () => {
    for (const roles of [['auditor'], []] as const) {
      const caller = aStaffMember('auditor', { roles });
      expect(await refusalOf(key('NEVER', {}, { caller }))).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
    }
    const id = await refusedThen('2021-06-18T10:00:00+08:00');
    const both = aStaffMember('auditor', { roles: ['auditor', 'reviewer'] });
    expect(bodyOf(await key(id, {}, { caller: both })).reconsiderationId).toBe(`${id}.reconsideration`);
  });

  test('is refused from another agency and from whoever may be the applicant', async () => {
    const person = nextPerson();
    const id = await refusedThen('2021-06-18T10:00:00+08:00', person);
    const { idNumber, name, subject } = person;
    const callers = [{ agency: '210203' }, { idNumber }, { name }, { subject }];
    const codes = ['WRONG_AGENCY', 'OWN_APPLICATION', 'OWN_APPLICATION', 'OWN_APPLICATION'];
    for (const [index, overrides] of callers.entries()) {
      const caller = aStaffMember('supervisor', overrides);
      expect(await refusalOf(key(id, {}, { caller }))).toMatchObject({ status: 403, code: codes[index] });
    }
  });

  test.each(
    withPeople(
      REACHABLE_PHASES.filter((phase) => phase !== 'REJECTED'),
      200,
    ),
  )('on a case in %s is refused', async (phase, person) => {
    const id = await walk.caseIn(phase, person);
    const receivedOn = SUBMITTED_AT.slice(0, 10);
    expect(await refusalOf(key(id, { receivedOn }))).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
  });

  test('under a key is answered as the first time; the key with another body is refused', async () => {
    const id = await refusedThen('2021-06-18T10:00:00+08:00');
    const first = bodyOf(await key(id, {}, { idempotencyKey: 'key' }));
    deps.clock.set('2021-06-19T09:00:00+08:00');
    const again = { replay: { status: 201, text: JSON.stringify(first) } };
    expect(await key(id, {}, { idempotencyKey: 'key' })).toEqual(again);
    const other = key(id, { receivedOn: '2021-06-17' }, { idempotencyKey: 'key' });
    expect(await refusalOf(other)).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    const colleague = { caller: aStaffMember('payer'), idempotencyKey: 'key' };
    expect(await refusalOf(key(id, {}, colleague))).toMatchObject({ code: 'ALREADY_RECONSIDERED' });
  });
});
