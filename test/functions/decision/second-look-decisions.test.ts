import { describe, expect, test } from 'vitest';
import type { DecisionBody } from '../../../shared/contracts/review.ts';
import { firstBreak } from '../../../shared/domain/audit-event.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { SECOND_LOOK_AT, type SecondLookStage } from '../../../shared/domain/task-kind.ts';
import { auditedCase } from '../../../shared/table/audited-case.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { caseWalk } from '../../support/case-walk.ts';
import { EXPLANATION, NOTE } from '../../support/decisions.ts';
import { aPerson, aStaffMember } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk, stored } = await aService();
/** Every decision gets a second look, or just those just below or at the share of the policy. */
const samplingAt = (number: number) => caseWalk({ ...deps, sampleOf: () => number });
const sampling = samplingAt(0);

const COLLEAGUE = aStaffMember('fund-reviewer', {
  subject: 'staff-colleague',
  name: '赵经办',
  idNumber: aPerson(8_001).idNumber,
});
const SUPERVISOR = aStaffMember('supervisor');
let people = 0;
const nextPerson = () => aPerson(700 + people++);

/** The second looks and disagreements of a case. */
const besides = async (id: string) =>
  (await deps.tasks.ofCase(await deps.applications.byId(id))).filter(({ kind }) =>
    ['VERIFICATION_SECOND_LOOK', 'FUND_SECOND_LOOK', 'DISAGREEMENT'].includes(kind),
  );

async function decidedCase(stage: SecondLookStage, body: DecisionBody, by = sampling): Promise<string> {
  const id = await walk.caseIn(stage, nextPerson());
  await by.decide(id, stage, body);
  return id;
}

describe('a decision that is sampled', () => {
  const REFUSAL: DecisionBody = { outcome: 'REFUSE', reasons: ['CERTIFICATE_NOT_GENUINE'] };
  const DECISIONS: readonly (readonly [SecondLookStage, DecisionBody])[] = [
    ['MANUAL_VERIFICATION', { outcome: 'APPROVE' }],
    ['MANUAL_VERIFICATION', REFUSAL],
    ['FUND_REVIEW', { outcome: 'APPROVE' }],
    ['FUND_REVIEW', REFUSAL],
  ];
  test.each(DECISIONS)('of a %s, %j, opens a second look, due in ten working days', async (stage, body) => {
    const id = await decidedCase(stage, body);
    expect(await besides(id)).toEqual([
      {
        taskId: taskIdOf(id, SECOND_LOOK_AT[stage]),
        kind: SECOND_LOOK_AT[stage],
        status: 'OPEN',
        agency: stage === 'FUND_REVIEW' ? '210202' : '210200',
        applicationId: id,
        openedAt: '2021-06-16T01:00:00.000Z',
        dueAt: '2021-06-30T16:00:00.000Z',
        request: {
          kind: 'SECOND_LOOK',
          decisionOf: taskIdOf(id, stage),
          declaredBy: 1,
          ...(stage === 'FUND_REVIEW' && { employer: '虚构造船有限公司', agency: '210202' }),
        },
      },
    ]);
  });

  test('is one of the share of the policy: five percent', async () => {
    expect(await besides(await decidedCase('FUND_REVIEW', { outcome: 'APPROVE' }, samplingAt(4.999)))).toHaveLength(1);
    expect(await besides(await decidedCase('FUND_REVIEW', { outcome: 'APPROVE' }, samplingAt(5)))).toEqual([]);
  });

  test('is recorded in the case with its agency, and one that is not sampled leaves no record', async () => {
    const employment = { employer: '虚构造船有限公司', agency: '210203' };
    const id = await decidedCase('MANUAL_VERIFICATION', { outcome: 'APPROVE', ...employment });
    const taskId = taskIdOf(id, 'VERIFICATION_SECOND_LOOK');
    expect(await deps.applications.byId(id)).toMatchObject({
      // The employer is in a district, but the decision was the city's.
      agency: '210203',
      secondLooks: [{ taskId, stage: 'MANUAL_VERIFICATION', agency: '210200' }],
    });
    const another = await decidedCase('FUND_REVIEW', { outcome: 'APPROVE' }, samplingAt(5));
    expect((await deps.applications.byId(another)).secondLooks).toBeUndefined();
  });

  test('is no request for a correction, and no decision of a supervisor', async () => {
    const asked = await decidedCase('FUND_REVIEW', { outcome: 'REQUEST_CORRECTION' });
    expect(await besides(asked)).toEqual([]);
    const objected = await walk.caseIn('OBJECTION_REVIEW', nextPerson());
    await sampling.decide(objected, 'OBJECTION_REVIEW', { outcome: 'DISMISS' });
    expect(await besides(objected)).toEqual([]);
  });

  test('is sampled by the case and the stage, so that a repeated request opens no other second look', async () => {
    const texts: string[] = [];
    const noting = caseWalk({ ...deps, sampleOf: (text) => Number(texts.push(text)) * 0 });
    const id = await decidedCase('FUND_REVIEW', { outcome: 'APPROVE' }, noting);
    await noting.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    expect(texts).toEqual([`${id} FUND_REVIEW`]);
    expect(await besides(id)).toHaveLength(1);
  });

  test('is made as ever in a year without holiday data, and looked at in two weeks', async () => {
    const without = caseWalk({ ...deps, calendar: calendarUntil(2020), sampleOf: () => 0 });
    const id = await decidedCase('FUND_REVIEW', { outcome: 'APPROVE' }, without);
    expect(await deps.applications.byId(id)).toMatchObject({ phase: 'AWAITING_PUBLICATION' });
    expect(await besides(id)).toMatchObject([{ dueAt: '2021-06-30T16:00:00.000Z' }]);
  });
});

describe('a second look', () => {
  test('that agrees changes nothing but the trail and the record of the sample', async () => {
    const id = await decidedCase('FUND_REVIEW', { outcome: 'APPROVE' });
    const { version, eventCount, lastEventHash, deciders, ...before } = await deps.applications.byId(id);
    expect(before.secondLooks?.map(({ agrees }) => agrees)).toEqual([undefined]);
    const made = bodyOf(await walk.decide(id, 'FUND_SECOND_LOOK', { outcome: 'APPROVE' }, COLLEAGUE));
    expect(made).toMatchObject({ status: 'DECIDED', decision: { outcome: 'APPROVE', decidedBy: 'staff-colleague' } });
    const after = await deps.applications.byId(id);
    const secondLooks = [
      { taskId: taskIdOf(id, 'FUND_SECOND_LOOK'), stage: 'FUND_REVIEW', agency: '210202', agrees: true },
    ];
    expect(after).toMatchObject({ ...before, secondLooks, version: version + 1, eventCount: eventCount + 1 });
    expect(after.deciders.map(({ stage }) => stage)).toEqual([
      ...deciders.map(({ stage }) => stage),
      'FUND_SECOND_LOOK',
    ]);
    const trail = await stored.trail(id);
    expect(trail.at(-1)).toMatchObject({
      event: 'SECOND_LOOK_DECIDED',
      secondLook: { stage: 'FUND_REVIEW', agency: '210202', agrees: true },
      previousHash: lastEventHash,
    });
    expect(firstBreak(trail)).toBeUndefined();
    const [altered] = trail
      .slice(-1)
      .map((event) => ({ ...event, secondLook: { stage: 'FUND_REVIEW' as const, agency: '210202', agrees: false } }));
    expect(firstBreak([...trail.slice(0, -1), ...(altered ? [altered] : [])])).toBe(trail.length);
    expect((await auditedCase(after, deps)).faults).toEqual([]);
    expect(await besides(id)).toHaveLength(1);
  });

  test('that differs is put before a supervisor, whose decision also leaves the case as it is', async () => {
    const id = await decidedCase('FUND_REVIEW', { outcome: 'APPROVE' });
    await walk.decide(id, 'FUND_SECOND_LOOK', { outcome: 'REFUSE' }, COLLEAGUE);
    expect((await stored.trail(id)).at(-1)).toMatchObject({ secondLook: { agrees: false } });
    expect(await deps.applications.byId(id)).toMatchObject({ secondLooks: [{ agrees: false }] });
    const [, disagreement] = (await besides(id)).sort((one, other) => (one.kind < other.kind ? 1 : -1));
    expect(disagreement).toMatchObject({
      kind: 'DISAGREEMENT',
      status: 'OPEN',
      request: {
        kind: 'DISAGREEMENT',
        decisionOf: taskIdOf(id, 'FUND_REVIEW'),
        secondLook: taskIdOf(id, 'FUND_SECOND_LOOK'),
      },
    });
    const { phase, nextDueAt } = await deps.applications.byId(id);
    await walk.decide(id, 'DISAGREEMENT', { outcome: 'UPHOLD' }, SUPERVISOR);
    const after = await deps.applications.byId(id);
    expect(after).toMatchObject({ phase, nextDueAt });
    expect((await stored.trail(id)).at(-1)).toMatchObject({ event: 'DISAGREEMENT_DECIDED' });
    expect((await auditedCase(after, deps)).faults).toEqual([]);
    await walk.suspend(id, aStaffMember('supervisor', { subject: 'staff-other' }));
    expect(await deps.applications.byId(id)).toMatchObject({ phase: 'SUSPENDED' });
  });

  test('is for nobody who decided, or who pulled the entry', async () => {
    const id = await decidedCase('FUND_REVIEW', { outcome: 'APPROVE' });
    const first = aStaffMember('fund-reviewer');
    const another = aStaffMember('fund-reviewer', { subject: 'staff-another', idNumber: aPerson(8_002).idNumber });
    for (const caller of [first, { ...first, subject: 'another-account' }]) {
      const refused = await refusalOf(walk.decide(id, 'FUND_SECOND_LOOK', { outcome: 'APPROVE' }, caller));
      expect(refused).toMatchObject({ status: 403, code: 'SECOND_STAGE' });
    }
    await walk.suspend(id, another);
    const refused = await refusalOf(walk.decide(id, 'FUND_SECOND_LOOK', { outcome: 'APPROVE' }, another));
    expect(refused).toMatchObject({ status: 403, code: 'SECOND_STAGE' });
    expect(bodyOf(await walk.decide(id, 'FUND_SECOND_LOOK', { outcome: 'APPROVE' }, COLLEAGUE)).status).toBe('DECIDED');
  });

  test('is decided once: the same again answers as before, the opposite is refused', async () => {
    const id = await decidedCase('FUND_REVIEW', { outcome: 'APPROVE' });
    const body = { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION'], explanation: EXPLANATION, note: NOTE } as const;
    const decide = (again: DecisionBody) => walk.decide(id, 'FUND_SECOND_LOOK', again, COLLEAGUE);
    const made = bodyOf(await decide({ ...body, reasons: [...body.reasons] }));
    expect(bodyOf(await decide({ outcome: 'REFUSE', reasons: ['FALSE_DECLARATION'] }))).toEqual(made);
    expect(await refusalOf(decide({ outcome: 'APPROVE' }))).toMatchObject({ status: 409, code: 'DECIDED_OTHERWISE' });
    expect(await besides(id)).toHaveLength(2);
  });

  test('says why it would refuse, and what was seen where a register had been silent', async () => {
    const id = await decidedCase('MANUAL_VERIFICATION', { outcome: 'APPROVE' });
    const reviewer = aStaffMember('reviewer', { subject: 'staff-colleague', idNumber: aPerson(8_003).idNumber });
    const decide = (body: DecisionBody) =>
      refusalOf(
        walk.decide(id, 'VERIFICATION_SECOND_LOOK', { note: undefined, explanation: undefined, ...body }, reviewer),
      );
    expect(await decide({ outcome: 'APPROVE' })).toMatchObject({ status: 400, pointers: ['/note'] });
    expect(await decide({ outcome: 'REFUSE' })).toMatchObject({ status: 400, pointers: ['/reasons'] });
    expect(await decide({ outcome: 'REFUSE', reasons: ['CERTIFICATE_NOT_GENUINE'] })).toMatchObject({
      status: 400,
      pointers: ['/explanation'],
    });
    expect(await decide({ outcome: 'REQUEST_CORRECTION' })).toMatchObject({ status: 400, pointers: ['/outcome'] });
  });

  test('is decided in any phase that the case has reached', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('FUND_REVIEW', person);
    await sampling.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    await walk.withdraw(person, id);
    await walk.decide(id, 'FUND_SECOND_LOOK', { outcome: 'REFUSE' }, COLLEAGUE);
    expect(await deps.applications.byId(id)).toMatchObject({ phase: 'WITHDRAWN' });
  });
});
