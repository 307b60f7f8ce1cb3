import { withoutHeirsPayee } from '../../../../shared/domain/case/death.ts';
import {
  decideComplaint,
  dismissObjections,
  extendObjectionReview,
  fileComplaint,
  fileObjection,
  keyObjection,
  openObjectionReview,
  refuseObjection,
  upholdObjections,
} from '../../../../shared/domain/case/objection.ts';
import { closeUnchallenged, publish, schedulePublication } from '../../../../shared/domain/case/publicity.ts';
import { liftSuspension, makeStatement, revokeApproval, suspend } from '../../../../shared/domain/case/suspension.ts';
import { recipientOf } from '../../../../shared/domain/death.ts';
import { ServiceError } from '../../../../shared/domain/errors.ts';
import { DAY, HOUR, later } from '../../../../shared/domain/instant.ts';
import { stoppedPayment } from '../../../../shared/domain/suspension.ts';
import { anApplication, publicisedCase } from '../../../support/applications.ts';
import { SUSPENDED_BECAUSE } from '../../../support/decisions.ts';
import type { Decisions } from './decision-of-event.ts';
import { anObjection, decisionOn, documentNumber, publicationFrom } from './desk.ts';

const { publicEntry } = publicisedCase(anApplication({ phase: 'PUBLICISED' }).application);

/** The events of publicity, objections, complaints and suspensions. */
export const publicityDecisions = {
  PUBLICATION_SCHEDULED: (current, { at }) =>
    schedulePublication(current, { ...publicationFrom(at), nextDueAt: later(at, DAY) }, at),
  PUBLISHED: (current, { at, serial }) => {
    const isScheduled = current.phase === 'AWAITING_PUBLICATION' && current.stage === 'scheduled';
    if (!isScheduled) throw new ServiceError('WRONG_PHASE', 'only a scheduled case is published');
    return publish(current, { publicEntry: { ...publicEntry, serial: serial() }, nextDueAt: later(at, DAY) }, at);
  },
  OBJECTION_FILED: (current, { at, newId, staffFor }, { who } = {}) => {
    const objection = anObjection(current, newId(), at);
    const isKeyed = who === 'staff' || (who === undefined && current.phase !== 'PUBLICISED');
    if (!isKeyed) return fileObjection(current, objection);
    const keyed = { channel: 'LETTER', by: staffFor('COMPLAINT').staffId, at } as const;
    const dates = { objectionsDueAt: later(at, 5 * DAY), nextDueAt: later(at, HOUR) };
    return keyObjection(current, { ...objection, receivedAt: later(at, -DAY), keyed }, dates);
  },
  OBJECTION_NOT_ADMITTED: (current, { at, pendingObjection }) =>
    refuseObjection(current, pendingObjection(current), { ground: 'IDENTITY', at }),
  CLOSED_UNCHALLENGED: (current, { at }) => closeUnchallenged(current, later(at, DAY), at),
  OBJECTION_REVIEW_OPENED: (current, { at }) => openObjectionReview(current, later(at, 5 * DAY), at),
  OBJECTION_REVIEW_EXTENDED: (current, { at, openTask, staffFor }) => {
    const extension = {
      reason: '需调取社保缴费记录。',
      extendedBy: staffFor('OBJECTION_REVIEW').staffId,
      extendedAt: at,
    };
    return extendObjectionReview(current, {
      task: openTask(current, 'OBJECTION_REVIEW'),
      extension,
      dueAt: later(at, 10 * DAY),
    });
  },
  OBJECTION_DISMISSED: (current, desk) =>
    dismissObjections(current, decisionOn(current, desk, 'OBJECTION_REVIEW', 'DISMISS')),
  OBJECTION_UPHELD: (current, desk) =>
    upholdObjections(current, { ...decisionOn(current, desk, 'OBJECTION_REVIEW', 'UPHOLD'), documentNumber }),
  COMPLAINT_FILED: (current, { at, newId, newTask, staffFor }) => {
    const { noticeId, serial } = anObjection(current, '', at);
    const complaint = { name: '李举报', idNumber: '', phone: '', statement: '此人并未在该企业工作。' };
    const received = { channel: 'PHONE', receivedAt: at } as const;
    const request = { kind: 'COMPLAINT', complaintId: newId(), noticeId, serial, ...complaint, ...received } as const;
    return fileComplaint(current, newTask(current, 'COMPLAINT', request), staffFor('FUND_REVIEW').staffId);
  },
  COMPLAINT_DECIDED: (current, desk) => decideComplaint(current, decisionOn(current, desk, 'COMPLAINT', 'DISMISS')),
  SUSPENDED: (current, { at, newTask, tasksToCancel, staffFor }, { who = 'staff' } = {}) => {
    const asked = staffFor('FUND_REVIEW');
    const explanation = SUSPENDED_BECAUSE;
    const found = who === 'system' ? { reasons: ['CERTIFICATE_REVOKED' as const] } : { askedBy: asked };
    const task = newTask(current, 'SUSPENSION_REVIEW', { kind: 'SUSPENSION', explanation, ...found });
    const dates = { at, statementUntil: later(at, 5 * DAY), dueAt: task.dueAt };
    const suspension = { explanation, ...dates, ...('reasons' in found && { reasons: found.reasons }) };
    const [openReview] = tasksToCancel(current, 'OBJECTION_REVIEW');
    const facts = { suspension, task, openReview };
    if (who === 'system') return suspend(current, facts);
    return suspend(current, facts, { kind: 'staff', staffId: asked.staffId });
  },
  STATEMENT_MADE: (current, { at, openTask }) =>
    makeStatement(current, {
      statement: { text: '情况属实，可提供劳动合同。', at },
      task: openTask(current, 'SUSPENSION_REVIEW'),
    }),
  SUSPENSION_LIFTED: (current, desk, { to } = {}) => {
    const wasToBePaid = current.phase === 'SUSPENDED' && stoppedPayment(current.suspension);
    const goesTo = to === 'PAYING' || (to === undefined && wasToBePaid) ? 'PAYING' : 'AWAITING_PUBLICATION';
    const publication = goesTo === 'PAYING' ? undefined : publicationFrom(desk.at);
    // Where nobody may be paid, the record of the death is struck out.
    const strikesDeath = !recipientOf(current);
    const made = decisionOn(current, desk, 'SUSPENSION_REVIEW', strikesDeath ? 'DISMISS' : 'LIFT');
    const lifted = liftSuspension(current, { ...made, to: goesTo, publication, strikesDeath });
    return strikesDeath ? withoutHeirsPayee(lifted, desk.tasksToCancel(current, 'HEIRS_PAYEE')) : lifted;
  },
  APPROVAL_REVOKED: (current, desk) =>
    withoutHeirsPayee(
      revokeApproval(current, { ...decisionOn(current, desk, 'SUSPENSION_REVIEW', 'REVOKE'), documentNumber }),
      desk.tasksToCancel(current, 'HEIRS_PAYEE'),
    ),
} as const satisfies Decisions;
