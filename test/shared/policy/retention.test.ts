import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../../shared/domain/audit-event.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { LegalHold } from '../../../shared/domain/retention.ts';
import { dalianRetention } from '../../../shared/policy/policies/dalian-retention.ts';
import { endedAt, holdOn, retentionOf } from '../../../shared/policy/retention.ts';
import { type ApplicationFields, anApplication } from '../../support/applications.ts';
import { instantAt } from '../../support/instants.ts';

const of = (fields: ApplicationFields, ended: string) =>
  retentionOf(anApplication(fields).application, instantAt(ended), dalianRetention);

const planId = '2026-06-17';
const removed = (scope: 'ALL' | 'BESIDE_VOUCHER') =>
  ({ scope, planId, at: instantAt('2026-06-26T09:00:00+08:00'), done: true }) as const;

describe('what a case loses, and when', () => {
  test('a refused or withdrawn case loses all of it on the day after five years', () => {
    const end = '2021-06-16T23:59:59+08:00';
    const gone = { scope: 'ALL', endedOn: '2021-06-16', dueOn: '2026-06-17' };
    expect(of({ phase: 'REJECTED' }, end)).toEqual({ ...gone, ending: 'REFUSED' });
    expect(of({ phase: 'WITHDRAWN' }, end)).toEqual({ ...gone, ending: 'WITHDRAWN' });
    expect(of({ phase: 'REJECTED', attempt: 0 }, end)).toEqual({ ...gone, ending: 'RECEIPT' });
  });

  test('the day is that of Beijing, and a leap day ends with February', () => {
    expect(of({ phase: 'REJECTED' }, '2021-06-17T00:00:00+08:00')?.dueOn).toBe('2026-06-18');
    expect(of({ phase: 'REJECTED' }, '2024-02-29T10:00:00+08:00')?.dueOn).toBe('2029-03-01');
  });

  test('a paid case first loses what no voucher needs, and the vouchers after the thirtieth full year', () => {
    const paid = { phase: 'PAID', paymentCount: 1 } as const;
    const end = '2021-06-25T11:00:00+08:00';
    expect(of(paid, end)).toMatchObject({ ending: 'PAID', scope: 'BESIDE_VOUCHER', dueOn: '2026-06-26' });
    const without = { ...paid, contentRemoved: removed('BESIDE_VOUCHER') };
    expect(of(without, end)).toMatchObject({ ending: 'PAID', scope: 'ALL', dueOn: '2052-01-01' });
    expect(of(without, '2021-01-01T00:00:00+08:00')?.dueOn).toBe('2052-01-01');
    expect(of(without, '2022-01-01T00:00:00+08:00')?.dueOn).toBe('2053-01-01');
    expect(of({ ...paid, contentRemoved: removed('ALL') }, end)).toBeUndefined();
  });

  test('a case that was refused after an order has vouchers, too', () => {
    expect(of({ phase: 'REJECTED', paymentCount: 1 }, '2021-06-25T11:00:00+08:00')?.scope).toBe('BESIDE_VOUCHER');
  });

  test('a case that has not ended loses nothing', () => {
    for (const phase of ['VERIFYING', 'SUSPENDED', 'PAYMENT_RETURNED'] as const) {
      expect(of({ phase }, '2001-06-25T11:00:00+08:00')).toBeUndefined();
    }
  });
});

test('the time begins with the last thing done in a case; what is done about its keeping does not lengthen it', () => {
  const event = (name: AuditEvent['event'], at: string) => ({ event: name, at: at as Instant }) as AuditEvent;
  const trail = [
    event('SUBMITTED', '2021-06-16'),
    event('VERIFICATION_REFUSED', '2021-06-17'),
    event('REFUSAL_MAINTAINED', '2021-07-05'),
  ];
  expect(endedAt(trail)).toBe('2021-07-05');
  const kept = [
    event('LEGAL_HOLD_PLACED', '2022'),
    event('LEGAL_HOLD_LIFTED', '2025'),
    event('CONTENT_REMOVED', '2026'),
  ];
  expect(endedAt([...trail, ...kept])).toBe('2021-07-05');
  expect(endedAt([])).toBeUndefined();
});

describe('a case that is due stays', () => {
  const hold: LegalHold = {
    basis: 'LITIGATION',
    note: '诉讼期间延长保存',
    placedBy: 'staff-1',
    placedAt: instantAt('2026-01-05T10:00:00+08:00'),
  };
  const refused = (fields: ApplicationFields = {}) => anApplication({ phase: 'REJECTED', ...fields }).application;

  test('while staff keep it, and no longer', () => {
    expect(holdOn(refused({ legalHolds: [hold] }), [], undefined)).toBe('LEGAL_HOLD');
    const lifted = { ...hold, lifted: { by: 'staff-1', at: hold.placedAt } };
    expect(holdOn(refused({ legalHolds: [lifted] }), [], undefined)).toBeUndefined();
    expect(holdOn(refused({ legalHolds: [lifted, hold] }), [], undefined)).toBe('LEGAL_HOLD');
  });

  test('while something of it is to be decided, or money is asked back', () => {
    expect(holdOn(refused(), [{ status: 'DECIDED' }, { status: 'OPEN' }], undefined)).toBe('OPEN_TASK');
    expect(holdOn(refused(), [{ status: 'DECIDED' }, { status: 'CANCELLED' }], undefined)).toBeUndefined();
    const recovery = { count: 1, open: { recoveryId: 'RECOVERY' }, repaidFen: 0 };
    const { application } = anApplication({ phase: 'PAID', recovery } as ApplicationFields);
    expect(holdOn(application, [], undefined)).toBe('OPEN_RECOVERY');
  });

  test('while the attempt in place of its refusal has not ended', () => {
    expect(holdOn(refused(), [], { phase: 'FUND_REVIEW' })).toBe('NEW_ATTEMPT');
    expect(holdOn(refused(), [], { phase: 'PAID' })).toBeUndefined();
  });
});
