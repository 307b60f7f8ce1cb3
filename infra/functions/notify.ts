import { findsCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const notifyFunctions = {
  'notify-applicant': {
    folder: 'notify',
    does: 'Sends the applicant a short message at each phase that matters to them',
    ...findsCase,
    calls: ['message-gateway'],
    timeoutSeconds: 120,
  },
} as const satisfies Record<string, FunctionDefinition>;
