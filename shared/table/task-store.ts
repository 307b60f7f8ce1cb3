import * as z from 'zod/mini';
import type { Application } from '../domain/case/application.ts';
import { type Task, type TaskKind, type TaskStatus, taskSchema } from '../domain/task.ts';
import {
  INDEXES,
  personPartition,
  taskIndexKeys,
  taskKey,
  taskKindPartition,
  taskPartition,
  taskPrefix,
} from './keys.ts';
import { mergedPage, type Page } from './page.ts';
import { getItem, queryItems, queryPrefix, type Table, type Write } from './table.ts';

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
  /** Oldest due first, over every agency asked for, of one kind or of all: one query per agency. */
  readonly page: (query: {
    readonly agencies: readonly string[];
    readonly kind: TaskKind | undefined;
    readonly status: TaskStatus;
    readonly limit: number;
    readonly next: string | undefined;
  }) => Promise<Page<ListedTask>>;
  /** The open tasks of an agency, at most `limit` of them, earliest due first. */
  readonly openOf: (agency: string, limit: number) => Promise<readonly Pick<Task, 'kind' | 'dueAt'>[]>;
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
    page: ({ agencies, kind, status, limit, next }) =>
      mergedPage(
        table,
        {
          ...(kind
            ? { index: INDEXES.tasksByKind, partitionName: 'taskKindPk' }
            : { index: INDEXES.tasks, partitionName: 'taskPk' }),
          sortName: 'taskSk',
          partitions: agencies.map((agency) =>
            kind ? taskKindPartition(agency, status, kind) : taskPartition(agency, status),
          ),
          order: 'ascending',
          limit,
          next,
        },
        (item) => listedTaskSchema.parse(item),
      ),
    openOf: async (agency, limit) =>
      (
        await queryItems(table, {
          IndexName: INDEXES.tasks,
          KeyConditionExpression: 'taskPk = :pk',
          ExpressionAttributeValues: { ':pk': taskPartition(agency, 'OPEN') },
          Limit: limit,
        })
      ).map((item) => listedTaskSchema.parse(item)),
    openWrite: (application, task) => ({
      Put: {
        TableName: table.name,
        Item: { ...taskKey(application.applicant.idNumber, task.taskId), ...task, ...taskIndexKeys(task) },
        ConditionExpression: 'attribute_not_exists(pk) OR #status = :open',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':open': 'OPEN' },
      },
    }),
  };
}
