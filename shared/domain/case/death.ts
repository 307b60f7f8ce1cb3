import { awaitsConfirmation, type Death, deathOf, diedBeforeSubmission, type HeirsPayee } from '../death.ts';
import { ServiceError } from '../errors.ts';
import { isUnsuccessful } from '../phase.ts';
import type { Task } from '../task.ts';
import type { Application } from './application.ts';
import { deathContent, heirsPayeeRequest } from './case-content.ts';
import { type Change, changeBy, type Effect } from './change.ts';
import { dueAfterReturn } from './payout.ts';
import { decidedBy, decisionBy, type StaffDecision } from './staff-decision.ts';
import { pulledCase, pulledEntry, type SuspensionFacts } from './suspension.ts';

/** What the record of a death sets, and the tasks that it opens and takes back. */
export interface DeathFacts {
  readonly death: Death;
  /** Of a case that is approved and not paid; undefined before the approval, and where it is suspended already. */
  readonly suspension: Omit<SuspensionFacts, 'openReview'> | undefined;
  /** The review of objections, or of a corrected payee, that was open: a lift begins anew. */
  readonly openTasks: readonly Task[];
}

/**
 * Staff record that the applicant has died. An approved case is pulled until it is known where the money goes. One
 * under review goes on: whoever met the conditions when applying has earned the subsidy, and the claim is part of the
 * estate. No order goes out for it before the payee of the heirs is confirmed.
 *
 * The caller makes sure that no order is out: the case alone does not tell a payment that was returned from one whose
 * result is still to come.
 *
 * @throws ServiceError WRONG_PHASE where the case has ended, or a death is recorded
 * @source 民法典 13, 1122
 */
export function recordDeath(application: Application, { death, suspension, openTasks }: DeathFacts): Change {
  const { at, recordedBy } = death;
  const effects: readonly Effect[] = [
    ...(suspension ? [{ kind: 'OPEN_TASK', task: suspension.task } as const] : []),
    ...openTasks.map(cancelled),
    ...(suspension ? pulledEntry(application) : []),
  ];
  const actor = { kind: 'staff', staffId: recordedBy.staffId } as const;
  const content = deathContent(death);
  const change = changeBy({ application, event: 'DEATH_RECORDED', actor, at, content, effects }, (before, fields) => {
    const recorded = { ...before, ...fields, deaths: [...(before.deaths ?? []), death], heirsPayee: undefined };
    if (!suspension) return recorded as Application;
    return pulledCase(before, recorded, suspension.suspension);
  });
  if (deathOf(application)) {
    const errors = [{ pointer: '', message: '本件已登记过申请人去世，不能重复登记。' }];
    throw new ServiceError('WRONG_PHASE', 'recorded before', { errors });
  }
  return change;
}

/** The payee of the heirs, as a supervisor names it, and the task for a payer. */
export interface HeirsPayeeFacts {
  readonly named: Pick<HeirsPayee, 'heir' | 'payee' | 'evidence' | 'namedBy'>;
  readonly task: Task;
  /** The one that is open for the payee before. Its payer would confirm another account than the one they saw. */
  readonly replaces: Task | undefined;
}

/**
 * A supervisor names to which heir and account the money goes. No money goes there before a payer has confirmed it;
 * another one that is named needs a confirmation of its own.
 *
 * The caller makes sure that nothing is ordered.
 *
 * @throws ServiceError WRONG_PHASE where no death is recorded, the applicant died before the submission, or the case is
 *   with registers or has ended
 * @source 民法典 1122
 */
export function nameHeirsPayee(application: Application, { named, task, replaces }: HeirsPayeeFacts): Change {
  requireHeritable(application);
  const { namedBy } = named;
  return changeBy(
    {
      application,
      event: 'HEIRS_PAYEE_NAMED',
      actor: { kind: 'staff', staffId: namedBy.staffId },
      at: task.openedAt,
      content: heirsPayeeRequest(named),
      effects: [...(replaces ? [cancelled(replaces)] : []), { kind: 'OPEN_TASK', task }],
    },
    (before, fields) => {
      const heirsPayee: HeirsPayee = { ...named, sequence: fields.eventCount };
      const after = { ...before, ...fields, heirsPayee };
      if (before.phase !== 'PAYMENT_RETURNED') return after as Application;
      const { dueAt } = task;
      const paymentReturn = { ...before.paymentReturn, confirmBy: dueAt, refusal: undefined };
      return { ...after, paymentReturn, nextDueAt: dueAt } as Application;
    },
  );
}

/** A payer confirms where the money of the heirs goes. The case stays where it is. @source 民法典 1122 */
export function confirmHeirsPayee(application: Application, made: StaffDecision): Change {
  return changeBy(
    decisionBy('HEIRS_PAYEE_CONFIRMED', application, made),
    // The phase stays, and so do the form of the case and its due time.
    (before, fields) => ({ ...before, ...fields, ...confirmed(before, made) }) as Application,
  );
}

/** The same where the money has come back: it is ordered anew, without a second publicity. @source Guide §4 */
export function confirmHeirsPayment(application: Application, made: StaffDecision): Change {
  return changeBy(decisionBy('PAYMENT_CONFIRMED', application, made), ({ paymentReturn: _, ...before }, fields) => ({
    ...before,
    ...fields,
    ...confirmed(application, made),
    workflowRun: before.workflowRun + 1,
    nextDueAt: made.nextDueAt,
  }));
}

function confirmed(application: Application, made: StaffDecision) {
  const { deciders } = decidedBy(application, made);
  const { heirsPayee } = application;
  const confirmedAt = made.decision.decidedAt;
  return { deciders, heirsPayee: heirsPayee && { ...heirsPayee, confirmedAt, refusal: undefined } };
}

/** A payer sends the payee of the heirs back to the supervisors, with the reason. @source Guide §4 */
export function refuseHeirsPayee(application: Application, made: StaffDecision): Change {
  const { explanation: refusal, decidedAt } = made.decision;
  return changeBy(decisionBy('HEIRS_PAYEE_REFUSED', application, made), (before, fields) => {
    const { deciders } = decidedBy(application, made);
    const heirsPayee = before.heirsPayee && { ...before.heirsPayee, refusal };
    const after = { ...before, ...fields, deciders, heirsPayee };
    if (before.phase !== 'PAYMENT_RETURNED') return after as Application;
    const paymentReturn = { ...before.paymentReturn, confirmBy: undefined };
    return { ...after, paymentReturn, nextDueAt: dueAfterReturn(paymentReturn, decidedAt) } as Application;
  });
}

/** A decision with which the question about the payee of the heirs has nothing left to decide. */
export function withoutHeirsPayee(change: Change, openTasks: readonly Task[]): Change {
  return { ...change, effects: [...change.effects, ...openTasks.map(cancelled)] };
}

/** Whether a change leaves a question about the payee of the heirs behind that nobody needs to decide any more. */
export function leavesHeirsPayee({ before, after }: Change): boolean {
  return before !== null && awaitsConfirmation(before) && (isUnsuccessful(after.phase) || !deathOf(after));
}

/** @throws ServiceError WRONG_PHASE */
function requireHeritable(application: Application): void {
  const message = !deathOf(application)
    ? '尚未登记申请人去世，请先登记。'
    : diedBeforeSubmission(application)
      ? '申请人在申报之日前已经去世，本次申报不能成立，补贴不能由继承人领取。'
      : undefined;
  if (message) throw new ServiceError('WRONG_PHASE', 'no heir may be named', { errors: [{ pointer: '', message }] });
}

function cancelled(task: Task) {
  return { kind: 'CANCEL_TASK', task: { ...task, status: 'CANCELLED' } } as const;
}
