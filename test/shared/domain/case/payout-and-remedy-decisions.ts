import { admit } from '../../../../shared/domain/case/admission.ts';
import type { Application } from '../../../../shared/domain/case/application.ts';
import { confirmHeirsPayment } from '../../../../shared/domain/case/death.ts';
import { changePayee, confirmPayment, refusePayee } from '../../../../shared/domain/case/payee.ts';
import { remindOfReturn, requestPayment, returnPayment, settlePayment } from '../../../../shared/domain/case/payout.ts';
import {
  declineReversal,
  maintainRefusal,
  proposeReversal,
  requestReconsideration,
} from '../../../../shared/domain/case/reconsideration.ts';
import { decideDisagreement, decideSecondLook } from '../../../../shared/domain/case/second-look.ts';
import { deathOf } from '../../../../shared/domain/death.ts';
import { DAY, HOUR, later } from '../../../../shared/domain/instant.ts';
import type { Decisions } from './decision-of-event.ts';
import { anOrder, type Desk, decisionOn } from './desk.ts';

const payee = { kind: 'BANK_ACCOUNT', bankName: '虚构银行', accountNumber: '6299990000000099999' } as const;

/** The events of the payout. */
export const payoutDecisions = {
  PAYMENT_REQUESTED: (current, { at }) =>
    requestPayment(current, { payment: anOrder(current, current.paymentCount + 1, at), nextDueAt: later(at, DAY) }),
  PAYMENT_SETTLED: (current, { at, order }) => {
    const payment = { ...order(current), status: 'PAID', settledAt: at } as const;
    return settlePayment(current, { payment, settledAt: at, nextDueAt: later(at, DAY) }, at);
  },
  PAYMENT_RETURNED: (current, { at, order }) => {
    const payment = { ...order(current), status: 'RETURNED', settledAt: at } as const;
    const reminders = { remindAt: [later(at, 7 * DAY)], nextDueAt: later(at, 7 * DAY) };
    return returnPayment(current, { payment, code: 'ACCOUNT_CLOSED', ...reminders }, at);
  },
  RETURN_REMINDED: (current, { at }) => remindOfReturn(current, at),
  PAYEE_CHANGED: (current, { at, newTask, tasksToCancel }) => {
    const [replaces] = tasksToCancel(current, 'PAYMENT_CONFIRMATION');
    // A payer is asked once the money has come back.
    const isAsked = current.phase === 'PAYMENT_RETURNED';
    const confirmation = isAsked ? { task: newTask(current, 'PAYMENT_CONFIRMATION'), replaces } : undefined;
    return changePayee(current, { payee, confirmation }, at);
  },
  PAYEE_REFUSED: (current, desk) => refusePayee(current, decisionOn(current, desk, 'PAYMENT_CONFIRMATION', 'REFUSE')),
  PAYMENT_CONFIRMED: (current, desk) =>
    deathOf(current)
      ? confirmHeirsPayment(current, decisionOn(current, desk, 'HEIRS_PAYEE', 'CONFIRM'))
      : confirmPayment(current, decisionOn(current, desk, 'PAYMENT_CONFIRMATION', 'CONFIRM')),
} as const satisfies Decisions;

/** The events of a refused case. */
export const remedyDecisions = {
  RECONSIDERATION_REQUESTED: (current, { newTask, staffFor }, { who = 'applicant' } = {}) => {
    const request = { kind: 'RECONSIDERATION', statement: '证书可在发证机构官网查到，请重新核验。' } as const;
    const task = newTask(current, 'RECONSIDERATION', request);
    const { staffId } = staffFor('MANUAL_VERIFICATION');
    return requestReconsideration(current, task, who === 'staff' ? { kind: who, staffId } : { kind: 'applicant' });
  },
  REFUSAL_MAINTAINED: (current, desk) =>
    maintainRefusal(current, decisionOn(current, desk, 'RECONSIDERATION', 'MAINTAIN')),
  REVERSAL_PROPOSED: (current, { newTask, staffFor }) => {
    const asked = staffFor('RECONSIDERATION');
    const judgment = { basis: 'COURT', documentNumber: '（2021）辽02行终1号', note: '判决书已收到。' } as const;
    const task = newTask(current, 'REVERSAL', { kind: 'REVERSAL', ...judgment, askedBy: asked });
    return proposeReversal(current, task, asked.staffId);
  },
  REVERSAL_DECLINED: (current, desk) => declineReversal(current, decisionOn(current, desk, 'REVERSAL', 'REFUSE')),
  REFUSAL_OVERTURNED: (current, desk) => anAdmission(current, desk).overturned,
} as const satisfies Decisions;

/** The events of second looks, which leave the case as it is. */
export const secondLookDecisions = {
  SECOND_LOOK_DECIDED: (current, desk) => {
    const made = decisionOn(current, desk, 'FUND_SECOND_LOOK', 'REFUSE');
    const about = { kind: 'DISAGREEMENT', decisionOf: made.task.taskId, secondLook: made.task.taskId } as const;
    const disagreement = desk.newTask(current, 'DISAGREEMENT', about);
    const decision = { outcome: 'APPROVE' as const, reasons: [], decidedBy: 'staff-8', decidedAt: desk.at };
    return decideSecondLook(current, made, {
      stage: 'FUND_REVIEW',
      first: { agency: made.task.agency, decision },
      disagreement,
    });
  },
  DISAGREEMENT_DECIDED: (current, desk) =>
    decideDisagreement(current, decisionOn(current, desk, 'DISAGREEMENT', 'MAINTAIN')),
} as const satisfies Decisions;

/** A refusal that falls by a reversal, with the attempt in its place. */
export function anAdmission(refused: Application, desk: Desk, current: Application | undefined = refused) {
  const made = decisionOn(refused, desk, 'REVERSAL', 'CONFIRM');
  const remedies = desk.tasksToCancel(refused, 'RECONSIDERATION', 'REVERSAL');
  return admit(refused, made, {
    basis: 'COURT',
    documentNumber: '（2021）辽02行终1号',
    applicationId: desk.newId(),
    contentSalt: 'another-salt',
    findings: [],
    nextDueAt: later(desk.at, HOUR),
    openTasks: remedies.filter(({ taskId }) => taskId !== made.task.taskId),
    current,
  });
}
