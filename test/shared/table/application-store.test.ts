import { describe, expect, test } from 'vitest';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import { openObjectionReview } from '../../../shared/domain/case/objection.ts';
import { passVerification, refuseVerification } from '../../../shared/domain/case/verification.ts';
import { ApplicationNotFoundError, ServiceError, WriteConflictError } from '../../../shared/domain/errors.ts';
import { occupationLevelOf } from '../../../shared/table/application-item.ts';
import { annualCounterKey, earlierAttemptKey, eventKey } from '../../../shared/table/keys.ts';
import { getItem, transact } from '../../../shared/table/table.ts';
import { anApplication, SUBMITTED_AT } from '../../support/applications.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { instantAt } from '../../support/instants.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { table, deps, walk, stored } = await aService();

const at = instantAt(SUBMITTED_AT);
const place = { agency: '210202', employer: '虚构造船有限公司' };
const passed = (application: Application) => passVerification(application, { ...place, nextDueAt: at }, at);
const refused = (application: Application, moment = at) =>
  refuseVerification(
    application,
    { ...place, reasons: ['CERTIFICATE_NOT_FOUND'], documentNumber: '210202-2021-1' },
    moment,
  );
const counterOf = (n: number) => getItem(table, annualCounterKey(aPerson(n).idNumber, 2021));
const submitted = async (n: number) => deps.applications.byId(await walk.submit(aPerson(n)));

describe('a change', () => {
  test('writes the phase, its fields and the audit event', async () => {
    const application = await submitted(1);
    const changed = await deps.applications.write(passed(application));
    expect(changed).toMatchObject({ phase: 'FUND_REVIEW', agency: '210202', version: 2, eventCount: 2 });
    expect(await deps.applications.byId(application.applicationId)).toEqual(changed);
    expect((await deps.records.trail(changed)).at(-1)).toMatchObject({
      event: 'VERIFICATION_PASSED',
      before: 'VERIFYING',
      after: 'FUND_REVIEW',
      hash: changed.lastEventHash,
    });
  });

  test('based on an outdated version is not written, nor is its event', async () => {
    const application = await submitted(2);
    const winner = await deps.applications.write(passed(application));
    await expect(deps.applications.write(refused(application))).rejects.toThrow(WriteConflictError);
    expect(await deps.applications.byId(application.applicationId)).toEqual(winner);
    expect(await deps.records.trail(winner)).toHaveLength(2);
    expect(await counterOf(2)).toMatchObject({ taken: 1 });
  });

  test('with a companion write that fails is not written at all', async () => {
    const application = await submitted(3);
    const companion = {
      Put: {
        TableName: table.name,
        Item: { ...eventKey(application.applicant.idNumber, application.applicationId, 1) },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
    await expect(deps.applications.write(passed(application), [companion])).rejects.toThrow(WriteConflictError);
    expect(await deps.applications.byId(application.applicationId)).toEqual(application);
  });

  test('that is not in the transition table is refused before anything is written', async () => {
    const application = await submitted(4);
    expect(() => openObjectionReview(application, at, at)).toThrow(ServiceError);
    expect(await deps.applications.byId(application.applicationId)).toEqual(application);
  });

  test('of phase clears the attention mark', async () => {
    const application = await submitted(5);
    const attention = { code: 'WORKFLOW_STOPPED', since: at };
    const marked = await deps.applications.track(application, { attention });
    expect((await deps.applications.byId(application.applicationId)).attention).toEqual(attention);
    expect((await deps.applications.write(passed(marked))).attention).toBeUndefined();
  });
});

describe('an update without an event', () => {
  test('writes its fields and raises the version, and leaves the trail unchanged', async () => {
    const application = await submitted(10);
    const amended = await deps.applications.track(application, { workflowRun: 2 });
    expect(amended).toEqual({ ...application, workflowRun: 2, version: 2 });
    expect(await deps.records.trail(amended)).toHaveLength(1);
  });

  test('based on an outdated version is not written', async () => {
    const application = await submitted(11);
    await deps.applications.track(application, { workflowRun: 2 });
    await expect(deps.applications.track(application, { workflowRun: 9 })).rejects.toThrow(WriteConflictError);
  });

  test('reaches an earlier attempt that a later one has replaced', async () => {
    const person = aPerson(12);
    const first = await walk.submit(person);
    deps.workflow.fault = new Error('no answer');
    await walk.withdraw(person, first);
    deps.workflow.fault = undefined;
    const second = await walk.submit(person);
    const moved = await deps.applications.track(await deps.applications.byId(first), { nextDueAt: undefined });
    expect(await deps.applications.byId(first)).toEqual(moved);
    expect(await deps.applications.byId(second)).toMatchObject({ attempt: 2, phase: 'VERIFYING' });
    const item = await getItem(table, earlierAttemptKey(moved.applicant.idNumber, occupationLevelOf(moved), moved));
    expect(item?.nextDuePk).toMatch(/^ENDED#CONTENT#/);
  });
});

describe('the annual place', () => {
  test('is given back when the application is refused', async () => {
    const application = await submitted(20);
    expect(await counterOf(20)).toMatchObject({ taken: 1 });
    await deps.applications.write(refused(application));
    expect(await counterOf(20)).toMatchObject({ taken: 0 });
  });

  test('is given back when the application is withdrawn', async () => {
    await walk.withdraw(aPerson(21), await walk.submit(aPerson(21)));
    expect(await counterOf(21)).toMatchObject({ taken: 0 });
  });

  test('is given back when an objection is upheld', async () => {
    const id = await walk.caseIn('OBJECTION_REVIEW', aPerson(22));
    await walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'UPHOLD' });
    expect(await counterOf(22)).toMatchObject({ taken: 0 });
  });

  test('is kept when the application is paid, and when the payment is returned', async () => {
    await walk.caseIn('PAID', aPerson(23));
    await walk.caseIn('PAYMENT_RETURNED', aPerson(24));
    expect(await counterOf(23)).toMatchObject({ taken: 1 });
    expect(await counterOf(24)).toMatchObject({ taken: 1 });
  });

  test('is given back in the year of submission, even when the refusal comes in the next year', async () => {
    const application = await submitted(25);
    await deps.applications.write(refused(application, instantAt('2022-01-05T09:00:00+08:00')));
    expect(await counterOf(25)).toMatchObject({ taken: 0 });
  });

  test('never goes below zero: where the count is wrong, nothing is written', async () => {
    const application = await submitted(26);
    const zero = { ...annualCounterKey(application.applicant.idNumber, 2021), taken: 0 };
    await transact(table, [{ Put: { TableName: table.name, Item: zero } }]);
    await expect(deps.applications.write(refused(application))).rejects.toThrow(WriteConflictError);
    expect(await counterOf(26)).toMatchObject({ taken: 0 });
  });
});

describe('the audit trail', () => {
  test.each(withPeople(REACHABLE_PHASES, 30))(
    'of a case in %s is unbroken and ends with the hash that the case stores',
    async (phase, person) => {
      const application = await deps.applications.byId(await walk.caseIn(phase, person));
      const trail = await deps.records.trail(application);
      expect(isUnbroken(trail)).toBe(true);
      expect(trail).toHaveLength(application.eventCount);
      expect(trail.at(-1)).toMatchObject({ hash: application.lastEventHash, after: phase });
      expect(trail.map(({ before }) => before)).toEqual([null, ...trail.slice(0, -1).map(({ after }) => after)]);
    },
  );

  test('of one attempt holds nothing of another attempt', async () => {
    const first = await walk.caseIn('WITHDRAWN', aPerson(50));
    const second = await walk.caseIn('FUND_REVIEW', aPerson(50));
    const trail = await stored.trail(second);
    expect(new Set(trail.map(({ applicationId }) => applicationId))).toEqual(new Set([second]));
    expect(await stored.trail(first)).toHaveLength(2);
  });
});

describe('an application', () => {
  test('is not found under an unknown id', async () => {
    await expect(deps.applications.byId('NEVER')).rejects.toThrow(ApplicationNotFoundError);
  });

  test('is found under its id after a later attempt took its place', async () => {
    const first = await walk.caseIn('REJECTED', aPerson(60));
    const second = await walk.caseIn('VERIFYING', aPerson(60));
    const attempts: Application[] = [await deps.applications.byId(first), await deps.applications.byId(second)];
    expect(attempts.map(({ attempt, phase }) => [attempt, phase])).toEqual([
      [1, 'REJECTED'],
      [2, 'VERIFYING'],
    ]);
  });

  test('is listed with the person’s others, newest first, up to the limit', async () => {
    const person = aPerson(61);
    const older = await walk.submit(person, { level: 4 });
    deps.clock.pass(1000);
    const newer = await walk.submit(person, { level: 5 });
    expect((await deps.applications.ofPerson(person.idNumber, 10)).map((each) => each.applicationId)).toEqual([
      newer,
      older,
    ]);
    expect(await deps.applications.ofPerson(person.idNumber, 1)).toHaveLength(1);
  });

  test('that was never stored cannot be changed', async () => {
    const { application } = anApplication({ applicationId: 'UNSTORED' }, { person: aPerson(62) });
    await expect(deps.applications.write(passed(application))).rejects.toThrow(WriteConflictError);
  });
});
