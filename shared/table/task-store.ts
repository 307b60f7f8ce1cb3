import * as z from 'zod/mini';
import type { Application } from '../domain/case/application.ts';
import { claimSchema } from '../domain/claim.ts';
import { decisionSchema, type Task, taskSchema } from '../domain/task.ts';
import type { TaskKind, TaskStatus } from '../domain/task-kind.ts';
import { INDEXES, personPartition, taskKey, taskKindPartition, taskPartition, taskPrefix } from './keys.ts';
import { mergedPage, type Page } from './page.ts';
import { getItem, queryItems, queryPrefix, type Table, type Write } from './table.ts';
import { type Assigned, isAssigned } from './task-claims.ts';
import { openAsRead, taskItem } from './task-item.ts';

/** More than a case ever has: each stage has a few rounds, and each complaint is a task. */
const MOST_TASKS = 200;

const listedTaskSchema = z.extend(
  z.pick(taskSchema, {
    taskId: true,
    kind: true,
    status: true,
    agency: true,
    applicationId: true,
    openedAt: true,
    dueAt: true,
  }),
  {
    outcome: z.optional(decisionSchema.shape.outcome),
    decidedAt: z.optional(decisionSchema.shape.decidedAt),
    claim: z.optional(claimSchema),
  },
);

/** A task as a list shows it: the index carries no token, and of a decision only outcome and time. */
export type ListedTask = Readonly<z.output<typeof listedTaskSchema>>;

export interface TaskStore {
  readonly byId: (application: Application, taskId: string) => Promise<Task | undefined>;
  readonly ofCase: (application: Application) => Promise<readonly Task[]>;
  /**
   * Oldest due first, decided ones latest decision first; over every agency asked for, of one kind or of all: one query
   * per agency.
   */
  readonly page: (query: {
    readonly agencies: readonly string[];
    readonly kind: TaskKind | undefined;
    readonly status: TaskStatus;
    readonly limit: number;
    readonly next: string | undefined;
    readonly assigned?: Assigned | undefined;
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
      (await queryPrefix(table, personPartition(applicant.idNumber), taskPrefix(applicationId), MOST_TASKS)).map(
        (item) => taskSchema.parse(item),
      ),
    page: ({ agencies, kind, status, limit, next, assigned }) =>
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
          order: status === 'DECIDED' ? 'descending' : 'ascending',
          limit,
          next,
          only: assigned && ((item) => isAssigned(listedTaskSchema.parse(item), assigned)),
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
        Item: taskItem(application.applicant.idNumber, task),
        ...unlessClosed(task),
      },
    }),
  };
}

function unlessClosed(task: Task) {
  const { condition, names, values } = openAsRead(task);
  return {
    ConditionExpression: `attribute_not_exists(pk) OR (${condition})`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}
