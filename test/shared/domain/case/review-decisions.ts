import {
  askForCorrection,
  correct,
  lapseCorrection,
  remindOfCorrection,
} from '../../../../shared/domain/case/correction.ts';
import { changeAgency } from '../../../../shared/domain/case/handover.ts';
import { changeContact } from '../../../../shared/domain/case/payee.ts';
import { withSecondLook } from '../../../../shared/domain/case/second-look.ts';
import {
  approveFundReview,
  approveManualVerification,
  refuseFundReview,
  refuseManualVerification,
} from '../../../../shared/domain/case/staff-decision.ts';
import {
  askForManualVerification,
  passVerification,
  refuseVerification,
} from '../../../../shared/domain/case/verification.ts';
import { withdraw } from '../../../../shared/domain/case/withdraw.ts';
import { DAY, HOUR, later } from '../../../../shared/domain/instant.ts';
import { REVIEW_KINDS } from '../../../../shared/domain/task-kind.ts';
import { CORRECTION } from '../../../support/decisions.ts';
import type { Decisions } from './decision-of-event.ts';
import { decisionOn, documentNumber, publicationFrom } from './desk.ts';

const place = { agency: '210202', employer: '虚构造船有限公司' };

/** The events of verification, correction and review, and what the applicant may do at any time. */
export const reviewDecisions = {
  VERIFICATION_PASSED: (current, { at }) => passVerification(current, { ...place, nextDueAt: later(at, DAY) }, at),
  VERIFICATION_REFUSED: (current, { at }) =>
    refuseVerification(current, { ...place, reasons: ['IDENTITY_MISMATCH'], documentNumber }, at),
  REGISTER_UNANSWERED: (current, { at }) =>
    askForManualVerification(current, { agency: undefined, employer: undefined, nextDueAt: later(at, DAY) }, at),
  MANUAL_VERIFICATION_APPROVED: (current, desk) =>
    approveManualVerification(current, {
      ...decisionOn(current, desk, 'MANUAL_VERIFICATION', 'APPROVE'),
      employment: place,
    }),
  MANUAL_VERIFICATION_REFUSED: (current, desk) =>
    refuseManualVerification(current, {
      ...decisionOn(current, desk, 'MANUAL_VERIFICATION', 'REFUSE'),
      documentNumber,
    }),
  CORRECTION_ASKED: (current, desk) => {
    const stage = current.phase === 'FUND_REVIEW' ? 'FUND_REVIEW' : 'MANUAL_VERIFICATION';
    return askForCorrection(current, {
      ...decisionOn(current, desk, stage, 'REQUEST_CORRECTION'),
      stage,
      fields: ['certificate.number'],
      explanation: CORRECTION,
      dueAt: later(desk.at, 21 * DAY),
      remindAt: [later(desk.at, HOUR)],
    });
  },
  AGENCY_CHANGED: (current, { at, tasksToCancel, staffFor }) => {
    const { staffId: by } = staffFor('FUND_REVIEW');
    const [from, to] = current.agency === '210203' ? ['210203', '210202'] : [current.agency ?? '210200', '210203'];
    const handover = { from, to, reason: '用人单位在该区。', by, byAgency: from, at };
    return changeAgency(current, { handover, tasks: tasksToCancel(current, ...REVIEW_KINDS) });
  },
  CORRECTED: (current, { at, correction }) =>
    correct(current, { ...correction(current), findings: [], nextDueAt: later(at, HOUR) }, at),
  CORRECTION_REMINDED: (current, { at }) => remindOfCorrection(current, at),
  CORRECTION_LAPSED: (current, { at }) => lapseCorrection(current, { documentNumber }, at),
  FUND_REVIEW_APPROVED: (current, desk) => {
    const made = decisionOn(current, desk, 'FUND_REVIEW', 'APPROVE');
    const publication = publicationFrom(desk.at);
    const approved = approveFundReview(current, { ...made, employer: place.employer, publication });
    const about = { kind: 'SECOND_LOOK', decisionOf: made.task.taskId, declaredBy: 1 } as const;
    return withSecondLook(approved, 'FUND_REVIEW', desk.newTask(current, 'FUND_SECOND_LOOK', about));
  },
  FUND_REVIEW_REFUSED: (current, desk) =>
    refuseFundReview(current, { ...decisionOn(current, desk, 'FUND_REVIEW', 'REFUSE'), documentNumber }),
  CONTACT_CHANGED: (current, { at }) => changeContact(current, '13900000000', at),
  WITHDRAWN: (current, { at, tasksToCancel }) => {
    const [openTask] = tasksToCancel(current, ...REVIEW_KINDS);
    return withdraw(current, { openTask, nextDueAt: later(at, DAY) }, at);
  },
} as const satisfies Decisions;
