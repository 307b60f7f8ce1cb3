import { answersWorkflow, findsAndReadsCase, readsPerson } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const applyFunctions = {
  'check-eligibility': {
    folder: 'apply',
    does: 'Says whether an application would be accepted; stores nothing',
    table: ['dynamodb:BatchGetItem'],
  },
  'submit-application': {
    folder: 'apply',
    does: 'Accepts an application: once per occupation and level, annual counter, audit event in one transaction',
    table: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  },
  'list-own-applications': {
    folder: 'apply',
    does: 'Lists the applications of the caller',
    answersInPages: true,
    ...readsPerson,
  },
  'read-own-application': {
    folder: 'apply',
    does: 'Shows one application of the caller with its timeline',
    ...findsAndReadsCase,
  },
  'read-certificate-review': {
    folder: 'apply',
    does: 'Shows the caller the result of the certificate review',
    ...readsPerson,
  },
  'withdraw-application': {
    folder: 'apply',
    does: 'Withdraws an application and wakes its workflow',
    table: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    workflow: answersWorkflow,
  },
} as const satisfies Record<string, FunctionDefinition>;
