import { findsCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const workflowFunctions = {
  'start-workflow': {
    folder: 'workflow',
    does: 'Starts the run of the workflow that an event of a case begins',
    ...findsCase,
    workflow: ['states:StartExecution'],
    timeoutSeconds: 120,
  },
  'locate-case': {
    folder: 'workflow',
    does: 'Finds where a case stands, so that its workflow goes on from there',
    ...findsCase,
  },
  'park-application': {
    folder: 'workflow',
    does: 'Marks a case whose step failed after its retries, for staff and for the sweep',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    indexes: ['byApplication'],
  },
} as const satisfies Record<string, FunctionDefinition>;
