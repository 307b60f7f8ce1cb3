import { answersWorkflow, changesCase, readsCaseOnRecord } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const reviewFunctions = {
  'open-review-task': {
    folder: 'review',
    does: 'Puts a case before staff and keeps its task token',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    indexes: ['byApplication'],
    workflow: answersWorkflow,
  },
  'list-tasks': {
    folder: 'review',
    does: 'Lists the tasks of an agency, oldest due first',
    table: ['dynamodb:Query'],
    indexes: ['tasks', 'tasksByKind'],
    answersInPages: true,
  },
  'count-tasks': {
    folder: 'review',
    does: 'Counts the open tasks by agency and kind, and the overdue ones among them',
    indexes: ['tasks'],
  },
  'read-task': {
    folder: 'review',
    does: 'Shows a task with its evidence',
    ...readsCaseOnRecord,
    recognisesPeople: true,
  },
  'list-task-objections': {
    folder: 'review',
    does: 'Lists all objections to the case of a task',
    ...readsCaseOnRecord,
    answersInPages: true,
  },
  'decide-task': {
    folder: 'review',
    does: 'Stores a decision, then answers the workflow that waits for it',
    ...changesCase,
    table: [...changesCase.table, 'dynamodb:Query', 'dynamodb:BatchGetItem'],
    workflow: answersWorkflow,
    samplesDecisions: true,
    recognisesPeople: true,
  },
  'list-applications': {
    folder: 'review',
    does: 'Lists cases by phase and agency',
    indexes: ['caseload', 'caseloadByPhase'],
    answersInPages: true,
  },
  'read-case-file': {
    folder: 'review',
    does: 'Shows the case file of an application',
    ...readsCaseOnRecord,
    recognisesPeople: true,
  },
  'list-case-events': {
    folder: 'review',
    does: 'Lists the audit trail of an application',
    ...readsCaseOnRecord,
    answersInPages: true,
  },
  'list-accesses': {
    folder: 'review',
    does: 'Lists who of the staff read an application',
    ...readsCaseOnRecord,
    answersInPages: true,
  },
} as const satisfies Record<string, FunctionDefinition>;
