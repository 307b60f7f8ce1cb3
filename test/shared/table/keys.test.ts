import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../../shared/domain/finding.ts';
import { PHASES } from '../../../shared/domain/phase.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { TASK_KINDS } from '../../../shared/domain/task-kind.ts';
import {
  ATTEMPTS_FROM,
  ATTEMPTS_TO,
  annualCounterKey,
  applicationKey,
  caseloadIndexKeys,
  earlierAttemptKey,
  eventKey,
  findingKey,
  idempotencyKey,
  NEXT_DUE_SHARDS,
  nextDueIndexKey,
  nextDuePartition,
  noticeIndexKey,
  noticeKey,
  objectionKey,
  parseNoticeId,
  paymentKey,
  recheckKey,
  refusedSubmissionKey,
  taskKey,
} from '../../../shared/table/keys.ts';
import { anApplicationBody } from '../../support/applications.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();
const ID = aPerson(1).idNumber;
const WELDER = { conceptId: '6-18-02-04', level: 3 };
const applicationId = fc.stringMatching(/^[0-9A-Z]{16}$/);
const occupation = fc.record({
  conceptId: fc.stringMatching(/^\d-\d{2}-\d{2}-\d{2}$/),
  level: fc.integer({ min: 1, max: 5 }),
});
const isBetween = (sk: string) => ATTEMPTS_FROM <= sk && sk <= ATTEMPTS_TO;

describe('the keys of one person', () => {
  test('sort every attempt, current and earlier, between ATTEMPTS_FROM and ATTEMPTS_TO', () => {
    fc.assert(
      fc.property(occupation, fc.integer({ min: 1, max: 9999 }), (of, attempt) => {
        expect(isBetween(applicationKey(ID, of).sk)).toBe(true);
        expect(isBetween(earlierAttemptKey(ID, of, { attempt, applicationId: 'CASE1' }).sk)).toBe(true);
      }),
    );
  });

  test('sort nothing else between them', () => {
    fc.assert(
      fc.property(applicationId, fc.integer({ min: 1, max: 9999 }), (id, number) => {
        const others = [
          annualCounterKey(ID, 2000 + (number % 100)),
          eventKey(ID, id, number),
          objectionKey(ID, id, id),
          paymentKey(ID, id, number),
          refusedSubmissionKey(ID, id),
          ...CHECKS.map((check) => findingKey(ID, id, check)),
          ...CHECKS.map((check) => recheckKey(ID, id, check)),
          ...TASK_KINDS.map((kind) => taskKey(ID, taskIdOf(id, kind))),
        ];
        expect(others.filter(({ sk }) => isBetween(sk))).toEqual([]);
      }),
    );
  });

  test('sort events, payments and earlier attempts by their numbers', () => {
    const number = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(number, number, (one, other) => {
        const sortsAs = (key: (n: number) => { sk: string }) => Math.sign(key(one).sk < key(other).sk ? -1 : 1);
        fc.pre(one !== other);
        const expected = one < other ? -1 : 1;
        expect(sortsAs((n) => eventKey(ID, 'CASE1', n))).toBe(expected);
        expect(sortsAs((n) => paymentKey(ID, 'CASE1', n))).toBe(expected);
        expect(sortsAs((n) => earlierAttemptKey(ID, WELDER, { attempt: n, applicationId: 'CASE1' }))).toBe(expected);
      }),
    );
  });

  test('differ for every occupation and level', () => {
    fc.assert(
      fc.property(occupation, occupation, (one, other) => {
        fc.pre(one.conceptId !== other.conceptId || one.level !== other.level);
        expect(applicationKey(ID, one)).not.toEqual(applicationKey(ID, other));
      }),
    );
  });

  describe('in the table', () => {
    test('give a person’s attempts without their events, findings, tasks, objections and payments', async () => {
      const person = aPerson(1);
      const first = await walk.caseIn('REJECTED', person);
      const second = await walk.caseIn('OBJECTION_REVIEW', person);
      await walk.decide(second, 'OBJECTION_REVIEW', { outcome: 'DISMISS' });
      await walk.pay(second);
      const attempts = await deps.applications.ofPerson(person.idNumber, 200);
      expect(attempts.map(({ applicationId: id, attempt }) => [id, attempt]).sort()).toEqual([
        [first, 1],
        [second, 2],
      ]);
    });

    test('give a person nothing of another person', async () => {
      await walk.submit(aPerson(2));
      expect(anApplicationBody({ person: aPerson(3) }).applicant.idNumber).not.toBe(aPerson(2).idNumber);
      expect(await deps.applications.ofPerson(aPerson(3).idNumber, 200)).toEqual([]);
    });
  });
});

describe('the keys of the indexes', () => {
  test('spread open cases over all shards and no other partitions', () => {
    const shards = Array.from({ length: NEXT_DUE_SHARDS }, (_, shard) => nextDuePartition(shard));
    const used = fc.sample(applicationId, 500).map((id) => nextDueIndexKey(id, '2021-06-16T01:00:00.000Z').nextDuePk);
    expect([...new Set(used)].sort()).toEqual(shards);
  });

  test('sort entries by serial', () => {
    expect(noticeIndexKey('N', 9).noticeSk < noticeIndexKey('N', 10).noticeSk).toBe(true);
  });

  test('of two callers and idempotency keys never coincide, whatever separators these hold', () => {
    expect(idempotencyKey('a', 'b#c')).not.toEqual(idempotencyKey('a#b', 'c'));
    expect(idempotencyKey('N#1', 'c')).not.toEqual(idempotencyKey(['N', '1'], 'c'));
    const text = fc.string({ unit: fc.constantFrom('a', '#', '%', '2', '3') });
    const scoped = fc.tuple(fc.array(text, { minLength: 1, maxLength: 3 }), text);
    fc.assert(
      fc.property(scoped, scoped, ([scope, key], [otherScope, otherKey]) => {
        const isSame = JSON.stringify([...scope, key]) === JSON.stringify([...otherScope, otherKey]);
        expect(idempotencyKey(scope, key).pk === idempotencyKey(otherScope, otherKey).pk).toBe(isSame);
      }),
    );
  });

  test('separate cases by agency and phase', () => {
    const partitions = PHASES.map((phase) => caseloadIndexKeys('210202', phase, '', '').caseloadPhasePk);
    expect(new Set(partitions).size).toBe(PHASES.length);
  });
});

describe('the id of a notice', () => {
  test.each([
    ['210202-20210617', { agency: '210202', day: '20210617' }],
    ['2102GX-20210617', { agency: '2102GX', day: '20210617' }],
  ])('%s is an agency and a day', (noticeId, parts) => {
    expect(parseNoticeId(noticeId)).toEqual(parts);
    expect(noticeKey(parts.agency, parts.day)).toEqual({ pk: `NOTICE#${parts.agency}`, sk: parts.day });
  });

  test.each([
    '',
    '210202',
    '210202-2021061',
    '210202-20210617-1',
    '21020-20210617',
    '2102gx-20210617',
    'ID#1-20210617',
  ])('cannot be %j', (text) => expect(parseNoticeId(text)).toBeUndefined());
});
