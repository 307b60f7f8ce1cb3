import { findsAndReadsCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

/** Claims a task: finds the case, reads who is away, and updates the task. */
const assignsTask = { ...findsAndReadsCase, table: [...findsAndReadsCase.table, 'dynamodb:UpdateItem'] } as const;

export const sharingFunctions = {
  'claim-task': {
    folder: 'sharing',
    does: 'Takes a task on for a member of staff, and keeps how that one was seen',
    ...assignsTask,
    table: [...assignsTask.table, 'dynamodb:PutItem'],
    recognisesPeople: true,
  },
  'release-task': { folder: 'sharing', does: 'Gives a claimed task back', ...assignsTask },
  'transfer-task': {
    folder: 'sharing',
    does: 'Gives a task to a colleague, to the city or back to the agency of the case',
    ...assignsTask,
    recognisesPeople: true,
  },
  'delegate-tasks': {
    folder: 'sharing',
    does: 'Names the deputy of a member of staff who is away',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
  },
  'list-delegations': {
    folder: 'sharing',
    does: 'Lists who is the deputy of whom',
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
  },
} as const satisfies Record<string, FunctionDefinition>;
