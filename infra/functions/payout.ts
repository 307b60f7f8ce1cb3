import { answersWorkflow, changesCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const payoutFunctions = {
  'recheck-entitlement': {
    folder: 'payout',
    does: 'Asks the registers of persons and certificates once more before a payment is ordered',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    indexes: ['byApplication'],
    calls: ['identity-register', 'qualification-registry', 'skill-level-registry'],
    ceilingOf: 'recheck',
    // Both registers are asked at the same time, which takes as long as one call.
    timeoutSeconds: 15,
  },
  pay: {
    folder: 'payout',
    does: 'Asks the bank for the transfer, with the payment as its idempotency key',
    ...changesCase,
    // The audit trail says whether payee and amount are what was declared.
    // A paid case no longer waits for the budget of its agency. The order holds only while no recovery is open.
    table: [...changesCase.table, 'dynamodb:Query', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
    workflow: answersWorkflow,
    calls: ['bank'],
    choosesChannel: true,
    // Two calls to the bank: where an earlier run may already have ordered this payment, it asks before it orders.
    timeoutSeconds: 30,
  },
  'record-payment-result': {
    folder: 'payout',
    does: 'Takes the signed result of a payment from the bank and answers the workflow that waits for it',
    ...changesCase,
    workflow: answersWorkflow,
    checksSignatures: true,
  },
} as const satisfies Record<string, FunctionDefinition>;
