import type { countTasksRoute } from '../../shared/contracts/review.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { TASK_KINDS } from '../../shared/domain/task-kind.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { agenciesFor } from './staff-access.ts';

type Route = typeof countTasksRoute;

export interface CountTasksDeps {
  readonly tasks: Pick<TaskStore, 'openOf'>;
  readonly agencyCodes: readonly string[];
  readonly now: () => Date;
}

/** One read of the index is at most 1 MB. Its entries have some 300 bytes, so 1,000 of them fit into one read. */
const MOST_COUNTED = 1000;

/**
 * How many tasks are open, by agency and kind, and how many of them are overdue. One query per agency.
 *
 * An agency with more open tasks than are counted has at least the numbers given; the earliest due are among them, so
 * the overdue ones are counted first.
 */
export async function countTasks({ caller, query }: HttpRequest<Route>, deps: CountTasksDeps): Promise<Reply<Route>> {
  const { tasks, agencyCodes, now } = deps;
  const moment = instantOf(now());
  const agencies = agenciesFor(caller, query.agency, agencyCodes);
  const lists = await Promise.all(
    agencies.map(async (agency) => ({ agency, open: await tasks.openOf(agency, MOST_COUNTED) })),
  );
  const counts = lists.flatMap(({ agency, open }) =>
    TASK_KINDS.flatMap((kind) => {
      const ofKind = open.filter((task) => task.kind === kind);
      if (ofKind.length === 0) return [];
      return { agency, kind, open: ofKind.length, overdue: ofKind.filter(({ dueAt }) => dueAt <= moment).length };
    }),
  );
  const complete = lists.every(({ open }) => open.length < MOST_COUNTED);
  return { body: { counts, complete, asOf: shownTime(moment) } };
}
