import type { Application } from '../domain/case/application.ts';
import { type Claim, claimAt, type Transfer } from '../domain/claim.ts';
import { type Task, taskSchema } from '../domain/task.ts';
import type { TaskKind } from '../domain/task-kind.ts';
import { taskIndexKeys, taskKey } from './keys.ts';
import { type Table, updateItem } from './table.ts';
import { openAsRead } from './task-item.ts';

/** Which open tasks a list shows, by their claims: those that nobody holds now, or those of a member of staff. */
export type Assigned =
  | { readonly to: 'nobody'; readonly at: string }
  | {
      readonly to: 'staff';
      readonly staffId: string;
      readonly at: string;
      /** The absent colleagues whose deputy that one is, and for which kinds. */
      readonly represented: readonly { readonly staffId: string; readonly kinds: readonly TaskKind[] }[];
    };

/**
 * Whether a list of tasks shows one, by its claim. What an absent colleague last claimed is listed under the deputy
 * until somebody else claims it, also after the claim has lapsed.
 */
export function isAssigned(task: Pick<Task, 'kind' | 'claim'>, assigned: Assigned): boolean {
  const { claim, kind } = task;
  if (assigned.to === 'nobody') return claimAt(task, assigned.at) === undefined;
  if (!claim) return false;
  if (claim.staffId === assigned.staffId) return claimAt(task, assigned.at) !== undefined;
  return assigned.represented.some(({ staffId, kinds }) => staffId === claim.staffId && kinds.includes(kind));
}

/** What becomes of the claim on a task: the one it then has, if any, and how it was transferred. */
export interface Assignment {
  readonly claim?: Claim | undefined;
  readonly transfer?: Transfer | undefined;
  /** The agency whose staff see and decide the task from now on. */
  readonly agency?: string | undefined;
  /** It goes from the city back to the agency of the case. */
  readonly givenBack?: boolean | undefined;
}

export interface ClaimStore {
  /**
   * Writes who works on an open task, in one conditional write: of two at once, the second reads again.
   *
   * @returns the task as it then is
   * @throws WriteConflictError where claim, agency or status are no longer as they were read
   */
  readonly assign: (application: Application, task: Task, assignment: Assignment) => Promise<Task>;
}

export function claimStore(table: Table): ClaimStore {
  return {
    assign: async ({ applicant }, task, { claim, transfer, agency, givenBack }) => {
      const { condition, names, values } = openAsRead(task);
      const fields = {
        ...(claim && { claim }),
        ...(transfer && { transfer }),
        ...(givenBack && { givenBack }),
        ...(agency !== undefined && { agency, ...taskIndexKeys({ ...task, agency }) }),
        claimVersion: (task.claimVersion ?? 0) + 1,
      };
      const set = Object.keys(fields).map((name) => `${name} = :set_${name}`);
      const item = await updateItem(table, {
        Key: taskKey(applicant.idNumber, task.taskId),
        UpdateExpression: `SET ${set.join(', ')}${claim ? '' : ' REMOVE claim'}`,
        ConditionExpression: condition,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: {
          ...values,
          ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`:set_${name}`, value])),
        },
      });
      return taskSchema.parse(item);
    },
  };
}
