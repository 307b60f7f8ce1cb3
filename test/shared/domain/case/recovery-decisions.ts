import type { Application } from '../../../../shared/domain/case/application.ts';
import {
  concludeRecovery,
  decideRecovery,
  dropRecovery,
  notifyRecovery,
  recordRepayment,
  stateInRecovery,
} from '../../../../shared/domain/case/recovery.ts';
import { beijingDate } from '../../../../shared/domain/civil-date.ts';
import { DAY, dateOf, later } from '../../../../shared/domain/instant.ts';
import { type Fen, fen } from '../../../../shared/domain/money.ts';
import { type Recovery, restOf } from '../../../../shared/domain/recovery.ts';
import { EXPLANATION } from '../../../support/decisions.ts';
import { aRecovery } from '../../../support/recoveries.ts';
import type { Decisions } from './decision-of-event.ts';
import { decisionOn, documentNumber } from './desk.ts';

/** What is asked back: all that is still out, or part of it, by the number of the case's events. */
function askedFen(current: Application): Fen {
  const repaid = current.phase === 'PAID' ? (current.recovery?.repaidFen ?? 0) : 0;
  const left = current.terms.amountFen - repaid;
  return fen(current.eventCount % 2 === 0 ? left : Math.ceil(left / 2));
}

/** Half of the rest, or all of it, by the number of the case's events. */
function repaidFen(current: Application, recovery: Recovery): Fen {
  const rest = restOf(recovery);
  return fen(current.eventCount % 3 === 0 ? Math.ceil(rest / 2) : rest);
}

/** The events of a recovery. */
export const recoveryDecisions = {
  RECOVERY_NOTIFIED: (current, { at, newId, newTask, staffFor }) => {
    const openedBy = staffFor('COMPLAINT');
    const ground = current.eventCount % 5 === 0 ? 'FALSE_DECLARATION' : 'NOT_ENTITLED';
    const asked = { recoveryId: newId(), ground, askedFen: askedFen(current), notifiedAt: at, openedBy } as const;
    const recovery = aRecovery(current.applicationId, { ...asked, hearingUntil: later(at, 5 * DAY) });
    const { recoveryId, explanation } = recovery;
    const request = { kind: 'RECOVERY', recoveryId, amountFen: asked.askedFen, ground, explanation } as const;
    return notifyRecovery(current, { recovery, task: newTask(current, 'RECOVERY', { ...request, askedBy: openedBy }) });
  },
  RECOVERY_STATED: (current, { at, openTask, recovery }) => {
    const statement = { text: '本人符合全部条件，请核实。', at };
    const task = openTask(current, 'RECOVERY');
    return stateInRecovery(current, { statement, recovery: recovery(current, 'NOTIFIED'), task });
  },
  RECOVERY_DECIDED: (current, desk) => {
    const recovery = desk.recovery(current, 'NOTIFIED');
    const repayBy = beijingDate(dateOf(later(desk.at, 30 * DAY)));
    const amountFen = recovery.askedFen;
    const order = { amountFen, repayBy, instalments: [{ dueOn: repayBy, amountFen }] };
    const made = decisionOn(current, desk, 'RECOVERY', 'RECOVER');
    const decision = { ...made.decision, recovery: order };
    return decideRecovery(current, { ...made, decision, recovery, order, documentNumber });
  },
  RECOVERY_DROPPED: (current, desk) => {
    const recovery = desk.recovery(current, 'NOTIFIED');
    return dropRecovery(current, { ...decisionOn(current, desk, 'RECOVERY', 'DROP'), recovery });
  },
  REPAYMENT_RECORDED: (current, { at, recovery, staffFor }) => {
    const decided = recovery(current, 'DECIDED', 'PART_REPAID', 'TRANSFERRED');
    const repayment = {
      amountFen: repaidFen(current, decided),
      reference: `BANK-${decided.repayments.length + 1}`,
      receivedOn: beijingDate(dateOf(at)),
      recordedBy: staffFor('PAYMENT_CONFIRMATION').staffId,
      recordedAt: at,
    };
    return recordRepayment(current, { recovery: decided, repayment });
  },
  RECOVERY_TRANSFERRED: (current, { at, recovery, staffFor }) => {
    const { staffId: concludedBy } = staffFor('RECOVERY');
    const conclusion = { status: 'TRANSFERRED', explanation: EXPLANATION, concludedBy, concludedAt: at } as const;
    return concludeRecovery(current, { recovery: recovery(current, 'DECIDED', 'PART_REPAID'), conclusion });
  },
  RECOVERY_CLOSED: (current, { at, recovery, staffFor }) => {
    const { staffId: concludedBy } = staffFor('RECOVERY');
    const conclusion = { status: 'CLOSED', explanation: EXPLANATION, concludedBy, concludedAt: at } as const;
    const decided = recovery(current, 'DECIDED', 'PART_REPAID', 'TRANSFERRED');
    return concludeRecovery(current, { recovery: decided, conclusion });
  },
} as const satisfies Decisions;
