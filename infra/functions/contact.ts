import type { FunctionDefinition } from './function-definition.ts';

export const contactFunctions = {
  'request-phone-code': {
    folder: 'contact',
    does: 'Sends a code to a phone, so that its holder can prove it',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    calls: ['message-gateway'],
    timeoutSeconds: 15,
  },
  'change-contact': {
    folder: 'contact',
    does: 'Changes the phone to which messages about a case go',
    table: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  },
} as const satisfies Record<string, FunctionDefinition>;
