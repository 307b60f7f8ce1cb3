import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../shared/domain/actor.ts';
import { type AuditEvent, FIRST_PREVIOUS_HASH, isUnbroken, sealEvent } from '../../../shared/domain/audit-event.ts';
import { instantOf } from '../../../shared/domain/instant.ts';

const COURSE = [
  { event: 'SUBMITTED', before: null, after: 'VERIFYING', actor: { kind: 'applicant' } },
  { event: 'VERIFICATION_PASSED', before: 'VERIFYING', after: 'FUND_REVIEW', actor: { kind: 'system' } },
  {
    event: 'FUND_REVIEW_APPROVED',
    before: 'FUND_REVIEW',
    after: 'AWAITING_PUBLICATION',
    actor: { kind: 'staff', staffId: 'staff-1' },
  },
] as const;

function aTrail(): readonly AuditEvent[] {
  const trail: AuditEvent[] = [];
  for (const [index, step] of COURSE.entries()) {
    const at = instantOf(new Date(Date.UTC(2021, 5, 16 + index)));
    const previousHash = trail.at(-1)?.hash ?? FIRST_PREVIOUS_HASH;
    trail.push(sealEvent({ applicationId: 'CASE1', sequence: index + 1, at, previousHash, ...step }));
  }
  return trail;
}

const otherStaff: Actor = { kind: 'staff', staffId: 'staff-2' };
const TAMPERINGS: readonly (readonly [string, (event: AuditEvent) => AuditEvent])[] = [
  ['the application', (event) => ({ ...event, applicationId: 'CASE2' })],
  ['the event', (event) => ({ ...event, event: 'WITHDRAWN' })],
  ['the moment', (event) => ({ ...event, at: instantOf(new Date(0)) })],
  ['the actor', (event) => ({ ...event, actor: otherStaff })],
  ['the phase before', (event) => ({ ...event, before: 'PAID' })],
  ['the phase after', (event) => ({ ...event, after: 'PAID' })],
  ['the hash', (event) => ({ ...event, hash: FIRST_PREVIOUS_HASH.replace('0', '1') })],
  ['the number', (event) => ({ ...event, sequence: event.sequence + 1 })],
];

describe('an audit trail', () => {
  test('is unbroken as it was written', () => {
    expect(isUnbroken(aTrail())).toBe(true);
  });

  test.each(TAMPERINGS)('is broken by changing %s of any event', (_, tamper) => {
    fc.assert(
      fc.property(fc.nat({ max: COURSE.length - 1 }), (place) => {
        expect(isUnbroken(aTrail().map((event, index) => (index === place ? tamper(event) : event)))).toBe(false);
      }),
    );
  });

  test('is broken where an event changed and was sealed again: the next one remembers the old hash', () => {
    const [first, second, ...rest] = aTrail();
    const forged = second && sealEvent({ ...second, event: 'REGISTER_UNANSWERED', after: 'MANUAL_VERIFICATION' });
    expect(isUnbroken([first, forged, ...rest].filter((event) => event !== undefined))).toBe(false);
  });

  test('is broken by leaving out an event before another', () => {
    fc.assert(
      fc.property(fc.nat({ max: COURSE.length - 2 }), (place) => {
        expect(isUnbroken(aTrail().filter((_, index) => index !== place))).toBe(false);
      }),
    );
  });

  test('is broken by two events that changed places', () => {
    const [first, second, third] = aTrail();
    expect(isUnbroken([second, first, third].filter((event) => event !== undefined))).toBe(false);
  });

  test('holds no name: staff appear by their subject alone', () => {
    expect(aTrail().map(({ actor }) => actor)).toEqual(COURSE.map(({ actor }) => actor));
  });

  test('has a hash of 64 hexadecimal digits that depends on nothing but the event and the one before', () => {
    const [first] = aTrail();
    expect(first?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(aTrail()).toEqual(aTrail());
  });
});
