import { expect, test } from 'vitest';
import { FINAL_PHASES } from '../../../../shared/domain/phase.ts';
import { SUSPENDED_FROM } from '../../../../shared/domain/suspension.ts';
import { TRANSITIONS } from '../../../../shared/domain/transitions.ts';
import {
  type Actionable,
  DEATH_RECORDED_IN,
  ENDED,
  HEIRS_NAMED_IN,
  offeredActions,
  PASSED_ON_IN,
  SUSPENDABLE,
} from '../../../../web/staff/actions/offered-actions.ts';

const EVERYTHING = {
  mayKey: true,
  mayPassOn: true,
  maySuspend: true,
  supervises: true,
  mayReverse: true,
  mayRecover: true,
  mayRecordRepayments: true,
  mayHold: false,
};
const NOTHING = {
  mayKey: false,
  mayPassOn: false,
  maySuspend: false,
  supervises: false,
  mayReverse: false,
  mayRecover: false,
  mayRecordRepayments: false,
  mayHold: false,
};
const refused: Actionable = {
  phase: 'REJECTED',
  orderOut: false,
  overturned: undefined,
  reconsideration: undefined,
  reconsiderationUntil: '2021-07-06T00:00:00+08:00',
  recoveries: undefined,
  death: undefined,
  legalHold: undefined,
  contentRemoved: undefined,
};
const asked = {
  reconsiderationId: 'CASE.reconsideration',
  requestedAt: '2021-06-22T09:00:00+08:00',
  dueAt: '2021-07-06T00:00:00+08:00',
};

test('a case is pulled from the phases that the service knows, until its order is at the bank', () => {
  expect(SUSPENDABLE).toEqual(SUSPENDED_FROM);
  const paying = { ...refused, phase: 'PAYING' } as const;
  expect(offeredActions(paying, EVERYTHING)).toEqual(['suspension', 'death']);
  expect(offeredActions({ ...paying, orderOut: true }, EVERYTHING)).toEqual([]);
  expect(offeredActions({ ...paying, phase: 'FUND_REVIEW' }, EVERYTHING)).toEqual(['agency', 'death']);
  expect(offeredActions(paying, { ...EVERYTHING, maySuspend: false })).toEqual([]);
});

test('a case is passed on while it is under review', () => {
  const changing = TRANSITIONS.filter(({ event }) => event === 'AGENCY_CHANGED').map(({ from }) => from);
  expect(PASSED_ON_IN.toSorted()).toEqual(changing.toSorted());
  for (const phase of PASSED_ON_IN) {
    expect(offeredActions({ ...refused, phase }, EVERYTHING)).toContain('agency');
    expect(offeredActions({ ...refused, phase }, { ...EVERYTHING, mayPassOn: false })).not.toContain('agency');
  }
});

const phasesOf = (name: string) => TRANSITIONS.filter(({ event }) => event === name).map(({ from }) => from);
const died = {
  diedOn: '2021-06-17',
  evidence: '死亡医学证明',
  recordedBy: 'staff-1',
  at: '2021-06-21T10:00:00+08:00',
  beforeSubmission: false,
};

test('a death is recorded once, until the payment; then a supervisor names the payee of the heirs', () => {
  expect(DEATH_RECORDED_IN.toSorted()).toEqual(phasesOf('DEATH_RECORDED').toSorted());
  expect(HEIRS_NAMED_IN.toSorted()).toEqual(phasesOf('HEIRS_PAYEE_NAMED').toSorted());
  const suspended = { ...refused, phase: 'SUSPENDED' } as const;
  expect(offeredActions(suspended, EVERYTHING)).toEqual(['death']);
  const dead = { ...suspended, death: died };
  expect(offeredActions(dead, EVERYTHING)).toEqual(['heirsPayee']);
  expect(offeredActions(dead, { ...EVERYTHING, supervises: false })).toEqual([]);
  expect(offeredActions({ ...dead, orderOut: true }, EVERYTHING)).toEqual([]);
  expect(offeredActions({ ...dead, death: { ...died, beforeSubmission: true } }, EVERYTHING)).toEqual([]);
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

test('money of a paid case is asked back, one recovery at a time; a decided one takes repayments, and can be ended', () => {
  const paid = { ...refused, phase: 'PAID', reconsiderationUntil: undefined } as const;
  expect(offeredActions(paid, EVERYTHING)).toEqual(['recovery']);
  const notified = recovery('NOTIFIED');
  expect(offeredActions({ ...paid, recoveries: [notified] }, EVERYTHING)).toEqual([]);
  const order = { amountFen: 250_000, repayBy: '2021-08-31', instalments: [] };
  const decided = { ...recovery('PART_REPAID'), order };
  expect(offeredActions({ ...paid, recoveries: [decided] }, EVERYTHING)).toEqual(['repayment', 'conclusion']);
  expect(offeredActions({ ...paid, recoveries: [decided] }, { ...NOTHING, mayRecordRepayments: true })).toEqual([
    'repayment',
  ]);
  const over = { ...decided, status: 'REPAID' } as const;
  expect(offeredActions({ ...paid, recoveries: [over] }, EVERYTHING)).toEqual(['recovery']);
});

type Recovery = NonNullable<Actionable['recoveries']>[number];

function recovery(status: Recovery['status']): Recovery {
  return {
    recoveryId: 'RECOVERY0000000A',
    status,
    ground: 'NOT_ENTITLED',
    groundText: '不符合享受条件',
    askedFen: 250_000,
    explanation: '经查阅劳动合同和社保缴费记录，与申报内容不符。',
    legalBasis: '《中华人民共和国民法典》第九百八十五条至第九百八十八条',
    notifiedAt: '2021-07-05T10:00:00+08:00',
    hearingUntil: '2021-07-13T00:00:00+08:00',
    repaidFen: 0,
    restFen: 0,
    text: '经办机构拟追缴已拨付的补贴。',
    openedBy: 'staff-1',
    repayments: [],
    conclusions: [],
  };
}

test('what a person may not do is not offered', () => {
  expect(offeredActions(refused, { ...EVERYTHING, mayReverse: false })).toEqual(['reconsideration']);
  expect(offeredActions(refused, NOTHING)).toEqual([]);
});

test('a case that has ended is kept, and let go; of one without content only the vouchers', () => {
  expect(ENDED).toEqual(FINAL_PHASES);
  const keeper = { ...NOTHING, mayHold: true };
  const hold = {
    basis: 'LITIGATION',
    documentNumber: undefined,
    note: '诉讼期间延长保存',
    placedBy: 'staff-1',
    placedAt: '2026-06-01T09:00:00+08:00',
    liftedBy: undefined,
    liftedAt: undefined,
  } as const;
  expect(offeredActions(refused, keeper)).toEqual(['hold']);
  expect(offeredActions({ ...refused, legalHold: hold }, keeper)).toEqual(['lift']);
  expect(offeredActions({ ...refused, phase: 'PAYING' }, keeper)).toEqual([]);
  const gone = { at: '2026-06-17T09:00:00+08:00', scope: 'ALL', text: '内容已删除' } as const;
  const everything = { ...EVERYTHING, mayHold: true };
  expect(offeredActions({ ...refused, contentRemoved: gone }, everything)).toEqual([]);
  const vouchers = { ...gone, scope: 'BESIDE_VOUCHER' } as const;
  expect(offeredActions({ ...refused, phase: 'PAID', contentRemoved: vouchers }, everything)).toEqual(['hold']);
});
