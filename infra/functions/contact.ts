import type { FunctionDefinition } from './function-definition.ts';

export const contactFunctions = {
  'request-phone-code': {
    folder: 'contact',
    does: 'Sends a code to a phone, so that its holder can prove it',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    calls: ['message-gateway'],
    timeoutSeconds: 15,
  },
} as const satisfies Record<string, FunctionDefinition>;
