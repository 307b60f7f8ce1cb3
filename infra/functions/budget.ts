import type { FunctionDefinition } from './function-definition.ts';

export const budgetFunctions = {
  'read-budget': {
    folder: 'budget',
    does: 'Shows the budgets of a year, what was taken from them, and what the open cases should need',
    table: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'],
    indexes: ['caseloadByPhase'],
    // Of the city, it reads every open case.
    timeoutSeconds: 29,
  },
} as const satisfies Record<string, FunctionDefinition>;
