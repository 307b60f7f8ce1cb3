import { expect, test } from 'vitest';
import { SUSPENDED_FROM } from '../../../../shared/domain/suspension.ts';
import { type Actionable, offeredActions, SUSPENDABLE } from '../../../../web/staff/actions/offered-actions.ts';

const EVERYTHING = { mayKey: true, maySuspend: true, mayReverse: true };
const refused: Actionable = {
  phase: 'REJECTED',
  payments: [],
  overturned: undefined,
  reconsideration: undefined,
  reconsiderationUntil: '2021-07-06T00:00:00+08:00',
};
const asked = {
  reconsiderationId: 'CASE.reconsideration',
  requestedAt: '2021-06-22T09:00:00+08:00',
  dueAt: '2021-07-06T00:00:00+08:00',
};

test('a case is pulled from the phases that the service knows, until its payment is ordered', () => {
  expect(SUSPENDABLE).toEqual(SUSPENDED_FROM);
  const paying = { ...refused, phase: 'PAYING' } as const;
  expect(offeredActions(paying, EVERYTHING)).toEqual(['suspension']);
  expect(offeredActions({ ...paying, payments: [{ status: 'RETURNED' }] }, EVERYTHING)).toEqual(['suspension']);
  expect(offeredActions({ ...paying, payments: [{ status: 'REQUESTED' }] }, EVERYTHING)).toEqual([]);
  expect(offeredActions({ ...paying, phase: 'FUND_REVIEW' }, EVERYTHING)).toEqual([]);
  expect(offeredActions(paying, { ...EVERYTHING, maySuspend: false })).toEqual([]);
});

test('a refusal is reconsidered once, and may fall otherwise until it has', () => {
  expect(offeredActions(refused, EVERYTHING)).toEqual(['reconsideration', 'reversal']);
  expect(offeredActions({ ...refused, reconsideration: asked }, EVERYTHING)).toEqual(['reversal']);
  const overturned = {
    basis: 'COURT',
    documentNumber: '（2021）辽02行终1号',
    at: '2021-08-02T09:00:00+08:00',
    applicationId: 'CASE000000000002',
    text: '已被撤销',
  } as const;
  expect(offeredActions({ ...refused, overturned }, EVERYTHING)).toEqual([]);
});

test('what a person may not do is not offered', () => {
  expect(offeredActions(refused, { ...EVERYTHING, mayReverse: false })).toEqual(['reconsideration']);
  expect(offeredActions(refused, { mayKey: false, maySuspend: false, mayReverse: false })).toEqual([]);
});
