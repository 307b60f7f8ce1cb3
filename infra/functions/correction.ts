import { changesCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const correctionFunctions = {
  'correct-application': {
    folder: 'correction',
    does: 'Takes the correction that staff asked for, and moves the case to what it is for from then on',
    table: [
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      // Where the case is for another occupation or level from now on, its item moves to another key.
      'dynamodb:DeleteItem',
    ],
  },
  'lapse-correction': {
    folder: 'correction',
    does: 'Refuses a case whose correction was not made in time',
    ...changesCase,
  },
} as const satisfies Record<string, FunctionDefinition>;
