import * as z from 'zod/mini';
import type { Application } from '../domain/case/application.ts';
import { type Task, type TaskKind, type TaskStatus, taskSchema } from '../domain/task.ts';
import { INDEXES, personPartition, taskIndexKey, taskKey, taskPartition, taskPrefix } from './keys.ts';
import { mergedPage, type Page } from './page.ts';
import { getItem, queryPrefix, type Table, type Write } from './table.ts';

/** A task as a list shows it: the index carries no token and no decision. */
export type ListedTask = Pick<Task, 'taskId' | 'kind' | 'status' | 'agency' | 'applicationId' | 'openedAt' | 'dueAt'>;

const listedTaskSchema = z.pick(taskSchema, {
  taskId: true,
  kind: true,
  status: true,
  agency: true,
  applicationId: true,
  openedAt: true,
  dueAt: true,
});

export interface TaskStore {
  readonly byId: (application: Application, taskId: string) => Promise<Task | undefined>;
  readonly ofCase: (application: Application) => Promise<readonly Task[]>;
  /** Oldest due first, over every agency and kind asked for. */
  readonly page: (query: {
    readonly agencies: readonly string[];
    readonly kinds: readonly TaskKind[];
    readonly status: TaskStatus;
    readonly limit: number;
    readonly next: string | undefined;
  }) => Promise<Page<ListedTask>>;
  /** Opens a task, or gives one still open its new token: the workflow that asks may be a later run. */
  readonly openWrite: (application: Application, task: Task) => Write;
}

export function taskStore(table: Table): TaskStore {
  return {
    byId: async (application, taskId) => {
      const item = await getItem(table, taskKey(application.applicant.idNumber, taskId));
      return item && taskSchema.parse(item);
    },
    ofCase: async ({ applicant, applicationId }) =>
      (await queryPrefix(table, personPartition(applicant.idNumber), taskPrefix(applicationId), 20)).map((item) =>
        taskSchema.parse(item),
      ),
    page: ({ agencies, kinds, status, limit, next }) =>
      mergedPage(
        table,
        {
          index: INDEXES.tasks,
          partitionName: 'taskPk',
          sortName: 'taskSk',
          partitions: agencies.flatMap((agency) => kinds.map((kind) => taskPartition(agency, kind, status))),
          order: 'ascending',
          limit,
          next,
        },
        (item) => listedTaskSchema.parse(item),
      ),
    openWrite: (application, task) => ({
      Put: {
        TableName: table.name,
        Item: { ...taskKey(application.applicant.idNumber, task.taskId), ...task, ...taskIndexKey(task) },
        ConditionExpression: 'attribute_not_exists(pk) OR #status = :open',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':open': 'OPEN' },
      },
    }),
  };
}
