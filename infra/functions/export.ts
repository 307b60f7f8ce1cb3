import type { FunctionDefinition } from './function-definition.ts';

export const exportFunctions = {
  'request-export': {
    folder: 'export',
    does: 'Takes the request for an export, and queues it',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    exportQueue: 'adds',
  },
  'read-export': {
    folder: 'export',
    does: 'Shows how far an export has come, and hands out its file',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    exportFiles: 'hands-out',
  },
  'write-export': {
    folder: 'export',
    does: 'Writes an export into its file, for as long as its time suffices',
    table: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    indexes: ['byApplication'],
    exportQueue: 'continues',
    exportFiles: 'makes',
    // It writes for 80 s, and then queues itself. The queue hides a message for six times this.
    timeoutSeconds: 120,
  },
} as const satisfies Record<string, FunctionDefinition>;
