import { changesCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const publicityFunctions = {
  'schedule-publication': {
    folder: 'publicity',
    does: 'Fixes the publicity period of an approved case',
    ...changesCase,
  },
  'publish-notice-entry': {
    folder: 'publicity',
    does: 'Enters a case in the public notice, with its serial',
    ...changesCase,
    table: [...changesCase.table, 'dynamodb:Query'],
  },
  'close-notice-entry': {
    folder: 'publicity',
    does: 'Closes a notice entry, after which no objection is accepted',
    ...changesCase,
  },
  'list-notices': { folder: 'publicity', does: 'Lists the notices now visible', table: ['dynamodb:Query'] },
  'read-notice': {
    folder: 'publicity',
    does: 'Shows the entries of a notice',
    table: ['dynamodb:GetItem'],
    indexes: ['notices'],
    answersInPages: true,
  },
} as const satisfies Record<string, FunctionDefinition>;
