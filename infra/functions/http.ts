import type { FunctionDefinition } from './function-definition.ts';

export const httpFunctions = {
  'authorize-request': {
    folder: 'http',
    does: 'Checks the bearer token and tells the routes behind it who calls',
    checksTokens: true,
  },
} as const satisfies Record<string, FunctionDefinition>;
