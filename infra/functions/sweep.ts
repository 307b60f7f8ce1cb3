import { answersWorkflow, changesCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const sweepFunctions = {
  'sweep-open-applications': {
    folder: 'sweep',
    does: 'Heals every open case whose next thing is past due, or raises an alarm',
    // A case that waits for a budget, and is not to be paid any more, is taken off.
    table: [...changesCase.table, 'dynamodb:Query', 'dynamodb:DeleteItem'],
    indexes: ['byApplication', 'nextDue'],
    workflow: ['states:StartExecution', 'states:DescribeExecution', ...answersWorkflow],
    calls: ['bank'],
    timeoutSeconds: 300,
  },
} as const satisfies Record<string, FunctionDefinition>;
