import type { Application } from '../../../../shared/domain/case/application.ts';
import type { CorrectionFacts } from '../../../../shared/domain/case/correction.ts';
import type { Publication } from '../../../../shared/domain/case/staff-decision.ts';
import { recipientOf } from '../../../../shared/domain/death.ts';
import type { Hand } from '../../../../shared/domain/hand.ts';
import { DAY, type Instant, instantOf, later } from '../../../../shared/domain/instant.ts';
import type { Objection } from '../../../../shared/domain/objection.ts';
import { type Payment, paymentIdOf } from '../../../../shared/domain/payment.ts';
import type { Recovery, RecoveryStatus } from '../../../../shared/domain/recovery.ts';
import { type Task, taskIdOf } from '../../../../shared/domain/task.ts';
import type { TaskKind, TaskOutcome } from '../../../../shared/domain/task-kind.ts';
import type { TaskRequest } from '../../../../shared/domain/task-request.ts';
import { SUBMITTED_AT } from '../../../support/applications.ts';
import { EXPLANATION, NOTE } from '../../../support/decisions.ts';
import { aDecidedRecovery, aRecovery } from '../../../support/recoveries.ts';

/** When every decision is made, unless a test has a clock. */
export const at: Instant = instantOf(new Date(SUBMITTED_AT));

export const documentNumber = '210202-2021-1';

/** A window of a week, and the time to pay a day after it. */
export function publicationFrom(approvedAt: Instant): Publication {
  return {
    noticeId: '210202-20210617',
    publishAt: later(approvedAt, DAY),
    closesAt: later(approvedAt, 8 * DAY),
    payAt: later(approvedAt, 9 * DAY),
  };
}

/** What decisions are made with: the moment, who makes them, and what the table holds beside the case. */
export interface Desk {
  readonly at: Instant;
  readonly staffFor: (kind: TaskKind) => Hand;
  /** The id of a new case, or of a new objection or complaint. */
  readonly newId: () => string;
  /** The next serial of the notice. */
  readonly serial: () => number;
  readonly newTask: (application: Application, kind: TaskKind, request?: TaskRequest) => Task;
  /** A task that staff have not decided yet. */
  readonly openTask: (application: Application, kind: TaskKind) => Task;
  /** Those of these kinds that are open, if any: they end with the change, or are replaced by it. */
  readonly tasksToCancel: (application: Application, ...kinds: readonly TaskKind[]) => readonly Task[];
  /** What the applicant corrects, and the attempt that ended for the occupation and level that it is for then. */
  readonly correction: (application: Application) => Pick<CorrectionFacts, 'declaration' | 'previous'>;
  /** The order that the bank has not answered yet. */
  readonly order: (application: Application) => Payment;
  /** The recovery that is open, where it is in one of these states. */
  readonly recovery: (application: Application, ...statuses: readonly RecoveryStatus[]) => Recovery;
  /** An objection that may turn out not to be admissible. */
  readonly pendingObjection: (application: Application) => Objection;
}

/** A desk for single decisions: whatever they need is there. */
export const usualDesk: Desk = {
  at,
  staffFor: (kind) => ({ person: `person-${kind}`, staffId: `staff-${kind}` }),
  newId: () => 'CASE00000000000N',
  serial: () => 1,
  newTask: (application, kind, request) => aTask(application, kind, { openedAt: at, request }),
  openTask: (application, kind) => aTask(application, kind, { openedAt: at }),
  tasksToCancel: () => [],
  correction: (application) => ({ declaration: anotherNumber(application), previous: undefined }),
  order: (application) => anOrder(application, application.paymentCount, at),
  pendingObjection: (application) => anObjection(application, 'OBJECTION0', at),
  recovery: ({ applicationId }, ...statuses) =>
    statuses.includes('NOTIFIED') ? aRecovery(applicationId) : aDecidedRecovery(applicationId),
};

export function aTask(
  { applicationId }: Application,
  kind: TaskKind,
  { openedAt, request, round }: Pick<Task, 'openedAt' | 'request'> & { readonly round?: number },
): Task {
  return {
    taskId: taskIdOf(applicationId, kind, round),
    kind,
    status: 'OPEN',
    agency: '210202',
    applicationId,
    openedAt,
    dueAt: later(openedAt, 14 * DAY),
    ...(request && { request }),
    taskToken: 'token',
  };
}

/** A decision on the open task of a kind, with everything that its outcome must say. */
export function decisionOn(application: Application, desk: Desk, kind: TaskKind, outcome: TaskOutcome) {
  const isRefusal = ['UPHOLD', 'REVOKE'].includes(outcome) || (outcome === 'REFUSE' && !/PAYEE|PAYMENT/.test(kind));
  const { person, staffId } = desk.staffFor(kind);
  const decision = {
    outcome,
    reasons: isRefusal && kind !== 'COMPLAINT' && kind !== 'REVERSAL' ? (['FALSE_DECLARATION'] as const).slice() : [],
    explanation: EXPLANATION,
    note: NOTE,
    decidedBy: staffId,
    decidedAt: desk.at,
  };
  return { task: desk.openTask(application, kind), decision, person, nextDueAt: later(desk.at, DAY) };
}

/** What a case declares, with another certificate number. */
export function anotherNumber({ applicant, certificate, payee, terms }: Application): CorrectionFacts['declaration'] {
  return { applicant, certificate: { ...certificate, number: 'Y000001' }, payee, terms };
}

export function anOrder(
  application: Application,
  number: number,
  requestedAt: Instant,
): Payment & { readonly status: 'REQUESTED' } {
  const { applicationId, terms, payee } = application;
  return {
    paymentId: paymentIdOf(applicationId, number),
    applicationId,
    number,
    amountFen: terms.amountFen,
    ...(recipientOf(application) ?? { payee }),
    status: 'REQUESTED',
    requestedAt,
    taskToken: 'token',
  };
}

export function anObjection(application: Application, objectionId: string, receivedAt: Instant): Objection {
  const noticeId = 'noticeId' in application ? application.noticeId : '210202-20210617';
  return {
    objectionId,
    applicationId: application.applicationId,
    noticeId,
    serial: 'publicEntry' in application ? application.publicEntry.serial : 1,
    objectorName: '王异样',
    objectorIdNumber: '',
    phone: '',
    statement: '',
    receivedAt,
    identityVerified: true,
  };
}
