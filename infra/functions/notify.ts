import { findsAndReadsCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const notifyFunctions = {
  'queue-messages': {
    folder: 'notify',
    does: 'Queues a message for each person to whom an event of a case is news',
    ...findsAndReadsCase,
    messageQueue: 'adds',
    timeoutSeconds: 120,
  },
  'send-message': {
    folder: 'notify',
    does: 'Sends the messages of the queue, each by itself',
    ...findsAndReadsCase,
    messageQueue: 'consumes',
    calls: ['message-gateway'],
    timeoutSeconds: 120,
  },
} as const satisfies Record<string, FunctionDefinition>;
