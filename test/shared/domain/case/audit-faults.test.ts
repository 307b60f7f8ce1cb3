import { describe, expect, test } from 'vitest';
import { auditFaults, type CaseRecord } from '../../../../shared/domain/case/audit-faults.ts';
import { HOUR, type Instant, later } from '../../../../shared/domain/instant.ts';
import type { Task } from '../../../../shared/domain/task.ts';
import { aSubmission } from '../../../support/applications.ts';
import { aRefusedSubmission, decide, type LaterEvent } from './all-decisions.ts';
import { memoryTable, type StoredCase } from './case-table.ts';
import { aTask, at, type Desk } from './desk.ts';
import { anAdmission } from './payout-and-remedy-decisions.ts';
import { storedDesk } from './stored-desk.ts';

const staff = { person: 'person-1', staffId: 'staff-1' };
const TO_PUBLICISED = ['VERIFICATION_PASSED', 'FUND_REVIEW_APPROVED', 'PUBLISHED'] as const;
const REVIEWS: Partial<Readonly<Record<LaterEvent, 'FUND_REVIEW' | 'OBJECTION_REVIEW'>>> = {
  FUND_REVIEW_APPROVED: 'FUND_REVIEW',
  OBJECTION_REVIEW_EXTENDED: 'OBJECTION_REVIEW',
  OBJECTION_DISMISSED: 'OBJECTION_REVIEW',
};

/** The records of a case after these events, an hour apart unless they are all of one moment. */
async function recordAfter(events: readonly LaterEvent[], { apart = HOUR, receipt = false } = {}): Promise<StoredCase> {
  const table = memoryTable();
  await table.begin(receipt ? aRefusedSubmission('RECEIPT000000001') : aSubmission());
  let clock: Instant = at;
  for (const event of events) {
    clock = later(clock, apart);
    const review = REVIEWS[event];
    const { application, tasks } = await only(table.cases());
    const isOpen = tasks.some(({ kind, status }) => kind === review && status === 'OPEN');
    if (review && !isOpen) await table.open(application, aTask(application, review, { openedAt: clock }));
    const stored = await only(table.cases());
    const change = decide(event, stored.application, {}, deskOf(stored, clock));
    expect(await table.write(change)).toBe('written');
  }
  return only(table.cases());
}

const deskOf = (stored: StoredCase, clock: Instant): Desk =>
  storedDesk(stored, { at: clock, newId: () => 'NEW0000000000001', staff, all: [stored] });

async function only(cases: Promise<readonly StoredCase[]>): Promise<StoredCase> {
  const [first] = await cases;
  if (!first) throw new Error('There is no case');
  return first;
}

/** The sequence numbers of the events whose content does not match, once the tasks are altered. */
function alteredBy(record: CaseRecord, alter: (task: Task) => object): readonly number[] {
  const tasks = record.tasks.map((task) => ({ ...task, ...alter(task) }));
  const faults = auditFaults({ ...record, tasks });
  expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(faults.length > 0 ? ['CONTENT'] : []));
  return faults.map(({ sequence }) => sequence);
}

const sequenceOf = ({ trail }: CaseRecord, event: LaterEvent) => trail.findIndex((each) => each.event === event) + 1;

const SUSPENDED = [...TO_PUBLICISED, 'SUSPENDED', 'STATEMENT_MADE'] as const;
const EXTENDED = [...TO_PUBLICISED, 'OBJECTION_FILED', 'OBJECTION_REVIEW_OPENED', 'OBJECTION_REVIEW_EXTENDED'] as const;
const REFUSED = ['VERIFICATION_REFUSED'] as const;
const CHALLENGED = [...REFUSED, 'RECONSIDERATION_REQUESTED', 'REVERSAL_PROPOSED'] as const;

/** What a case holds beside decisions, by the event that sealed it, and how somebody could alter it. */
const CONTENTS = [
  ['why a case was suspended', SUSPENDED, 'SUSPENDED', { explanation: '没有理由。' }],
  ['who suspended it', SUSPENDED, 'SUSPENDED', { askedBy: { person: 'person-2', staffId: 'staff-2' } }],
  ['what a complaint says', [...TO_PUBLICISED, 'COMPLAINT_FILED'], 'COMPLAINT_FILED', { statement: '没有问题。' }],
  ['who complained', [...TO_PUBLICISED, 'COMPLAINT_FILED'], 'COMPLAINT_FILED', { name: '王某某' }],
  ['what the applicant asks to reconsider', CHALLENGED, 'RECONSIDERATION_REQUESTED', { statement: '撤回请求。' }],
  ['on what a refusal is to fall', CHALLENGED, 'REVERSAL_PROPOSED', { basis: 'SELF_CORRECTION' }],
  ['under which document', CHALLENGED, 'REVERSAL_PROPOSED', { documentNumber: '另一文号' }],
] as const;

describe('the content of an event is found altered:', () => {
  test.each(CONTENTS)('%s', async (_, events, event, change) => {
    const record = await recordAfter(events);
    expect(auditFaults(record)).toEqual([]);
    const sequence = sequenceOf(record, event);
    const openedAt = record.trail[sequence - 1]?.at;
    const alter = (task: Task) => task.openedAt === openedAt && { request: { ...task.request, ...change } };
    expect(alteredBy(record, (task) => alter(task) || {})).toEqual([sequence]);
  });

  test.each(CONTENTS)('%s, where it is gone', async (_, events, event) => {
    const record = await recordAfter(events);
    const sequence = sequenceOf(record, event);
    const openedAt = record.trail[sequence - 1]?.at;
    const removed = (task: Task) => (task.openedAt === openedAt ? { request: undefined } : {});
    expect(alteredBy(record, removed)).toEqual([sequence]);
  });

  test('what the applicant says about a suspension, also where it is gone, or was made at another time', async () => {
    const record = await recordAfter(SUSPENDED);
    const sequence = sequenceOf(record, 'STATEMENT_MADE');
    const altered = (statement: Partial<NonNullable<Task['statement']>> | undefined) =>
      alteredBy(record, (task) =>
        task.statement ? { statement: statement && { ...task.statement, ...statement } } : {},
      );
    expect(altered({ text: '没有意见。' })).toEqual([sequence]);
    expect(altered({ at: later(at, 1) })).toEqual([sequence]);
    expect(altered(undefined)).toEqual([sequence]);
    expect(altered({})).toEqual([]);
  });

  test('why a review took longer, also where the extension is gone', async () => {
    const record = await recordAfter(EXTENDED);
    const sequence = sequenceOf(record, 'OBJECTION_REVIEW_EXTENDED');
    const altered = (extension: Partial<NonNullable<Task['extension']>> | undefined) =>
      alteredBy(record, (task) =>
        task.extension ? { extension: extension && { ...task.extension, ...extension } } : {},
      );
    expect(altered({ reason: '没有理由。' })).toEqual([sequence]);
    expect(altered(undefined)).toEqual([sequence]);
    expect(altered({})).toEqual([]);
  });

  test.each([
    ['SUSPENSION_LIFTED', SUSPENDED],
    ['APPROVAL_REVOKED', SUSPENDED],
    ['COMPLAINT_DECIDED', [...TO_PUBLICISED, 'COMPLAINT_FILED']],
    ['REFUSAL_MAINTAINED', CHALLENGED],
    ['REVERSAL_DECLINED', CHALLENGED],
    ['OBJECTION_DISMISSED', EXTENDED],
  ] as const)('what was decided by %s', async (event, before) => {
    const record = await recordAfter([...before, event]);
    expect(auditFaults(record)).toEqual([]);
    const sequence = sequenceOf(record, event);
    const decidedAt = record.trail[sequence - 1]?.at;
    const alter = ({ decision }: Task) =>
      decision?.decidedAt === decidedAt ? { decision: { ...decision, note: '另一备注。' } } : {};
    expect(alteredBy(record, alter)).toEqual([sequence]);
  });

  test('what a refused submission declared', async () => {
    const { application, ...others } = await recordAfter(['RECONSIDERATION_REQUESTED'], { receipt: true });
    expect(auditFaults({ application, ...others })).toEqual([]);
    const certificate = { ...application.certificate, number: 'Y000002' };
    expect(auditFaults({ ...others, application: { ...application, certificate } })).toEqual([
      { kind: 'CONTENT', sequence: 1 },
    ]);
  });

  test('the decision on which a refusal fell, and what the attempt in its place declares', async () => {
    const table = memoryTable();
    await table.begin(aSubmission());
    for (const event of [...REFUSED, 'REVERSAL_PROPOSED'] as const) {
      const stored = await only(table.cases());
      await table.write(decide(event, stored.application, {}, deskOf(stored, later(at, HOUR))));
    }
    const refused = await only(table.cases());
    const desk = deskOf(refused, later(at, 2 * HOUR));
    expect(await table.admit(anAdmission(refused.application, desk))).toBe('written');
    const [overturned, admitted] = await table.cases();
    if (!overturned || !admitted) throw new Error('The attempt is not there');
    for (const each of [overturned, admitted]) expect(auditFaults(each)).toEqual([]);
    const decidedOtherwise = ({ decision }: Task) => (decision ? { decision: { ...decision, outcome: 'REFUSE' } } : {});
    expect(alteredBy(overturned, decidedOtherwise)).toEqual([sequenceOf(overturned, 'REFUSAL_OVERTURNED')]);
    const payee = { ...admitted.application.payee, accountNumber: '6299990000000000001' };
    const altered = { ...admitted, application: { ...admitted.application, payee } };
    expect(auditFaults(altered)).toEqual([{ kind: 'CONTENT', sequence: 1 }]);
  });
});

describe('what several events of one moment seal', () => {
  const ALL_AT_ONCE = [...EXTENDED, 'COMPLAINT_FILED', 'SUSPENDED', 'STATEMENT_MADE', 'SUSPENSION_LIFTED'] as const;

  test('matches each of them', async () => {
    expect(auditFaults(await recordAfter(ALL_AT_ONCE, { apart: 0 }))).toEqual([]);
  });

  test('is no content of an objection that the same person keyed at that moment', async () => {
    const keyedBetween = [...EXTENDED, 'OBJECTION_DISMISSED', 'OBJECTION_FILED'] as const;
    const record = await recordAfter(keyedBetween, { apart: 0 });
    const [decided, keyed] = record.trail.slice(-2);
    expect(keyed?.actor).toEqual(decided?.actor);
    expect(keyed?.at).toBe(decided?.at);
    expect(auditFaults(record)).toEqual([]);
  });
});

test('content that was deleted together with the salt is no fault, and content that was left behind is one', async () => {
  const record = await recordAfter([...SUSPENDED, 'APPROVAL_REVOKED']);
  const { contentSalt: _, ...application } = record.application;
  const tasks = record.tasks.map(({ request, statement, decision, ...task }) => task);
  const declarationOnly = [{ kind: 'CONTENT', sequence: 1 }];
  expect(auditFaults({ ...record, application, tasks })).toEqual(declarationOnly);
  expect(auditFaults({ ...record, application }).length).toBeGreaterThan(declarationOnly.length);
});
