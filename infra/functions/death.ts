import { answersWorkflow, changesCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const deathFunctions = {
  'record-death': {
    folder: 'death',
    does: 'Records that an applicant has died, and pulls an approved case before its payment',
    ...changesCase,
    // A payment that waits for a batch no longer does.
    table: [...changesCase.table, 'dynamodb:Query', 'dynamodb:DeleteItem'],
    workflow: answersWorkflow,
    recognisesPeople: true,
  },
  'name-heirs-payee': {
    folder: 'death',
    does: 'Names the heir and the account that the money goes to, and asks a payer to confirm it',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
    indexes: ['byApplication'],
    recognisesPeople: true,
  },
} as const satisfies Record<string, FunctionDefinition>;
