import { changesCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const remedyFunctions = {
  'request-reconsideration': {
    folder: 'remedy',
    does: 'Takes the request of an applicant to reconsider the refusal of an application',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
  },
  'reconsider-refusal': {
    folder: 'remedy',
    does: 'Takes the request of an applicant to reconsider the refusal of a submission',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
  },
  'key-reconsideration': {
    folder: 'remedy',
    does: 'Keys a request to reconsider a refusal that reached staff',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    indexes: changesCase.indexes,
  },
  'propose-reversal': {
    folder: 'remedy',
    does: 'Takes the decision on which a refusal falls, for a second supervisor of the city to confirm',
    table: [...changesCase.table, 'dynamodb:Query', 'dynamodb:BatchGetItem'],
    indexes: changesCase.indexes,
    samplesDecisions: true,
    recognisesPeople: true,
  },
} as const satisfies Record<string, FunctionDefinition>;
