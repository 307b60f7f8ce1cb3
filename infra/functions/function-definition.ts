import type { RegisterCalls } from '../stages.ts';
import type { IndexName } from '../table-indexes.ts';

/** IAM has no action for a transaction: a transaction needs the actions of its parts. */
export type TableAction =
  | 'dynamodb:BatchGetItem'
  | 'dynamodb:ConditionCheckItem'
  | 'dynamodb:GetItem'
  | 'dynamodb:Query'
  | 'dynamodb:PutItem'
  | 'dynamodb:UpdateItem'
  | 'dynamodb:DeleteItem';

export type WorkflowAction = 'states:StartExecution' | 'states:DescribeExecution' | 'states:SendTaskSuccess';

/** An external system that is called over HTTP with signed requests. */
export type OutsideSystem =
  | 'identity-register'
  | 'employment-register'
  | 'qualification-registry'
  | 'skill-level-registry'
  | 'bank'
  | 'message-gateway';

/**
 * What one function may do. Its environment follows from this: it gets the address of nothing that it may not reach.
 */
export interface FunctionDefinition {
  /** The folder of its handler under functions/. */
  readonly folder: string;
  readonly does: string;
  readonly table?: readonly TableAction[];
  readonly indexes?: readonly IndexName[];
  readonly workflow?: readonly WorkflowAction[];
  readonly calls?: readonly OutsideSystem[];
  /** Whether it adds messages to the queue of messages, or sends those in it. */
  readonly messageQueue?: 'adds' | 'consumes';
  /** Whether it adds parts of results files to their queue, or takes those in it. */
  readonly resultsQueue?: 'adds' | 'consumes';
  /** Whether it adds exports to their queue, or takes those in it and adds them again until they are whole. */
  readonly exportQueue?: 'adds' | 'continues';
  /** What it does with the files of exports: hands out addresses of them, or makes them. */
  readonly exportFiles?: 'hands-out' | 'makes';
  /** The register whose ceiling of concurrent calls, a stage setting, this function must keep. */
  readonly ceilingOf?: keyof RegisterCalls;
  /**
   * Reads the integration keys to verify the signature of an incoming call. A function that `calls` reads them anyway.
   */
  readonly checksSignatures?: boolean;
  /** Needs to know which agencies pay by batch files. */
  readonly choosesChannel?: boolean;
  /** Needs to know which decisions get a second look. */
  readonly samplesDecisions?: boolean;
  readonly checksTokens?: boolean;
  /** Tells the portal's scripts where and how people sign in. */
  readonly tellsSignIn?: boolean;
  /** Answers a list in pages, so it needs the key of the page marks. */
  readonly answersInPages?: boolean;
  /** Compares people by the keyed hash of their ID numbers, so it needs the key. */
  readonly recognisesPeople?: boolean;
  /**
   * Without a call to an external system, the default of 10 s is enough. 15 s allow one such call
   * (PortTimeoutMilliseconds is at most 10,000) and the table before and after it. 120 s allow a batch of the stream
   * or of the queue, which is ten such calls.
   */
  readonly timeoutSeconds?: number;
}
