import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../shared/domain/actor.ts';
import { type AuditEvent, FIRST_PREVIOUS_HASH, isUnbroken, sealEvent } from '../../../shared/domain/audit-event.ts';
import { instantOf } from '../../../shared/domain/instant.ts';

const STEPS = [
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
  for (const [index, step] of STEPS.entries()) {
    const at = instantOf(new Date(Date.UTC(2021, 5, 16 + index)));
    const previousHash = trail.at(-1)?.hash ?? FIRST_PREVIOUS_HASH;
    trail.push(sealEvent({ applicationId: 'CASE1', sequence: index + 1, at, previousHash, ...step }));
  }
  return trail;
}

const otherStaff: Actor = { kind: 'staff', staffId: 'staff-2' };
const TAMPERINGS: readonly (readonly [string, (event: AuditEvent) => AuditEvent])[] = [
  ['the application', (event) => ({ ...event, applicationId: 'CASE2' })],
  ['the name', (event) => ({ ...event, event: 'WITHDRAWN' })],
  ['the moment', (event) => ({ ...event, at: instantOf(new Date(0)) })],
  ['the actor', (event) => ({ ...event, actor: otherStaff })],
  ['the phase before', (event) => ({ ...event, before: 'PAID' })],
  ['the phase after', (event) => ({ ...event, after: 'PAID' })],
  ['the content digest', (event) => ({ ...event, contentDigest: 'another' })],
  ['the objection', (event) => ({ ...event, objectionId: 'OBJECTION-1' })],
  ['the hash', (event) => ({ ...event, hash: FIRST_PREVIOUS_HASH.replace('0', '1') })],
  ['the sequence number', (event) => ({ ...event, sequence: event.sequence + 1 })],
];

test('an event without an objection keeps the hash that it had before events named objections', () => {
  expect(aTrail()[0]?.hash).toBe('9c641f13a31b2095a1d12d842febe39f02efee08cca3de0116b87377d4096666');
});

describe('an audit trail', () => {
  test('is unbroken as written', () => {
    expect(isUnbroken(aTrail())).toBe(true);
  });

  test.each(TAMPERINGS)('is broken where %s of any event changes', (_, tamper) => {
    fc.assert(
      fc.property(fc.nat({ max: STEPS.length - 1 }), (place) => {
        expect(isUnbroken(aTrail().map((event, index) => (index === place ? tamper(event) : event)))).toBe(false);
      }),
    );
  });

  test('is broken where an event is changed and sealed again, as the next event has the old hash', () => {
    const [first, second, ...rest] = aTrail();
    const forged = second && sealEvent({ ...second, event: 'REGISTER_UNANSWERED', after: 'MANUAL_VERIFICATION' });
    expect(isUnbroken([first, forged, ...rest].filter((event) => event !== undefined))).toBe(false);
  });

  test('is broken where an event before the last one is missing', () => {
    fc.assert(
      fc.property(fc.nat({ max: STEPS.length - 2 }), (place) => {
        expect(isUnbroken(aTrail().filter((_, index) => index !== place))).toBe(false);
      }),
    );
  });

  test('is broken where two events are swapped', () => {
    const [first, second, third] = aTrail();
    expect(isUnbroken([second, first, third].filter((event) => event !== undefined))).toBe(false);
  });

  test('holds no names: staff appear only by their subject', () => {
    expect(aTrail().map(({ actor }) => actor)).toEqual(STEPS.map(({ actor }) => actor));
  });

  test('has a hash of 64 hexadecimal digits that depends only on the event and the previous hash', () => {
    const [first] = aTrail();
    expect(first?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(aTrail()).toEqual(aTrail());
  });
});
