import { answersWorkflow, changesCase } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const paymentBatchFunctions = {
  'draw-up-batch': {
    folder: 'payment-batch',
    does: 'Draws a batch up from the payments that wait',
    table: [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
    ],
    recognisesPeople: true,
    // It takes payments for 20 s. API Gateway waits for 29 s.
    timeoutSeconds: 28,
  },
  'list-batches': {
    folder: 'payment-batch',
    does: 'Lists the payment batches of an agency',
    table: ['dynamodb:Query'],
    answersInPages: true,
  },
  'list-waiting-payments': {
    folder: 'payment-batch',
    does: 'Lists the payments of an agency that wait for a batch',
    table: ['dynamodb:Query'],
    answersInPages: true,
  },
  'read-batch': {
    folder: 'payment-batch',
    does: 'Shows a payment batch and its payments',
    table: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
    answersInPages: true,
  },
  'approve-batch': {
    folder: 'payment-batch',
    does: 'Approves a payment batch that another payer drew up',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    recognisesPeople: true,
  },
  'break-up-batch': {
    folder: 'payment-batch',
    does: 'Breaks a draft batch up, so that its payments wait again',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    timeoutSeconds: 28,
  },
  'read-batch-file': {
    folder: 'payment-batch',
    does: 'Makes the file of an approved batch, and gives it out',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    timeoutSeconds: 28,
  },
  'take-results': {
    folder: 'payment-batch',
    does: 'Verifies the results file of a batch, stores it, and settles what the time suffices for',
    ...changesCase,
    table: [...changesCase.table, 'dynamodb:Query'],
    workflow: answersWorkflow,
    resultsQueue: 'adds',
    // It settles payments for 15 s. API Gateway waits for 29 s.
    timeoutSeconds: 28,
  },
  'take-part': {
    folder: 'payment-batch',
    does: 'Settles the payments of a part of a results file',
    ...changesCase,
    workflow: answersWorkflow,
    resultsQueue: 'consumes',
    // 500 payments, eight at a time: seconds, or minutes where the table is slow.
    timeoutSeconds: 120,
  },
  'read-results': {
    folder: 'payment-batch',
    does: 'Shows what became of a results file',
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
  },
} as const satisfies Record<string, FunctionDefinition>;
