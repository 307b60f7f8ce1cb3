import { readsPerson } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const counterFunctions = {
  'check-entry': {
    folder: 'counter',
    does: 'Says what an application at the counter would be told, and records that somebody asked',
    table: ['dynamodb:BatchGetItem', 'dynamodb:PutItem'],
    recognisesPeople: true,
  },
  'enter-application': {
    folder: 'counter',
    does: 'Accepts an application that staff enter at the counter, as submit-application does',
    table: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    recognisesPeople: true,
  },
  'search-applications': {
    folder: 'counter',
    does: 'Finds applications by one number of a person, and records the search and what it showed',
    table: ['dynamodb:Query', 'dynamodb:PutItem'],
    recognisesPeople: true,
  },
  'list-own-accesses': {
    folder: 'counter',
    does: 'Lists for the caller who of the staff read an application',
    answersInPages: true,
    ...readsPerson,
  },
  'mark-case': {
    folder: 'counter',
    does: 'Marks a case under its phone, account and certificate number, so that it is found by these',
    table: ['dynamodb:Query', 'dynamodb:PutItem'],
    recognisesPeople: true,
    timeoutSeconds: 120,
  },
} as const satisfies Record<string, FunctionDefinition>;
