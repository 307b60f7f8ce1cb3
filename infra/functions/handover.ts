import type { FunctionDefinition } from './function-definition.ts';

export const handoverFunctions = {
  'change-agency': {
    folder: 'handover',
    does: 'Passes a case under review on to the agency that it belongs to, with its open tasks',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
    indexes: ['byApplication'],
  },
} as const satisfies Record<string, FunctionDefinition>;
