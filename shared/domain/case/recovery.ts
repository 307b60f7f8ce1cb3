import { type Actor, APPLICANT } from '../actor.ts';
import { endOfDay } from '../civil-date.ts';
import { type Instant, instantOf } from '../instant.ts';
import { fen } from '../money.ts';
import {
  type Conclusion,
  isOpenRecovery,
  nextInstalment,
  type Recovery,
  type RecoveryOrder,
  type Repayment,
  restOf,
} from '../recovery.ts';
import type { RecoverySummary } from '../recovery-summary.ts';
import type { Statement } from '../suspension.ts';
import type { Task } from '../task.ts';
import type { Application, ApplicationIn } from './application.ts';
import { type Change, changeBy, type Effect, placeGivenBack } from './change.ts';
import { decisionBy, type StaffDecision } from './staff-decision.ts';

type Paid = ApplicationIn<'PAID'>;

const NOTHING: RecoverySummary = { count: 0, repaidFen: fen(0) };

/** What a case knows once it has another recovery step behind it; `dueAt` is when the next thing must happen. */
function withSummary(before: Paid, changed: Partial<RecoverySummary>) {
  const recovery: RecoverySummary = { ...NOTHING, ...before.recovery, ...changed };
  return { recovery, nextDueAt: recovery.open?.dueAt, attention: undefined };
}

function openAs({ recoveryId }: Recovery, dueAt: Instant | undefined): RecoverySummary['open'] {
  return { recoveryId, ...(dueAt && { dueAt }) };
}

/** When the next instalment must be there: 24:00 of its day. */
function repaymentDue(recovery: Recovery): Instant | undefined {
  const next = nextInstalment(recovery);
  return next && instantOf(endOfDay(next.dueOn));
}

/**
 * Money of a paid case is asked back: the applicant is told why and how much, and may make a statement. New payments to
 * the person wait from now on.
 *
 * The caller makes sure that no recovery of the case is open and that no more is asked for than is still out.
 *
 * @throws ServiceError WRONG_PHASE where the case is not paid
 * @source 民法典 985–988; 社会保险经办条例 46, 55
 */
export function notifyRecovery(
  application: Application,
  { recovery, task }: { readonly recovery: Recovery; readonly task: Task },
): Change {
  const actor = { kind: 'staff', staffId: recovery.openedBy.staffId } as const;
  const effects: readonly Effect[] = [
    { kind: 'OPEN_TASK', task },
    { kind: 'STORE_RECOVERY', recovery },
    { kind: 'COUNT_OPEN_RECOVERY', by: 1 },
  ];
  return changeBy(
    { application, event: 'RECOVERY_NOTIFIED', actor, at: recovery.notifiedAt, effects },
    (before, fields) => ({
      ...before,
      ...fields,
      ...withSummary(before, { count: (before.recovery?.count ?? 0) + 1, open: openAs(recovery, task.dueAt) }),
    }),
  );
}

/** The applicant says something about a recovery, once, while there is time. @source Default */
export function stateInRecovery(
  application: Application,
  { statement, recovery, task }: { readonly statement: Statement; readonly recovery: Recovery; readonly task: Task },
): Change {
  const effects: readonly Effect[] = [
    { kind: 'STATE_IN_TASK', task: { ...task, statement } },
    { kind: 'CHANGE_RECOVERY', recovery: { ...recovery, statement } },
  ];
  return changeBy(
    { application, event: 'RECOVERY_STATED', actor: APPLICANT, at: statement.at, effects },
    (before, fields) => ({ ...before, ...fields }),
  );
}

/** A supervisor who did not open it decides what is to be paid back, and by when. @source 民法典 985–988 */
export function decideRecovery(
  application: Application,
  made: StaffDecision & {
    readonly recovery: Recovery;
    readonly order: RecoveryOrder;
    readonly documentNumber: string;
  },
): Change {
  const { order, documentNumber, decision } = made;
  const { decidedAt: at, explanation = '' } = decision;
  const recovery: Recovery = {
    ...made.recovery,
    status: 'DECIDED',
    order,
    decided: { at, explanation, documentNumber },
  };
  const { effects, ...occurrence } = decisionBy('RECOVERY_DECIDED', application, made);
  return changeBy(
    { ...occurrence, effects: [...effects, { kind: 'CHANGE_RECOVERY', recovery }] },
    (before, fields) => ({
      ...before,
      ...fields,
      deciders: decidersAfter(before, made),
      ...withSummary(before, {
        open: openAs(recovery, repaymentDue(recovery)),
        ...(recovery.ground === 'FALSE_DECLARATION' && { falselyDeclared: true }),
      }),
    }),
  );
}

/** Nothing is to be paid back. @source Default */
export function dropRecovery(application: Application, made: StaffDecision & { readonly recovery: Recovery }): Change {
  const { decidedAt: at, explanation = '' } = made.decision;
  const recovery: Recovery = { ...made.recovery, status: 'CLOSED', decided: { at, explanation } };
  const { effects, ...occurrence } = decisionBy('RECOVERY_DROPPED', application, made);
  return changeBy({ ...occurrence, effects: [...effects, ...ended(recovery)] }, (before, fields) => ({
    ...before,
    ...fields,
    deciders: decidersAfter(before, made),
    ...withSummary(before, { open: undefined }),
  }));
}

function decidersAfter({ deciders }: Paid, { task, person, decision }: StaffDecision): Paid['deciders'] {
  return [...deciders, { stage: task.kind, person, staffId: decision.decidedBy }];
}

/** The last effects of a recovery: it is kept as it ended, and payments no longer wait for it. */
function ended(recovery: Recovery, adds?: Repayment | Conclusion): readonly Effect[] {
  return [
    { kind: 'CHANGE_RECOVERY', recovery, ...(adds && { adds }) },
    { kind: 'COUNT_OPEN_RECOVERY', by: -1 },
  ];
}

/**
 * Money has come back. Once all of a decision has, the recovery is over. Once all of the subsidy has, and no false
 * declaration was found, the person may apply again: the place of the year is given back as after a refusal.
 *
 * The caller makes sure that no more comes back than is still to be paid.
 *
 * @throws ServiceError WRONG_PHASE where the case is not paid
 * @source 民法典 985; the free place: Default
 */
export function recordRepayment(
  application: Application,
  { recovery: before, repayment }: { readonly recovery: Recovery; readonly repayment: Repayment },
): Change {
  const repaid: Recovery = { ...before, repayments: [...before.repayments, repayment] };
  const recovery: Recovery = { ...repaid, status: statusAfter(repaid) };
  const isOver = !isOpenRecovery(recovery);
  const summary = application.phase === 'PAID' ? (application.recovery ?? NOTHING) : NOTHING;
  const repaidFen = fen(summary.repaidFen + repayment.amountFen);
  const slotFree = isOver && repaidFen === application.terms.amountFen && !summary.falselyDeclared;
  const effects: readonly Effect[] = [
    ...(isOver ? ended(recovery, repayment) : [{ kind: 'CHANGE_RECOVERY', recovery, adds: repayment } as const]),
    ...(slotFree ? [placeGivenBack(application)] : []),
  ];
  const actor: Actor = { kind: 'staff', staffId: repayment.recordedBy };
  return changeBy(
    { application, event: 'REPAYMENT_RECORDED', actor, at: repayment.recordedAt, effects },
    (paid, fields) => ({
      ...paid,
      ...fields,
      ...withSummary(paid, {
        repaidFen,
        open: isOver
          ? undefined
          : openAs(recovery, recovery.status === 'TRANSFERRED' ? undefined : repaymentDue(recovery)),
        ...(slotFree && { slotFree }),
      }),
    }),
  );
}

function statusAfter(recovery: Recovery): Recovery['status'] {
  if (restOf(recovery) === 0) return 'REPAID';
  return recovery.status === 'TRANSFERRED' ? 'TRANSFERRED' : 'PART_REPAID';
}

/**
 * A decided recovery goes to another organ, which may still bring money, or ends without the rest.
 *
 * @throws ServiceError WRONG_PHASE where the case is not paid
 * @source 社会保险经办条例 46, 55; Default
 */
export function concludeRecovery(
  application: Application,
  { recovery: before, conclusion }: { readonly recovery: Recovery; readonly conclusion: Conclusion },
): Change {
  const { status, concludedBy: staffId, concludedAt: at } = conclusion;
  const recovery: Recovery = { ...before, status, conclusions: [...before.conclusions, conclusion] };
  const effects: readonly Effect[] =
    status === 'CLOSED' ? ended(recovery, conclusion) : [{ kind: 'CHANGE_RECOVERY', recovery, adds: conclusion }];
  const event = status === 'CLOSED' ? 'RECOVERY_CLOSED' : 'RECOVERY_TRANSFERRED';
  return changeBy({ application, event, actor: { kind: 'staff', staffId }, at, effects }, (paid, fields) => ({
    ...paid,
    ...fields,
    ...withSummary(paid, { open: status === 'CLOSED' ? undefined : openAs(recovery, undefined) }),
  }));
}
