import { answersWorkflow, changesCase, findsAndReadsCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const objectionFunctions = {
  'file-objection': {
    folder: 'objection',
    does: 'Accepts an objection under a real name while the entry is visible; asks no register',
    ...changesCase,
    checksTokens: true,
    // A hundred objectors at once write one case, one after the other. API Gateway waits for 29 s.
    timeoutSeconds: 28,
  },
  'admit-objection': {
    folder: 'objection',
    does: 'Asks the identity register for the objector of an objection that was filed',
    ...changesCase,
    calls: ['identity-register'],
    ceilingOf: 'objector',
    timeoutSeconds: 120,
  },
  'key-objection': {
    folder: 'objection',
    does: 'Keys an objection or a complaint that reached staff',
    ...changesCase,
    // A payment that waits for a batch no longer does.
    table: [...changesCase.table, 'dynamodb:Query', 'dynamodb:DeleteItem'],
    workflow: answersWorkflow,
  },
  'extend-review': {
    folder: 'objection',
    does: 'Gives a supervisor longer to decide the objections to a case',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
    indexes: ['byApplication'],
  },
  'read-objection': {
    folder: 'objection',
    does: 'Tells the holder of a receipt what became of an objection',
    ...findsAndReadsCase,
  },
} as const satisfies Record<string, FunctionDefinition>;
