import { describe, expect, test } from 'vitest';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { requestReconsideration } from '../../../functions/remedy/request-reconsideration.ts';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { currentFindings } from '../../../shared/domain/case/current-findings.ts';
import { DAY } from '../../../shared/domain/instant.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { receiptOf, refusalOf } from '../../support/answers.ts';
import { anApplicationRequest, type Declaration, refusedCase, SUBMITTED_AT } from '../../support/applications.ts';
import { correctionWalk } from '../../support/corrections.ts';
import { aFinding, threeYes } from '../../support/findings.ts';
import { itemsOf, placesTaken } from '../../support/partition.ts';
import { aStaffMember, asApplicant, asStaff, countingPeople, type Person } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk, stored } = await aService();
const { asked, correct, verifyAgain, faultsOf } = correctionWalk(deps, walk);
const nextPerson = countingPeople();

const submit = (person: Person, declaration: Declaration = {}, different: object = {}) =>
  submitApplication(anApplicationRequest(person, declaration), { ...deps, ...different });
const request = (person: Person, applicationId: string) =>
  requestReconsideration(
    {
      ...asApplicant(person),
      params: { applicationId },
      body: { statement: '所持证书可在官方系统查到，请重新核验。' },
    },
    deps,
  );
const grant = (id: string, different: object = {}) =>
  decideTask(
    {
      ...asStaff(aStaffMember('supervisor')),
      params: { taskId: taskIdOf(id, 'RECONSIDERATION') },
      body: { outcome: 'GRANT' },
    },
    { ...deps, ...different },
  );
/** The attempt in place of a refused one. @throws Error where the refusal stands */
const attemptAfter = async (id: string) => {
  const { overturned } = refusedCase(await stored.application(id));
  if (!overturned) throw new Error('The refusal stands');
  return stored.application(overturned.applicationId);
};
const refusedByStaff = async (person: Person, declaration?: Declaration): Promise<string> => {
  const id = await walk.caseIn('FUND_REVIEW', person, declaration);
  await walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' });
  return id;
};

describe('a refusal that falls', () => {
  test('while a colleague reads the task is found granted, by the one attempt', async () => {
    const person = nextPerson();
    const id = await refusedByStaff(person);
    await request(person, id);
    const byId = interruptedOnce(deps.tasks.byId, () => grant(id));
    const found = await grant(id, { tasks: { ...deps.tasks, byId } });
    expect(found).toMatchObject({ body: { decision: { outcome: 'GRANT' } } });
    expect(await deps.applications.ofPerson(person.idNumber, 10)).toHaveLength(2);
  });

  test('is one transaction: the old attempt on a key of its own, the new one in its place, and nothing more', async () => {
    const person = nextPerson();
    const id = await refusedByStaff(person);
    await request(person, id);
    const before = (await itemsOf(table, person)).map(({ sk }) => String(sk));
    await grant(id);
    const { applicationId } = await attemptAfter(id);
    const after = (await itemsOf(table, person)).map(({ sk }) => String(sk));
    expect(after.filter((sk) => !before.includes(sk)).sort()).toEqual([
      `CHECK#${applicationId}#certificate`,
      `CHECK#${applicationId}#employment`,
      `CHECK#${applicationId}#identity`,
      `EVENT#${id}#000005`,
      `EVENT#${applicationId}#000001`,
      `PAST#6-18-02-04#L3#0001#${id}`,
    ]);
    expect(before.filter((sk) => !after.includes(sk))).toEqual([]);
    expect(await placesTaken(table, person)).toBe(1);
    for (const each of [id, applicationId]) expect(await faultsOf(each)).toEqual([]);
  });

  test('carries over what was found last of what is declared now, in no round of the new attempt', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    await correct(person, id, { certificate: { number: 'Y999999020210009999' } });
    await verifyAgain(id);
    const decision = { ...asStaff(aStaffMember('fund-reviewer')), params: { taskId: taskIdOf(id, 'FUND_REVIEW', 2) } };
    const refusal = { outcome: 'REFUSE', explanation: '经查阅劳动合同，与申报内容不符。' } as const;
    await decideTask({ ...decision, body: refusal }, deps);
    const found = await stored.findings(id);
    expect(found.map(({ round }) => round)).toContain(1);
    await request(person, id);
    await grant(id);
    const attempt = await attemptAfter(id);
    const copied = await stored.findings(attempt.applicationId);
    expect(copied).toEqual(found.map(({ round: _, ...finding }) => finding));
    // A first correction of the new attempt makes the copied finding void, like any other.
    const corrections = refusedCase(await stored.application(id)).corrections ?? [];
    expect(currentFindings({ corrections }, copied).map(({ check }) => check)).not.toContain('certificate');
  });

  test('leaves out what a correction made void and no register has answered since', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    await correct(person, id, { certificate: { number: 'Y999999020210009999' } });
    deps.clock.pass(5 * DAY);
    await verifyAgain(id, ['certificate']);
    await walk.decide(id, 'MANUAL_VERIFICATION', { outcome: 'APPROVE' });
    await walk.open(id, 'FUND_REVIEW');
    const params = { taskId: taskIdOf(id, 'FUND_REVIEW', 2) };
    const body = { outcome: 'REFUSE', explanation: '经查阅劳动合同，与申报内容不符。' } as const;
    await decideTask({ ...asStaff(aStaffMember('fund-reviewer')), params, body }, deps);
    await request(person, id);
    await grant(id);
    const copied = await stored.findings((await attemptAfter(id)).applicationId);
    expect(copied.map(({ check }) => check).sort()).toEqual(['employment', 'identity']);
  });

  test('of a register makes a case under verification, reviewed within the days from its admission', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('REJECTED', person);
    await request(person, id);
    deps.clock.set('2021-08-02T10:00:00+08:00');
    await grant(id);
    const attempt = await attemptAfter(id);
    expect(attempt).toMatchObject({
      attempt: 2,
      phase: 'VERIFYING',
      submittedAt: (await stored.application(id)).submittedAt,
      admittedBy: { overruled: ['IDENTITY_MISMATCH'] },
      deciders: [],
      workflowRun: 1,
    });
    expect(await stored.findings(attempt.applicationId)).toEqual([]);
    await walk.verify(attempt.applicationId, threeYes(deps));
    const { nextDueAt } = await stored.application(attempt.applicationId);
    expect(nextDueAt).toBe('2021-08-16T16:00:00.000Z');
  });

  test('of a submission makes attempt 1, or the one after an attempt that ended', async () => {
    const [first, later] = [nextPerson(), nextPerson()];
    deps.clock.set(SUBMITTED_AT);
    const ofFirst = await receiptOf(submit(first, { issuedOn: '2020-05-20' }));
    await request(first, ofFirst);
    await grant(ofFirst);
    expect(await attemptAfter(ofFirst)).toMatchObject({ attempt: 1, phase: 'VERIFYING', year: 2021 });
    expect(await placesTaken(table, first)).toBe(1);

    const ofLater = await receiptOf(submit(later, { issuedOn: '2020-05-20' }));
    const ended = await walk.caseIn('WITHDRAWN', later);
    await request(later, ofLater);
    await grant(ofLater);
    expect(await attemptAfter(ofLater)).toMatchObject({ attempt: 2, phase: 'VERIFYING' });
    expect(await stored.application(ended)).toMatchObject({ attempt: 1, setAside: true });
    expect(await placesTaken(table, later)).toBe(1);
    expect(await stored.events(ofLater)).toEqual([
      'SUBMISSION_REFUSED',
      'RECONSIDERATION_REQUESTED',
      'REFUSAL_OVERTURNED',
    ]);
  });

  test('is not overdue any more, and the sweep finds nothing to do', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('REJECTED', person);
    await request(person, id);
    deps.clock.set('2021-07-01T00:00:00+08:00');
    expect(await healCase(id, deps)).toBe('overdue');
    expect((await stored.application(id)).attention).toMatchObject({ code: 'RECONSIDERATION_OVERDUE' });
    await grant(id);
    const { attention, nextDueAt } = await stored.application(id);
    expect([attention, nextDueAt]).toEqual([undefined, undefined]);
    expect(await healCase(id, deps)).toBe('on-time');
  });
});

describe('a refusal does not fall', () => {
  test('where the policy pays nothing for the level: 422, and no document number is taken', async () => {
    const person = nextPerson();
    deps.clock.set(SUBMITTED_AT);
    const amounts = dalian2019to2021.amounts.filter(({ level }) => level !== 5);
    const id = await receiptOf(submit(person, { level: 5 }, { policies: [{ ...dalian2019to2021, amounts }] }));
    await request(person, id);
    const before = await deps.documentNumbers.take(undefined, deps.now());
    expect(await refusalOf(grant(id))).toMatchObject({
      status: 422,
      code: 'POLICY_REFUSED',
      reasons: ['LEVEL_NOT_IN_CATALOGUE'],
    });
    const serial = Number(before.split('-').at(-1));
    expect(await deps.documentNumbers.take(undefined, deps.now())).toBe(`210200-2021-${serial + 1}`);
  });

  test('where another attempt takes its place between reading and writing', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('REJECTED', person);
    await request(person, id);
    const priorRecord = interruptedOnce(deps.submissions.priorRecord, () => submit(person));
    const refusal = await refusalOf(grant(id, { submissions: { ...deps.submissions, priorRecord } }));
    expect(refusal).toMatchObject({ status: 409, code: 'ALREADY_APPLIED', reasons: ['ALREADY_SUBSIDISED'] });
    expect(refusedCase(await stored.application(id))).not.toHaveProperty('overturned');
    expect(await placesTaken(table, person)).toBe(1);
  });

  test('where the last place of its year goes between reading and writing', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('REJECTED', person);
    await request(person, id);
    for (const level of [4, 5] as const) await submit(person, { level });
    const priorRecord = interruptedOnce(deps.submissions.priorRecord, () => submit(person, { level: 2 }));
    const refusal = await refusalOf(grant(id, { submissions: { ...deps.submissions, priorRecord } }));
    expect(refusal).toMatchObject({ status: 409, reasons: ['ANNUAL_LIMIT_REACHED'] });
    expect(await stored.tasks(id)).toMatchObject([{ kind: 'RECONSIDERATION', status: 'OPEN' }]);
    expect(await placesTaken(table, person)).toBe(3);
  });

  test('for the attempt that a refusal made, which is refused in its turn, until that is reconsidered, too', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('REJECTED', person);
    await request(person, id);
    await grant(id);
    const { applicationId } = await attemptAfter(id);
    const no = [aFinding({ check: 'identity', outcome: 'no', reasons: ['IDENTITY_MISMATCH'] })];
    await walk.verify(applicationId, no);
    expect(await refusalOf(request(person, id))).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
    await request(person, applicationId);
    await grant(applicationId);
    expect(await attemptAfter(applicationId)).toMatchObject({ attempt: 3, admittedBy: { applicationId } });
    expect(await placesTaken(table, person)).toBe(1);
    for (const each of [id, applicationId]) expect(await faultsOf(each)).toEqual([]);
  });
});

test('a refusal that is maintained late is not overdue any more', async () => {
  const person = nextPerson();
  const id = await walk.caseIn('REJECTED', person);
  await request(person, id);
  deps.clock.set('2021-07-01T00:00:00+08:00');
  expect(await healCase(id, deps)).toBe('overdue');
  await walk.decide(id, 'RECONSIDERATION', { outcome: 'MAINTAIN' });
  const { attention, nextDueAt, deciders } = await stored.application(id);
  expect([attention, nextDueAt]).toEqual([undefined, undefined]);
  expect(deciders).toMatchObject([{ stage: 'RECONSIDERATION', staffId: 'staff-supervisor' }]);
  expect(await faultsOf(id)).toEqual([]);
});
