import type { Application } from '../../../../shared/domain/case/application.ts';
import type { Change } from '../../../../shared/domain/case/change.ts';
import {
  askForCorrection,
  correct,
  lapseCorrection,
  remindOfCorrection,
} from '../../../../shared/domain/case/correction.ts';
import { changeContact, changePayee, confirmPayment, refusePayee } from '../../../../shared/domain/case/payee.ts';
import { remindOfReturn, requestPayment, returnPayment, settlePayment } from '../../../../shared/domain/case/payout.ts';
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
import { DAY, HOUR, type Instant, instantOf, later } from '../../../../shared/domain/instant.ts';
import type { Objection } from '../../../../shared/domain/objection.ts';
import { type Payment, paymentIdOf } from '../../../../shared/domain/payment.ts';
import { type Task, type TaskKind, type TaskOutcome, taskIdOf } from '../../../../shared/domain/task.ts';
import type { EventName } from '../../../../shared/domain/transitions.ts';
import { anApplication, publicisedCase, SUBMITTED_AT } from '../../../support/applications.ts';
import { CORRECTION } from '../../../support/decisions.ts';

/** When every decision is made. */
export const at: Instant = instantOf(new Date(SUBMITTED_AT));
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

function paymentOf({ applicationId, paymentCount, terms, payee }: Application, number = paymentCount + 1): Payment {
  const paymentId = paymentIdOf(applicationId, number);
  const { amountFen } = terms;
  return {
    paymentId,
    applicationId,
    number,
    amountFen,
    payee,
    status: 'REQUESTED',
    requestedAt: at,
    taskToken: 'token',
  };
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

const payee = { kind: 'BANK_ACCOUNT', bankName: '虚构银行', accountNumber: '6299990000000099999' } as const;

/** What a payer is asked once the money has come back. */
function confirmationIn(application: Application) {
  if (application.phase !== 'PAYMENT_RETURNED') return undefined;
  return { task: decisionOn(application, 'PAYMENT_CONFIRMATION', 'CONFIRM').task, replaces: undefined };
}

/** Each event but the submission, with the decision that makes it. */
export const DECISIONS = {
  VERIFICATION_PASSED: (current) => passVerification(current, { ...place, nextDueAt }, at),
  VERIFICATION_REFUSED: (current) =>
    refuseVerification(current, { ...place, reasons: ['IDENTITY_MISMATCH'], documentNumber }, at),
  REGISTER_UNANSWERED: (current) =>
    askForManualVerification(current, { agency: undefined, employer: undefined, nextDueAt }, at),
  MANUAL_VERIFICATION_APPROVED: (current) =>
    approveManualVerification(current, { ...decisionOn(current, 'MANUAL_VERIFICATION', 'APPROVE'), employment: place }),
  MANUAL_VERIFICATION_REFUSED: (current) =>
    refuseManualVerification(current, { ...decisionOn(current, 'MANUAL_VERIFICATION', 'REFUSE'), documentNumber }),
  CORRECTION_ASKED: (current) => {
    const stage = current.phase === 'FUND_REVIEW' ? 'FUND_REVIEW' : 'MANUAL_VERIFICATION';
    const request = { stage, fields: ['certificate.number'], explanation: CORRECTION, dueAt: nextDueAt } as const;
    return askForCorrection(current, {
      ...decisionOn(current, stage, 'REQUEST_CORRECTION'),
      ...request,
      remindAt: [later(at, HOUR)],
    });
  },
  CORRECTED: (current) => {
    const { applicant, certificate, payee, terms } = current;
    const declaration = { applicant, certificate: { ...certificate, number: 'Y000001' }, payee, terms };
    return correct(current, { declaration, findings: [], nextDueAt, previous: undefined }, at);
  },
  CORRECTION_REMINDED: (current) => remindOfCorrection(current, at),
  CORRECTION_LAPSED: (current) => lapseCorrection(current, { documentNumber }, at),
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
    returnPayment(
      current,
      { payment: paymentOf(current, current.paymentCount), code: 'ACCOUNT_CLOSED', remindAt: [nextDueAt], nextDueAt },
      at,
    ),
  RETURN_REMINDED: (current) => remindOfReturn(current, at),
  PAYEE_CHANGED: (current) => changePayee(current, { payee, confirmation: confirmationIn(current) }, at),
  PAYEE_REFUSED: (current) => refusePayee(current, decisionOn(current, 'PAYMENT_CONFIRMATION', 'REFUSE')),
  PAYMENT_CONFIRMED: (current) => confirmPayment(current, decisionOn(current, 'PAYMENT_CONFIRMATION', 'CONFIRM')),
  CONTACT_CHANGED: (current) => changeContact(current, '13900000000', at),
  WITHDRAWN: (current) => withdraw(current, { openTask: undefined, nextDueAt }, at),
} as const satisfies Record<Exclude<EventName, 'SUBMITTED'>, (application: Application) => Change>;

export const EVENTS = Object.keys(DECISIONS) as readonly (keyof typeof DECISIONS)[];
