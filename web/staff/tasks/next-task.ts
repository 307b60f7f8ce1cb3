import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import { type ApiClient, taken } from '../../api/api-client.ts';
import type { TaskFilter } from './task-filter.ts';

/** Tasks decided or passed over in this tab. The list may still show a task for a moment after its decision. */
const passed = new Set<string>();

/**
 * The open task that is due next among those that match the filter and that this person decides.
 *
 * @param leaving the task at hand, which is not offered again
 */
export async function nextTask(
  api: ApiClient,
  filter: TaskFilter,
  leaving: string,
  mayDecide: (kind: TaskKind) => boolean,
): Promise<string | undefined> {
  passed.add(leaving);
  for (let next: string | undefined = ''; next !== undefined; ) {
    const { agency, kind: ofKind, assignee } = filter;
    const query = { agency, kind: ofKind, assignee, limit: '50', ...(next && { next }) };
    const page: Page = await taken(api.GET('/v1/staff/tasks', { params: { path: {}, query } }));
    const found = page.tasks.find(({ taskId, kind }) => !passed.has(taskId) && mayDecide(kind));
    if (found) return found.taskId;
    next = page.next;
  }
  return undefined;
}

interface Page {
  readonly tasks: readonly { readonly taskId: string; readonly kind: TaskKind }[];
  readonly next?: string | undefined;
}
