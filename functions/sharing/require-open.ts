import { beijingDate } from '../../shared/domain/civil-date.ts';
import { type Claim, claimAt } from '../../shared/domain/claim.ts';
import { deputisingFor } from '../../shared/domain/delegation.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { DelegationStore } from '../../shared/table/delegation-store.ts';
import type { StaffCaller } from '../http/caller.ts';

/** @throws ServiceError WRONG_PHASE where the task is decided or cancelled */
export function requireOpen({ status }: Pick<Task, 'status'>): void {
  if (status !== 'OPEN') throw new ServiceError('WRONG_PHASE', 'the task is no longer open');
}

/**
 * Lets whoever works on a task give it away: the claimant, the claimant's deputy, and a supervisor of the task's agency
 * or the city's.
 *
 * @returns the claim as it is; undefined where there is none
 * @throws ServiceError NOT_CLAIMANT for others, also where nobody has claimed it
 */
export async function requireHolder(
  caller: StaffCaller,
  task: Task,
  { delegations, now }: { readonly delegations: Pick<DelegationStore, 'endingFrom'>; readonly now: () => Date },
): Promise<Claim | undefined> {
  const moment = now();
  const present = claimAt(task, instantOf(moment));
  if (caller.roles.includes('supervisor') || present?.staffId === caller.subject) return present;
  const on = beijingDate(moment);
  const known = present ? await delegations.endingFrom(on) : [];
  const of = { deputy: caller.subject, kind: task.kind, agency: task.agency, on };
  if (deputisingFor(known, of).some(({ from }) => from === present?.staffId)) return present;
  throw new ServiceError('NOT_CLAIMANT', 'neither claimant nor supervisor');
}
