import type { FunctionDefinition } from './function-definition.ts';

export const whatIfFunctions = {
  'replay-decided-cases': {
    folder: 'what-if',
    does: 'Replays a page of the decided cases under a draft of a policy',
    table: ['dynamodb:BatchGetItem', 'dynamodb:Query'],
    indexes: ['caseload'],
    answersInPages: true,
    // It reads the findings of up to a hundred cases.
    timeoutSeconds: 29,
  },
} as const satisfies Record<string, FunctionDefinition>;
