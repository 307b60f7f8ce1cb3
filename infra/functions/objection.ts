import { changesCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const objectionFunctions = {
  'file-objection': {
    folder: 'objection',
    does: 'Accepts an objection under a real name while the entry is visible',
    ...changesCase,
    calls: ['identity-register'],
    timeoutSeconds: 15,
  },
} as const satisfies Record<string, FunctionDefinition>;
