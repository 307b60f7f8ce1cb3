import type { FunctionDefinition } from './function-definition.ts';

export const reportFunctions = {
  'count-cases': {
    folder: 'report',
    does: 'Counts cases in the reports as the stream of the table brings them',
    table: ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    timeoutSeconds: 30,
  },
  'read-summary': {
    folder: 'report',
    does: 'Shows counts, money, overdue tasks and durations by agency and month',
    table: ['dynamodb:Query'],
    indexes: ['tasks'],
  },
  'read-statistics': {
    folder: 'report',
    does: 'Shows the public what was paid, by month, agency and level',
    table: ['dynamodb:Query'],
  },
} as const satisfies Record<string, FunctionDefinition>;
