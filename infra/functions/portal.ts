import type { FunctionDefinition } from './function-definition.ts';

export const portalFunctions = {
  'show-page': {
    folder: 'portal',
    does: 'Renders the public pages of the portal',
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    indexes: ['notices'],
  },
  'serve-file': {
    folder: 'portal',
    does: "Serves the portal's files, and the pages of its scripts",
    tellsSignIn: true,
  },
} as const satisfies Record<string, FunctionDefinition>;
