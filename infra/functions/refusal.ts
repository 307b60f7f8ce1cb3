import { readsPerson } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const refusalFunctions = {
  'list-refusals': {
    folder: 'refusal',
    does: 'Lists the receipts of the refused submissions of the caller',
    answersInPages: true,
    ...readsPerson,
  },
  'read-refusal': {
    folder: 'refusal',
    does: 'Shows one receipt of a refused submission of the caller',
    table: ['dynamodb:GetItem'],
  },
} as const satisfies Record<string, FunctionDefinition>;
