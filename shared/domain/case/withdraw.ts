import { APPLICANT } from '../actor.ts';
import type { Instant } from '../instant.ts';
import type { Objection } from '../objection.ts';
import type { Task } from '../task.ts';
import type { Application } from './application.ts';
import { type Change, changeBy, type Effect } from './change.ts';

export interface WithdrawalFacts {
  readonly openTask: Task | undefined;
  /** Those to this attempt. */
  readonly objections: readonly Objection[];
  readonly nextDueAt: Instant;
}

/** A transaction has room for 100 writes. The later objections to an entry with more keep no outcome. */
const MOST_OBJECTIONS = 90;

/**
 * The applicant withdraws before the payment: an open task is cancelled, a visible entry leaves its notice, and every
 * objection records that the case was withdrawn.
 *
 * @throws ServiceError WRONG_PHASE once it is being paid or has ended
 * @source Default
 */
export function withdraw(
  application: Application,
  { openTask, objections, nextDueAt }: WithdrawalFacts,
  at: Instant,
): Change {
  const outcome = { kind: 'CASE_WITHDRAWN', at } as const;
  const effects: readonly Effect[] = [
    ...objections
      .slice(0, MOST_OBJECTIONS)
      .map((objection) => ({ kind: 'END_OBJECTION', objection: { ...objection, outcome } }) as const),
    ...(openTask ? [{ kind: 'CANCEL_TASK', task: { ...openTask, status: 'CANCELLED' } } as const] : []),
    ...(application.phase === 'PUBLICISED'
      ? [{ kind: 'COUNT_NOTICE_ENTRY', noticeId: application.noticeId, difference: -1 } as const]
      : []),
  ];
  return changeBy({ application, event: 'WITHDRAWN', actor: APPLICANT, at, effects }, (before, fields) => ({
    ...before,
    ...fields,
    nextDueAt,
  }));
}
