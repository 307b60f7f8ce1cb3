import { heirsPayeeRequest } from '../../../../shared/domain/case/case-content.ts';
import {
  confirmHeirsPayee,
  nameHeirsPayee,
  recordDeath,
  refuseHeirsPayee,
} from '../../../../shared/domain/case/death.ts';
import { DAY, later } from '../../../../shared/domain/instant.ts';
import { phaseAfter } from '../../../../shared/domain/transitions.ts';
import { aDeath, anHeirsPayeeBody } from '../../../support/deaths.ts';
import { aPerson } from '../../../support/people.ts';
import type { Decisions } from './decision-of-event.ts';
import { decisionOn } from './desk.ts';

/** The events of a death. */
export const deathDecisions = {
  DEATH_RECORDED: (current, { at, newTask, tasksToCancel, staffFor }) => {
    const death = aDeath({ at, recordedBy: staffFor('FUND_REVIEW') });
    const isPulled =
      current.phase !== 'SUSPENDED' && phaseAfter(current.phase, 'DEATH_RECORDED', 'staff') === 'SUSPENDED';
    if (!isPulled) return recordDeath(current, { death, suspension: undefined, openTasks: [] });
    const { diedOn, evidence, recordedBy } = death;
    const task = newTask(current, 'SUSPENSION_REVIEW', { kind: 'DEATH', diedOn, evidence, askedBy: recordedBy });
    const dates = { at, statementUntil: later(at, 5 * DAY), dueAt: task.dueAt };
    const suspension = { explanation: '已登记申请人去世。', reasons: ['DECEASED' as const], ...dates };
    const openTasks = tasksToCancel(current, 'OBJECTION_REVIEW', 'PAYMENT_CONFIRMATION');
    return recordDeath(current, { death, suspension: { suspension, task }, openTasks });
  },
  HEIRS_PAYEE_NAMED: (current, { newTask, tasksToCancel, staffFor }) => {
    // Another heir each time.
    const body = anHeirsPayeeBody(aPerson(8_000 + current.eventCount));
    const named = { ...body, namedBy: staffFor('SUSPENSION_REVIEW') };
    const [replaces] = tasksToCancel(current, 'HEIRS_PAYEE');
    return nameHeirsPayee(current, {
      named,
      task: newTask(current, 'HEIRS_PAYEE', heirsPayeeRequest(named)),
      replaces,
    });
  },
  HEIRS_PAYEE_CONFIRMED: (current, desk) =>
    confirmHeirsPayee(current, decisionOn(current, desk, 'HEIRS_PAYEE', 'CONFIRM')),
  HEIRS_PAYEE_REFUSED: (current, desk) => refuseHeirsPayee(current, decisionOn(current, desk, 'HEIRS_PAYEE', 'REFUSE')),
} as const satisfies Decisions;
