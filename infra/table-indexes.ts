export interface IndexDefinition {
  readonly partitionKey: string;
  readonly sortKey: string;
  /** The attributes of an index entry besides the keys. It holds no more of a person than its readers need. */
  readonly shows: readonly string[];
}

const openTaskFields = ['taskId', 'kind', 'agency', 'applicationId', 'openedAt', 'dueAt', 'status'] as const;
/** Who decided a task, and why, is read with the task: that reading is recorded. */
const taskListFields = [...openTaskFields, 'outcome', 'decidedAt', 'claim'] as const;
const caseListFields = ['applicationId', 'attempt', 'phase', 'agency', 'submittedAt', 'amountFen', 'summary'] as const;

/**
 * The sparse indexes of the table: an item is in an index exactly while it carries the two key attributes of that
 * index.
 */
export const tableIndexes = {
  byApplication: { partitionKey: 'applicationPk', sortKey: 'applicationSk', shows: [] },
  tasks: { partitionKey: 'taskPk', sortKey: 'taskSk', shows: taskListFields },
  tasksByKind: { partitionKey: 'taskKindPk', sortKey: 'taskSk', shows: taskListFields },
  notices: {
    partitionKey: 'noticePk',
    sortKey: 'noticeSk',
    shows: ['publicEntry', 'applicationId', 'publishAt', 'closesAt'],
  },
  nextDue: { partitionKey: 'nextDuePk', sortKey: 'nextDueSk', shows: ['applicationId'] },
  caseload: { partitionKey: 'caseloadPk', sortKey: 'caseloadSk', shows: caseListFields },
  caseloadByPhase: { partitionKey: 'caseloadPhasePk', sortKey: 'caseloadSk', shows: caseListFields },
} as const satisfies Record<string, IndexDefinition>;

export type IndexName = keyof typeof tableIndexes;
