import type { FunctionDefinition } from './function-definition.ts';

export const payeeFunctions = {
  'change-payee': {
    folder: 'payee',
    does: 'Changes where the money of a case goes, and asks a payer to confirm it after a returned payment',
    table: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  },
} as const satisfies Record<string, FunctionDefinition>;
