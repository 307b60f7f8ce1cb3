import { changesCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const verifyFunctions = {
  'check-identity': {
    folder: 'verify',
    does: 'Asks the identity register whether name and ID number belong together',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    indexes: ['byApplication'],
    calls: ['identity-register'],
    ceilingOf: 'identity',
    timeoutSeconds: 15,
  },
  'check-employment': {
    folder: 'verify',
    does: 'Asks the employment register for the contract, the insurance and the filing',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    indexes: ['byApplication'],
    calls: ['employment-register'],
    ceilingOf: 'employment',
    timeoutSeconds: 15,
  },
  'check-certificate': {
    folder: 'verify',
    does: 'Asks the registry of its category for the certificate',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    indexes: ['byApplication'],
    calls: ['qualification-registry', 'skill-level-registry'],
    ceilingOf: 'certificate',
    timeoutSeconds: 15,
  },
  'record-verification': {
    folder: 'verify',
    does: 'Draws the conclusion from the three checks',
    table: [...changesCase.table, 'dynamodb:Query'],
    indexes: ['byApplication'],
  },
} as const satisfies Record<string, FunctionDefinition>;
