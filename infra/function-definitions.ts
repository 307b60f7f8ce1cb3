import type { IndexName } from './constructs/application-table.ts';

/** A transaction has no action of its own in IAM: it needs those of its parts. */
export type TableAction =
  | 'dynamodb:GetItem'
  | 'dynamodb:Query'
  | 'dynamodb:PutItem'
  | 'dynamodb:UpdateItem'
  | 'dynamodb:DeleteItem'
  | 'dynamodb:ConditionCheckItem';

export type WorkflowAction =
  | 'states:StartExecution'
  | 'states:DescribeExecution'
  | 'states:SendTaskSuccess'
  | 'states:SendTaskFailure';

/** A system of somebody else, called over HTTP with signed requests. */
export type OutsideSystem =
  | 'identity-register'
  | 'employment-register'
  | 'qualification-registry'
  | 'skill-level-registry'
  | 'bank'
  | 'message-gateway';

/** What one function may do. Its environment follows from it: who may not reach a thing is not told where it is. */
export interface FunctionDefinition {
  /** The folder of its handler under functions/. */
  readonly folder: string;
  readonly does: string;
  readonly table?: readonly TableAction[];
  readonly indexes?: readonly IndexName[];
  readonly workflow?: readonly WorkflowAction[];
  readonly calls?: readonly OutsideSystem[];
  /** Reads the integration keys though it calls nobody: it checks the signature of one who calls. */
  readonly checksSignatures?: boolean;
  readonly checksTokens?: boolean;
  readonly timeoutSeconds?: number;
}

const reads = ['dynamodb:GetItem', 'dynamodb:Query'] as const;
const transaction = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'] as const;
const changesCase = {
  table: [...reads, ...transaction],
  indexes: ['byApplication'],
} as const;

/**
 * Every function of the stack, by name. A timeout of 15 s holds one call outside (PortTimeoutMilliseconds is at most 10,000) and the table
 * before and after it; without a call outside 10 s are plenty.
 */
export const functionDefinitions = {
  'authorize-request': {
    folder: 'authorize',
    does: 'Checks the bearer token and tells the routes behind it who calls',
    checksTokens: true,
  },

  'list-policies': { folder: 'inform', does: 'Lists the subsidy policies' },
  'list-agencies': { folder: 'inform', does: 'Lists the agencies' },
  'list-occupations': { folder: 'inform', does: 'Lists and searches the occupations' },

  'check-eligibility': {
    folder: 'apply',
    does: 'Says whether an application would be accepted; stores nothing',
    table: reads,
  },
  'submit-application': {
    folder: 'apply',
    does: 'Accepts an application: counter, once per occupation and level, idempotency and audit event in one transaction',
    ...changesCase,
  },
  'list-own-applications': {
    folder: 'apply',
    does: 'Lists the applications of the caller',
    table: reads,
  },
  'read-own-application': {
    folder: 'apply',
    does: 'Shows one application of the caller with its timeline',
    table: reads,
    indexes: ['byApplication'],
  },
  'read-certificate-review': {
    folder: 'apply',
    does: 'Shows the caller the result of the certificate review',
    table: reads,
    indexes: ['byApplication'],
  },
  'withdraw-application': {
    folder: 'apply',
    does: 'Withdraws an application and wakes its workflow',
    ...changesCase,
    workflow: ['states:SendTaskSuccess', 'states:SendTaskFailure'],
  },
  'start-workflow': {
    folder: 'apply',
    does: 'Starts the workflow of a newly submitted application',
    table: [...reads, 'dynamodb:UpdateItem'],
    indexes: ['byApplication'],
    workflow: ['states:StartExecution'],
    timeoutSeconds: 60,
  },

  'locate-case': {
    folder: 'resume',
    does: 'Finds where a case stands, so that its workflow goes on from there',
    table: reads,
    indexes: ['byApplication'],
  },

  'check-identity': {
    folder: 'verify',
    does: 'Asks the identity register whether name and ID number belong together',
    table: [...reads, 'dynamodb:UpdateItem'],
    indexes: ['byApplication'],
    calls: ['identity-register'],
    timeoutSeconds: 15,
  },
  'check-employment': {
    folder: 'verify',
    does: 'Asks the employment register for the contract, the insurance and the filing',
    table: [...reads, 'dynamodb:UpdateItem'],
    indexes: ['byApplication'],
    calls: ['employment-register'],
    timeoutSeconds: 15,
  },
  'check-certificate': {
    folder: 'verify',
    does: 'Asks the registry of its category for the certificate',
    table: [...reads, 'dynamodb:UpdateItem'],
    indexes: ['byApplication'],
    calls: ['qualification-registry', 'skill-level-registry'],
    timeoutSeconds: 15,
  },
  'record-verification': { folder: 'verify', does: 'Draws the conclusion from the three checks', ...changesCase },

  'open-review-task': { folder: 'review', does: 'Puts a case before staff and keeps its task token', ...changesCase },
  'list-tasks': {
    folder: 'review',
    does: 'Lists the tasks of an agency, oldest due first',
    table: reads,
    indexes: ['tasks'],
  },
  'read-task': {
    folder: 'review',
    does: 'Shows a task with its evidence',
    table: reads,
    indexes: ['byApplication', 'tasks'],
  },
  'decide-task': {
    folder: 'review',
    does: 'Stores a decision, then answers the workflow that waits for it',
    ...changesCase,
    workflow: ['states:SendTaskSuccess', 'states:SendTaskFailure'],
  },
  'list-applications': {
    folder: 'review',
    does: 'Lists cases by phase and agency',
    table: reads,
    indexes: ['caseload'],
  },
  'read-case-file': {
    folder: 'review',
    does: 'Shows the case file of an application',
    table: reads,
    indexes: ['byApplication'],
  },
  'list-case-events': {
    folder: 'review',
    does: 'Lists the audit trail of an application',
    table: reads,
    indexes: ['byApplication'],
  },

  'schedule-publication': {
    folder: 'publicity',
    does: 'Fixes the publicity period of an approved case',
    ...changesCase,
  },
  'publish-notice-entry': {
    folder: 'publicity',
    does: 'Enters a case in the public notice, with its serial',
    ...changesCase,
    indexes: ['byApplication', 'notices'],
  },
  'close-notice-entry': {
    folder: 'publicity',
    does: 'Closes a notice entry, after which no objection is accepted',
    ...changesCase,
    indexes: ['byApplication', 'notices'],
  },
  'list-notices': { folder: 'publicity', does: 'Lists the notices now visible', table: reads, indexes: ['notices'] },
  'read-notice': { folder: 'publicity', does: 'Shows the entries of a notice', table: reads, indexes: ['notices'] },

  'file-objection': {
    folder: 'objection',
    does: 'Accepts an objection under a real name while the entry is visible',
    ...changesCase,
    indexes: ['byApplication', 'notices'],
    calls: ['identity-register'],
    timeoutSeconds: 15,
  },

  pay: {
    folder: 'payout',
    does: 'Asks the bank for the transfer, with the payment as its idempotency key',
    ...changesCase,
    calls: ['bank'],
    timeoutSeconds: 15,
  },
  'record-payment-result': {
    folder: 'payout',
    does: 'Takes the signed result of a payment from the bank and answers the workflow that waits for it',
    ...changesCase,
    workflow: ['states:SendTaskSuccess', 'states:SendTaskFailure'],
    checksSignatures: true,
  },

  'park-application': {
    folder: 'sweep',
    does: 'Marks a case whose step failed after its retries, for staff and for the sweep',
    ...changesCase,
  },
  'sweep-open-applications': {
    folder: 'sweep',
    does: 'Heals every open case whose next thing is past due, or raises an alarm',
    ...changesCase,
    indexes: ['byApplication', 'nextDue'],
    workflow: ['states:StartExecution', 'states:DescribeExecution', 'states:SendTaskSuccess', 'states:SendTaskFailure'],
    calls: ['bank'],
    timeoutSeconds: 300,
  },

  'notify-applicant': {
    folder: 'notify',
    does: 'Sends the applicant a short message at each phase that matters to them',
    table: reads,
    indexes: ['byApplication'],
    calls: ['message-gateway'],
    timeoutSeconds: 60,
  },
} as const satisfies Record<string, FunctionDefinition>;

export type FunctionName = keyof typeof functionDefinitions;
