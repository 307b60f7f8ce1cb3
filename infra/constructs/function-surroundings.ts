import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StageSettings } from '../stages.ts';
import type { IntegrationSettings } from './integration-settings.ts';
import type { WorkflowAddress } from './workflow-address.ts';

/** What a function may need of the stack. Each function gets only what its definition names. */
export interface FunctionSurroundings {
  readonly stage: StageSettings;
  readonly table: ITable;
  readonly personalDataKey: IKey;
  readonly operationsKey: IKey;
  readonly integrations: IntegrationSettings;
  readonly workflow: WorkflowAddress;
  readonly messageQueue: IQueue;
  readonly resultsQueue: IQueue;
  readonly exportQueue: IQueue;
  readonly exportBucket: IBucket;
  readonly metricsNamespace: string;
  readonly pageMarkKey: string;
  readonly personKey: string;
  readonly securityLogKey: string;
}
