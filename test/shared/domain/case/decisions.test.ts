import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditEvent, isUnbroken } from '../../../../shared/domain/audit-event.ts';
import { type Application, applicationSchema } from '../../../../shared/domain/case/application.ts';
import type { Change } from '../../../../shared/domain/case/change.ts';
import { requestPayment, returnPayment, settlePayment } from '../../../../shared/domain/case/payout.ts';
import {
  closeUnchallenged,
  fileObjection,
  openObjectionReview,
  publish,
  refuseObjection,
  schedulePublication,
} from '../../../../shared/domain/case/publicity.ts';
import {
  approveFundReview,
  approveManualVerification,
  dismissObjections,
  refuseFundReview,
  refuseManualVerification,
  upholdObjections,
} from '../../../../shared/domain/case/staff-decision.ts';
import {
  askForManualVerification,
  passVerification,
  refuseVerification,
} from '../../../../shared/domain/case/verification.ts';
import { withdraw } from '../../../../shared/domain/case/withdraw.ts';
import { ServiceError } from '../../../../shared/domain/errors.ts';
import { DAY, type Instant, instantOf, later } from '../../../../shared/domain/instant.ts';
import type { Objection } from '../../../../shared/domain/objection.ts';
import { type Payment, paymentIdOf } from '../../../../shared/domain/payment.ts';
import { isFinal, isUnsuccessful, PHASES } from '../../../../shared/domain/phase.ts';
import { type Task, type TaskKind, type TaskOutcome, taskIdOf } from '../../../../shared/domain/task.ts';
import { type EventName, mayFollow, TRANSITIONS } from '../../../../shared/domain/transitions.ts';
import { anApplication, aSubmission, publicisedCase, SUBMITTED_AT } from '../../../support/applications.ts';

const at: Instant = instantOf(new Date(SUBMITTED_AT));
const nextDueAt = later(at, DAY);
const documentNumber = '210202-2021-1';
const place = { agency: '210202', employer: '虚构造船有限公司' };
const publication = {
  noticeId: '210202-20210617',
  publishAt: at,
  closesAt: later(at, 7 * DAY),
  payAt: later(at, 8 * DAY),
};
const { publicEntry } = publicisedCase(anApplication({ phase: 'PUBLICISED' }).application);

function decisionOn(application: Application, kind: TaskKind, outcome: TaskOutcome) {
  const { applicationId } = application;
  const taskId = taskIdOf(applicationId, kind);
  const isRefusal = outcome === 'REFUSE' || outcome === 'UPHOLD';
  const task: Task = {
    taskId,
    kind,
    status: 'OPEN',
    agency: '210202',
    applicationId,
    openedAt: at,
    dueAt: at,
    taskToken: 'token',
  };
  const reasons = isRefusal ? (['FALSE_DECLARATION'] as const) : [];
  const decision = { outcome, reasons: [...reasons], decidedBy: `staff-${kind}`, decidedAt: at };
  return { task, nextDueAt, decision, person: `person-${kind}` };
}

function paymentOf({ applicationId, paymentCount, terms }: Application, number = paymentCount + 1): Payment {
  const paymentId = paymentIdOf(applicationId, number);
  const { amountFen } = terms;
  return { paymentId, applicationId, number, amountFen, status: 'REQUESTED', requestedAt: at, taskToken: 'token' };
}

function objectionTo({ applicationId, objectionCount }: Application): Objection {
  return {
    objectionId: `OBJECTION${objectionCount}`,
    applicationId,
    noticeId: publication.noticeId,
    serial: 1,
    objectorName: '王异样',
    objectorIdNumber: '',
    phone: '',
    statement: '',
    receivedAt: at,
    identityVerified: true,
  };
}

/** Each event that the service can produce today, with the decision that makes it. */
const DECISIONS = {
  VERIFICATION_PASSED: (current) => passVerification(current, { ...place, nextDueAt }, at),
  VERIFICATION_REFUSED: (current) =>
    refuseVerification(current, { ...place, reasons: ['IDENTITY_MISMATCH'], documentNumber }, at),
  REGISTER_UNANSWERED: (current) =>
    askForManualVerification(current, { agency: undefined, employer: undefined, nextDueAt }, at),
  MANUAL_VERIFICATION_APPROVED: (current) =>
    approveManualVerification(current, { ...decisionOn(current, 'MANUAL_VERIFICATION', 'APPROVE'), employment: place }),
  MANUAL_VERIFICATION_REFUSED: (current) =>
    refuseManualVerification(current, { ...decisionOn(current, 'MANUAL_VERIFICATION', 'REFUSE'), documentNumber }),
  FUND_REVIEW_APPROVED: (current) =>
    approveFundReview(current, {
      ...decisionOn(current, 'FUND_REVIEW', 'APPROVE'),
      employer: place.employer,
      publication,
    }),
  FUND_REVIEW_REFUSED: (current) =>
    refuseFundReview(current, { ...decisionOn(current, 'FUND_REVIEW', 'REFUSE'), documentNumber }),
  PUBLICATION_SCHEDULED: (current) => schedulePublication(current, { ...publication, nextDueAt }, at),
  PUBLISHED: (current) => {
    const isScheduled = current.phase === 'AWAITING_PUBLICATION' && current.stage === 'scheduled';
    if (!isScheduled) throw new ServiceError('WRONG_PHASE', 'only a scheduled case is published');
    return publish(current, { publicEntry, nextDueAt }, at);
  },
  OBJECTION_FILED: (current) => fileObjection(current, objectionTo(current)),
  OBJECTION_NOT_ADMITTED: (current) => refuseObjection(current, objectionTo(current), { ground: 'IDENTITY', at }),
  CLOSED_UNCHALLENGED: (current) => closeUnchallenged(current, nextDueAt, at),
  OBJECTION_REVIEW_OPENED: (current) => openObjectionReview(current, nextDueAt, at),
  OBJECTION_DISMISSED: (current) => dismissObjections(current, decisionOn(current, 'OBJECTION_REVIEW', 'DISMISS')),
  OBJECTION_UPHELD: (current) =>
    upholdObjections(current, { ...decisionOn(current, 'OBJECTION_REVIEW', 'UPHOLD'), documentNumber }),
  PAYMENT_REQUESTED: (current) => requestPayment(current, paymentOf(current), nextDueAt),
  PAYMENT_SETTLED: (current) =>
    settlePayment(current, { payment: paymentOf(current, current.paymentCount), settledAt: at, nextDueAt }, at),
  PAYMENT_RETURNED: (current) =>
    returnPayment(current, { payment: paymentOf(current, current.paymentCount), nextDueAt }, at),
  WITHDRAWN: (current) => withdraw(current, { openTask: undefined, nextDueAt }, at),
} as const satisfies Partial<Record<EventName, (application: Application) => Change>>;

const EVENTS = Object.keys(DECISIONS) as readonly (keyof typeof DECISIONS)[];

/** Makes a sequence of decisions. Each choice picks one of the decisions that are possible in the current phase. */
function decide(choices: readonly number[]): {
  readonly trail: readonly AuditEvent[];
  readonly changes: readonly Change[];
} {
  const submission = aSubmission();
  const changes: Change[] = [submission];
  for (const choice of choices) {
    const current = changes.at(-1)?.after ?? submission.after;
    const possible = EVENTS.filter((event) => mayFollow(current.phase, event));
    const event = possible[choice % possible.length];
    if (event) changes.push(DECISIONS[event](current));
  }
  return { trail: changes.map(({ event }) => event), changes };
}

const anyChoices = fc.array(fc.nat(), { maxLength: 30 });

describe('after any sequence of decisions', () => {
  test('the case can be stored and reads back the same', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        for (const { after } of decide(choices).changes) {
          expect(applicationSchema.parse(JSON.parse(JSON.stringify(after)))).toEqual(JSON.parse(JSON.stringify(after)));
        }
      }),
    );
  });

  test('each decision has raised version and event count by one, and the trail is unbroken', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const { trail, changes } = decide(choices);
        expect(isUnbroken(trail)).toBe(true);
        expect(changes.map(({ after }) => after.version)).toEqual(changes.map((_, index) => index + 1));
        expect(changes.at(-1)?.after.lastEventHash).toBe(trail.at(-1)?.hash);
        expect(changes.at(-1)?.after.eventCount).toBe(trail.length);
      }),
    );
  });

  test('the annual place was taken once, and given back once exactly where the case ended unsuccessfully', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const { changes } = decide(choices);
        const kinds = changes.flatMap(({ effects }) => effects.map(({ kind }) => kind));
        const ended = changes.filter(({ after }) => isUnsuccessful(after.phase)).length > 0;
        expect(kinds.filter((kind) => kind === 'TAKE_ANNUAL_PLACE')).toHaveLength(1);
        expect(kinds.filter((kind) => kind === 'GIVE_BACK_ANNUAL_PLACE')).toHaveLength(ended ? 1 : 0);
      }),
    );
  });

  test('the notice counts the entry while the case is publicised, and not before', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        let counted = 0;
        for (const { after, effects } of decide(choices).changes) {
          for (const effect of effects) if (effect.kind === 'COUNT_NOTICE_ENTRY') counted += effect.difference;
          if (after.phase === 'PUBLICISED') expect(counted).toBe(1);
          if (after.stage === 'declared' || after.stage === 'verified') expect(counted).toBe(0);
        }
      }),
    );
  });

  test('each payment was ordered once, under the next number', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const numbers = decide(choices).changes.flatMap(({ effects }) =>
          effects.flatMap((effect) => (effect.kind === 'REQUEST_PAYMENT' ? [effect.payment.number] : [])),
        );
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }),
    );
  });
});

describe('a decision', () => {
  test.each(EVENTS)('%s leads to the phase in the transition table, by the actor named there', (event) => {
    const transitions = TRANSITIONS.filter((transition) => transition.event === event);
    for (const { from, to, who } of transitions) {
      const { application } = anApplication({ phase: from ?? 'VERIFYING' });
      const change = DECISIONS[event](application);
      expect(change.event).toMatchObject({ event, before: from, after: to, actor: { kind: who } });
      expect(change.after.phase).toBe(to);
    }
  });

  test.each(EVENTS)('%s is refused in every phase that the table does not name', (event) => {
    for (const phase of PHASES.filter((phase) => !mayFollow(phase, event))) {
      const { application } = anApplication({ phase });
      expect(() => DECISIONS[event](application), phase).toThrow(expect.objectContaining({ code: 'WRONG_PHASE' }));
    }
  });

  test('that changes the phase clears the attention mark, and one that does not keeps it', () => {
    const attention = { code: 'WORKFLOW_STOPPED', since: at };
    const { application } = anApplication({ phase: 'PUBLICISED', attention });
    expect(DECISIONS.OBJECTION_FILED(application).after.attention).toEqual(attention);
    expect(DECISIONS.CLOSED_UNCHALLENGED(application).after.attention).toBeUndefined();
  });

  test('cannot follow one that ended the case', () => {
    expect(PHASES.filter(isFinal).flatMap((phase) => EVENTS.filter((event) => mayFollow(phase, event)))).toEqual([]);
  });
});
