import type { FunctionDefinition } from './function-definition.ts';

export const informFunctions = {
  'list-policies': { folder: 'inform', does: 'Lists the subsidy policies' },
  'list-agencies': { folder: 'inform', does: 'Lists the agencies' },
  'list-occupations': { folder: 'inform', does: 'Lists and searches the occupations', answersInPages: true },
} as const satisfies Record<string, FunctionDefinition>;
