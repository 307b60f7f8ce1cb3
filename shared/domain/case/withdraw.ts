import { APPLICANT } from '../actor.ts';
import type { Correction } from '../correction.ts';
import type { Instant } from '../instant.ts';
import type { Task } from '../task.ts';
import type { Application, ApplicationIn } from './application.ts';
import { type Change, changeBy, type Effect } from './change.ts';

export interface WithdrawalFacts {
  readonly openTask: Task | undefined;
  readonly nextDueAt: Instant;
}

/**
 * The applicant withdraws before the payment: an open task is cancelled, and a visible entry leaves its notice.
 *
 * The objections to it are not written. What became of them follows from the case, however many there are.
 *
 * @throws ServiceError WRONG_PHASE once it is being paid or has ended
 * @source Default
 */
export function withdraw(application: Application, { openTask, nextDueAt }: WithdrawalFacts, at: Instant): Change {
  const effects: readonly Effect[] = [
    ...(openTask ? [{ kind: 'CANCEL_TASK', task: { ...openTask, status: 'CANCELLED' } } as const] : []),
    ...(application.phase === 'PUBLICISED' ? [withdrawnEntry(application)] : []),
  ];
  return changeBy({ application, event: 'WITHDRAWN', actor: APPLICANT, at, effects }, (before, fields) => {
    // A correction that is no longer to be made, or objections that are no longer to be decided, leave nothing behind.
    const { correction: _, objectionsDueAt: __, ...kept }: typeof before & Left = before;
    return { ...kept, ...fields, nextDueAt } as ApplicationIn<'WITHDRAWN'>;
  });
}

interface Left {
  readonly correction?: Correction;
  readonly objectionsDueAt?: Instant;
}

/** The entry of a publicised case leaves its notice. */
export function withdrawnEntry({ noticeId, publicEntry }: ApplicationIn<'PUBLICISED'>): Effect {
  return { kind: 'WITHDRAW_NOTICE_ENTRY', noticeId, serial: publicEntry.serial };
}
