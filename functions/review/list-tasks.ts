import type { listTasksRoute } from '../../shared/contracts/review.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { presentListedTask } from './present-task.ts';
import { agenciesFor } from './staff-access.ts';

type Route = typeof listTasksRoute;

export interface ListTasksDeps {
  readonly tasks: Pick<TaskStore, 'page'>;
  readonly agencyCodes: readonly string[];
  readonly now: () => Date;
}

/**
 * Tasks of the caller's agency, or for the city's staff of every agency: open ones oldest due first, decided ones
 * latest decision first. The list names no person, so every role sees it, and reading it is not recorded.
 */
export async function listTasks({ caller, query }: HttpRequest<Route>, deps: ListTasksDeps): Promise<Reply<Route>> {
  const { kind, status, limit, next } = query;
  const page = await deps.tasks.page({
    agencies: agenciesFor(caller, query.agency, deps.agencyCodes),
    kind,
    status,
    limit,
    next,
  });
  const moment = deps.now();
  return {
    body: { tasks: page.entries.map((task) => presentListedTask(task, moment)), ...(page.next && { next: page.next }) },
  };
}
