import { describe, expect, test } from 'vitest';
import { type Application, applicationSchema } from '../../../../shared/domain/case/application.ts';
import { isOrderAltered } from '../../../../shared/domain/case/audit-faults.ts';
import { type Change, changeBy } from '../../../../shared/domain/case/change.ts';
import { leavesHeirsPayee } from '../../../../shared/domain/case/death.ts';
import { requestPayment } from '../../../../shared/domain/case/payout.ts';
import { liftSuspension } from '../../../../shared/domain/case/suspension.ts';
import { civilDate } from '../../../../shared/domain/civil-date.ts';
import { DAY, later } from '../../../../shared/domain/instant.ts';
import type { Phase } from '../../../../shared/domain/phase.ts';
import { TRANSITIONS } from '../../../../shared/domain/transitions.ts';
import { type ApplicationFields, anApplication } from '../../../support/applications.ts';
import { aDeath, anHeirsPayee } from '../../../support/deaths.ts';
import { decide, type LaterEvent } from './all-decisions.ts';
import { anOrder, at, decisionOn, publicationFrom, usualDesk } from './desk.ts';

const WRONG_PHASE = expect.objectContaining({ code: 'WRONG_PHASE' });
const inPhase = (phase: Phase, fields: ApplicationFields = {}) => anApplication({ phase, ...fields }).application;
const dead = (phase: Phase, fields: ApplicationFields = {}) => inPhase(phase, { deaths: [aDeath()], ...fields });
const confirmedHeirs = anHeirsPayee({ confirmedAt: at });
const stored = (application: Application) => applicationSchema.parse(JSON.parse(JSON.stringify(application)));
const kindsOf = ({ effects }: Change) => effects.map(({ kind }) => kind);

describe('the record of a death', () => {
  test('is possible until the payment, and pulls a case once it is approved', () => {
    const recorded = TRANSITIONS.filter(({ event }) => event === 'DEATH_RECORDED').map(({ from, to }) => [from, to]);
    expect(recorded).toEqual([
      ...['VERIFYING', 'MANUAL_VERIFICATION', 'CORRECTION_REQUESTED', 'FUND_REVIEW'].map((phase) => [phase, phase]),
      ...['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING'].map((phase) => [phase, 'SUSPENDED']),
      ...['SUSPENDED', 'PAYMENT_RETURNED'].map((phase) => [phase, 'SUSPENDED']),
    ]);
  });

  test.each(['VERIFYING', 'MANUAL_VERIFICATION', 'CORRECTION_REQUESTED', 'FUND_REVIEW'] as const)(
    'leaves a case in %s where it is, with its due time: who met the conditions has earned the subsidy',
    (phase) => {
      const before = inPhase(phase);
      const change = decide('DEATH_RECORDED', before);
      expect(stored(change.after)).toMatchObject({ phase, nextDueAt: before.nextDueAt, deaths: [{ at }] });
      expect(kindsOf(change)).toEqual([]);
      expect(change.event.contentDigest).toBeDefined();
    },
  );

  test.each(['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING', 'PAYMENT_RETURNED'] as const)(
    'suspends a case from %s in the same write, and asks a supervisor',
    (phase) => {
      const { after, effects } = decide('DEATH_RECORDED', inPhase(phase));
      expect(stored(after)).toMatchObject({
        phase: 'SUSPENDED',
        suspension: { from: phase, reasons: ['DECEASED'] },
        nextDueAt: later(at, 14 * DAY),
      });
      for (const field of ['objectionsDueAt', 'paymentReturn']) expect(after).not.toHaveProperty(field);
      const request = { kind: 'DEATH', diedOn: '2021-06-17' };
      expect(effects).toContainEqual({
        kind: 'OPEN_TASK',
        task: expect.objectContaining({ kind: 'SUSPENSION_REVIEW', request: expect.objectContaining(request) }),
      });
      const isVisible = effects.some(({ kind }) => kind === 'WITHDRAW_NOTICE_ENTRY');
      expect(isVisible).toBe(phase === 'PUBLICISED');
    },
  );

  test('leaves a case suspended that was pulled for another reason', () => {
    const change = decide('DEATH_RECORDED', inPhase('SUSPENDED'));
    expect(change.after).toMatchObject({ phase: 'SUSPENDED', suspension: { from: 'PUBLICISED' } });
    expect(kindsOf(change)).toEqual([]);
  });

  test('is made once; after it was struck out it can be made again', () => {
    expect(() => decide('DEATH_RECORDED', dead('FUND_REVIEW'))).toThrow(WRONG_PHASE);
    const { after } = decide('DEATH_RECORDED', inPhase('FUND_REVIEW', { deaths: [aDeath({ struckAt: at })] }));
    expect(after.deaths).toHaveLength(2);
  });

  test.each(['PAID', 'REJECTED', 'WITHDRAWN'] as const)('is not made in %s', (phase) => {
    expect(() => decide('DEATH_RECORDED', inPhase(phase))).toThrow(WRONG_PHASE);
  });

  const BARRED: readonly (readonly [LaterEvent, Phase])[] = [
    ['WITHDRAWN', 'PUBLICISED'],
    ['PAYEE_CHANGED', 'FUND_REVIEW'],
    ['PAYEE_CHANGED', 'PAYMENT_RETURNED'],
    ['CONTACT_CHANGED', 'FUND_REVIEW'],
    ['CORRECTED', 'CORRECTION_REQUESTED'],
  ];
  test.each(BARRED)('keeps the account of the applicant from %s in %s', (event, phase) => {
    expect(decide(event, inPhase(phase)).event.event).toBe(event);
    expect(() => decide(event, dead(phase))).toThrow(WRONG_PHASE);
  });

  test('leaves a statement to whoever is alive after all, and what disposes of nothing', () => {
    expect(decide('STATEMENT_MADE', dead('SUSPENDED')).event.event).toBe('STATEMENT_MADE');
    expect(decide('RECONSIDERATION_REQUESTED', dead('REJECTED')).event.event).toBe('RECONSIDERATION_REQUESTED');
  });
});

describe('the payee of the heirs', () => {
  test('is kept with the event that named it, and a payer is asked; nothing is confirmed by that', () => {
    const before = dead('FUND_REVIEW');
    const { after, event, effects } = decide('HEIRS_PAYEE_NAMED', before);
    expect(after).toMatchObject({ phase: 'FUND_REVIEW', heirsPayee: { sequence: event.sequence } });
    expect(after.heirsPayee).not.toHaveProperty('confirmedAt');
    expect(after.payee).toEqual(before.payee);
    expect(effects).toMatchObject([
      {
        kind: 'OPEN_TASK',
        task: { kind: 'HEIRS_PAYEE', request: after.heirsPayee?.heir && { heir: after.heirsPayee.heir } },
      },
    ]);
  });

  test('that replaces a confirmed one needs a confirmation of its own', () => {
    const { after } = decide('HEIRS_PAYEE_NAMED', dead('SUSPENDED', { heirsPayee: confirmedHeirs }));
    expect(after.heirsPayee?.confirmedAt).toBeUndefined();
  });

  test('is not named where no death is recorded, nor where the applicant had died before the submission', () => {
    expect(() => decide('HEIRS_PAYEE_NAMED', inPhase('SUSPENDED'))).toThrow(WRONG_PHASE);
    const deaths = [aDeath({ diedOn: civilDate('2021-06-15') })];
    expect(() => decide('HEIRS_PAYEE_NAMED', inPhase('SUSPENDED', { deaths }))).toThrow(WRONG_PHASE);
  });

  test.each(['VERIFYING', 'CORRECTION_REQUESTED', 'PAID', 'REJECTED', 'WITHDRAWN'] as const)(
    'is not named in %s',
    (phase) => {
      expect(() => decide('HEIRS_PAYEE_NAMED', dead(phase))).toThrow(WRONG_PHASE);
    },
  );

  test('that is sent back keeps the reason, for staff', () => {
    const { after } = decide('HEIRS_PAYEE_REFUSED', dead('SUSPENDED', { heirsPayee: anHeirsPayee() }));
    expect(after.heirsPayee).toMatchObject({ refusal: expect.any(String) });
  });

  test('orders money that came back anew, once it is confirmed', () => {
    const returned = dead('PAYMENT_RETURNED', { heirsPayee: anHeirsPayee(), workflowRun: 2 });
    const { after } = decide('PAYMENT_CONFIRMED', returned);
    expect(stored(after)).toMatchObject({ phase: 'PAYING', workflowRun: 3, heirsPayee: { confirmedAt: at } });
    expect(after).not.toHaveProperty('paymentReturn');
  });

  test('is asked about no more once the case has ended unsuccessfully, or the record was struck out', () => {
    const asked = dead('SUSPENDED', { heirsPayee: anHeirsPayee() });
    expect(leavesHeirsPayee(decide('APPROVAL_REVOKED', asked))).toBe(true);
    expect(leavesHeirsPayee(decide('SUSPENSION_LIFTED', asked))).toBe(true);
    expect(leavesHeirsPayee(decide('HEIRS_PAYEE_REFUSED', asked))).toBe(false);
    expect(leavesHeirsPayee(decide('APPROVAL_REVOKED', dead('SUSPENDED', { heirsPayee: confirmedHeirs })))).toBe(false);
  });
});

describe('after a death', () => {
  const order = (application: Application) =>
    requestPayment(application, { payment: anOrder(application, 1, at), nextDueAt: later(at, DAY) });
  const lift = (application: Application) =>
    liftSuspension(application, {
      ...decisionOn(application, usualDesk, 'SUSPENSION_REVIEW', 'LIFT'),
      to: 'AWAITING_PUBLICATION',
      publication: publicationFrom(at),
    });

  test('nothing is ordered before the payee of the heirs is confirmed', () => {
    expect(() => order(dead('PAYING'))).toThrow(WRONG_PHASE);
    expect(() => order(dead('PAYING', { heirsPayee: anHeirsPayee() }))).toThrow(WRONG_PHASE);
    const { effects } = order(dead('PAYING', { heirsPayee: confirmedHeirs }));
    const { payee, heir } = confirmedHeirs;
    expect(effects[0]).toMatchObject({ kind: 'REQUEST_PAYMENT', payment: { payee, payeeName: heir.name } });
  });

  test('a suspension is lifted only once the payee of the heirs is confirmed', () => {
    expect(() => lift(dead('SUSPENDED', { heirsPayee: anHeirsPayee() }))).toThrow(WRONG_PHASE);
    expect(lift(dead('SUSPENDED', { heirsPayee: confirmedHeirs })).after.phase).toBe('AWAITING_PUBLICATION');
  });

  test('the lift that strikes the record out makes the case the applicant’s own again', () => {
    const { after } = decide('SUSPENSION_LIFTED', dead('SUSPENDED', { heirsPayee: anHeirsPayee() }));
    expect(stored(after)).toMatchObject({ deaths: [{ struckAt: at }] });
    expect(stored(after)).not.toHaveProperty('heirsPayee');
  });

  test('money that came back before is paid once the suspension is lifted, without a second publicity', () => {
    const { after: suspended } = decide('DEATH_RECORDED', inPhase('PAYMENT_RETURNED'));
    const { after } = decide('SUSPENSION_LIFTED', { ...suspended, heirsPayee: confirmedHeirs });
    expect(stored(after)).toMatchObject({ phase: 'PAYING', stage: 'publicised', lifted: { reasons: ['DECEASED'] } });
  });
});

describe('an order to an heir', () => {
  const { application, event: submitted } = anApplication({ phase: 'PAYING' });
  const recorded = changeBy(
    // Recorded under review, so that no suspension is in the way.
    { application, event: 'COMPLAINT_FILED', actor: { kind: 'staff', staffId: 'staff-1' }, at, content: {} },
    (before, fields) => ({ ...before, ...fields }) as Application,
  );
  const named = decide('HEIRS_PAYEE_NAMED', { ...recorded.after, deaths: [aDeath()] });
  const confirmed = decide('HEIRS_PAYEE_CONFIRMED', named.after);
  const trail = [submitted, recorded.event, named.event, confirmed.event];
  const isAltered = (after: Application, events = trail) =>
    isOrderAltered({ application: after, trail: events }, undefined);

  test('goes out where account and name are those that the trail recorded', () => {
    expect(isAltered(confirmed.after)).toBe(false);
  });

  test.each([
    ['another account', { payee: { ...named.after.payee, accountNumber: '6299990000000099999' } }],
    ['another heir', { heir: { name: '李替样', idNumber: '', relation: '配偶' } }],
    ['an earlier naming', { sequence: 2 }],
  ])('is held for %s', (_, altered) => {
    const { heirsPayee } = confirmed.after;
    if (!heirsPayee) throw new Error('nobody was named');
    expect(isAltered({ ...confirmed.after, heirsPayee: { ...heirsPayee, ...altered } })).toBe(true);
  });

  test('is held where the trail has no confirmation of it', () => {
    const { eventCount, lastEventHash } = named.after;
    const forged = { ...confirmed.after, eventCount, lastEventHash };
    expect(isAltered(forged, trail.slice(0, -1))).toBe(true);
  });
});
