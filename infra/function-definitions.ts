import type { IndexName } from './constructs/application-table.ts';

/** A transaction has no action of its own in IAM: it needs those of its parts. */
export type TableAction =
  | 'dynamodb:BatchGetItem'
  | 'dynamodb:GetItem'
  | 'dynamodb:Query'
  | 'dynamodb:PutItem'
  | 'dynamodb:UpdateItem';

export type WorkflowAction = 'states:StartExecution' | 'states:DescribeExecution' | 'states:SendTaskSuccess';

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

/** Finding a case by its id: the index has its key, the table the case itself. */
const findsCase = { table: ['dynamodb:GetItem'], indexes: ['byApplication'] } as const;
/** A change of phase puts the case and its audit event, and may give the annual place back. */
const changesCase = {
  table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  indexes: ['byApplication'],
} as const;
const findsAndReadsCase = { table: ['dynamodb:GetItem', 'dynamodb:Query'], indexes: ['byApplication'] } as const;
const readsPerson = { table: ['dynamodb:Query'] } as const;
const answersWorkflow = ['states:SendTaskSuccess'] as const;

/**
 * Every function of the stack, by name. A timeout of 15 s holds one call outside (PortTimeoutMilliseconds is at most 10,000) and the table
 * before and after it; 120 s hold a batch of the stream, ten such calls; without a call outside 10 s are plenty.
 */
export const functionDefinitions = {
  'authorize-request': {
    folder: 'http',
    does: 'Checks the bearer token and tells the routes behind it who calls',
    checksTokens: true,
  },

  'list-policies': { folder: 'inform', does: 'Lists the subsidy policies' },
  'list-agencies': { folder: 'inform', does: 'Lists the agencies' },
  'list-occupations': { folder: 'inform', does: 'Lists and searches the occupations' },

  'check-eligibility': {
    folder: 'apply',
    does: 'Says whether an application would be accepted; stores nothing',
    table: ['dynamodb:BatchGetItem'],
  },
  'submit-application': {
    folder: 'apply',
    does: 'Accepts an application: once per occupation and level, annual counter, audit event in one transaction',
    table: ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  },
  'list-own-applications': { folder: 'apply', does: 'Lists the applications of the caller', ...readsPerson },
  'read-own-application': {
    folder: 'apply',
    does: 'Shows one application of the caller with its timeline',
    ...readsPerson,
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
  'start-workflow': {
    folder: 'workflow',
    does: 'Starts the workflow of a newly submitted application',
    workflow: ['states:StartExecution'],
    timeoutSeconds: 120,
  },

  'locate-case': {
    folder: 'workflow',
    does: 'Finds where a case stands, so that its workflow goes on from there',
    ...findsCase,
  },

  'check-identity': {
    folder: 'verify',
    does: 'Asks the identity register whether name and ID number belong together',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    indexes: ['byApplication'],
    calls: ['identity-register'],
    timeoutSeconds: 15,
  },
  'check-employment': {
    folder: 'verify',
    does: 'Asks the employment register for the contract, the insurance and the filing',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    indexes: ['byApplication'],
    calls: ['employment-register'],
    timeoutSeconds: 15,
  },
  'check-certificate': {
    folder: 'verify',
    does: 'Asks the registry of its category for the certificate',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    indexes: ['byApplication'],
    calls: ['qualification-registry', 'skill-level-registry'],
    timeoutSeconds: 15,
  },
  'record-verification': {
    folder: 'verify',
    does: 'Draws the conclusion from the three checks',
    table: [...changesCase.table, 'dynamodb:Query'],
    indexes: ['byApplication'],
  },

  'open-review-task': {
    folder: 'review',
    does: 'Puts a case before staff and keeps its task token',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    indexes: ['byApplication'],
    workflow: answersWorkflow,
  },
  'list-tasks': {
    folder: 'review',
    does: 'Lists the tasks of an agency, oldest due first',
    indexes: ['tasks', 'tasksByKind'],
  },
  'read-task': { folder: 'review', does: 'Shows a task with its evidence', ...findsAndReadsCase },
  'decide-task': {
    folder: 'review',
    does: 'Stores a decision, then answers the workflow that waits for it',
    ...changesCase,
    workflow: answersWorkflow,
  },
  'list-applications': {
    folder: 'review',
    does: 'Lists cases by phase and agency',
    indexes: ['caseload', 'caseloadByPhase'],
  },
  'read-case-file': { folder: 'review', does: 'Shows the case file of an application', ...findsAndReadsCase },
  'list-case-events': { folder: 'review', does: 'Lists the audit trail of an application', ...findsAndReadsCase },

  'schedule-publication': {
    folder: 'publicity',
    does: 'Fixes the publicity period of an approved case',
    ...changesCase,
  },
  'publish-notice-entry': {
    folder: 'publicity',
    does: 'Enters a case in the public notice, with its serial',
    ...changesCase,
  },
  'close-notice-entry': {
    folder: 'publicity',
    does: 'Closes a notice entry, after which no objection is accepted',
    ...changesCase,
  },
  'list-notices': { folder: 'publicity', does: 'Lists the notices now visible', table: ['dynamodb:Query'] },
  'read-notice': {
    folder: 'publicity',
    does: 'Shows the entries of a notice',
    table: ['dynamodb:GetItem'],
    indexes: ['notices'],
  },

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
    workflow: answersWorkflow,
    calls: ['bank'],
    // Asked first and told second, where an earlier run may have told it already.
    timeoutSeconds: 30,
  },
  'record-payment-result': {
    folder: 'payout',
    does: 'Takes the signed result of a payment from the bank and answers the workflow that waits for it',
    ...changesCase,
    workflow: answersWorkflow,
    checksSignatures: true,
  },

  'park-application': {
    folder: 'workflow',
    does: 'Marks a case whose step failed after its retries, for staff and for the sweep',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    indexes: ['byApplication'],
  },
  'sweep-open-applications': {
    folder: 'sweep',
    does: 'Heals every open case whose next thing is past due, or raises an alarm',
    table: [...changesCase.table, 'dynamodb:Query'],
    indexes: ['byApplication', 'nextDue'],
    workflow: ['states:StartExecution', 'states:DescribeExecution', ...answersWorkflow],
    calls: ['bank'],
    timeoutSeconds: 300,
  },

  'notify-applicant': {
    folder: 'notify',
    does: 'Sends the applicant a short message at each phase that matters to them',
    ...findsCase,
    calls: ['message-gateway'],
    timeoutSeconds: 120,
  },
} as const satisfies Record<string, FunctionDefinition>;

export type FunctionName = keyof typeof functionDefinitions;
