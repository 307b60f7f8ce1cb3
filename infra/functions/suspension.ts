import { answersWorkflow, changesCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const suspensionFunctions = {
  'suspend-application': {
    folder: 'suspension',
    does: 'Pulls an approved case before its payment, off its notice, and asks a supervisor',
    ...changesCase,
    // A payment that waits for a batch no longer does.
    table: [...changesCase.table, 'dynamodb:Query', 'dynamodb:DeleteItem'],
    workflow: answersWorkflow,
    recognisesPeople: true,
  },
  'make-statement': {
    folder: 'suspension',
    does: 'Takes what an applicant says about the suspension of a case',
    table: ['dynamodb:Query', 'dynamodb:PutItem'],
  },
} as const satisfies Record<string, FunctionDefinition>;
