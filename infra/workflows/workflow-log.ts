import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

interface WorkflowLogProps {
  readonly stage: StageSettings;
  /** The name of the workflow. */
  readonly name: string;
  readonly logKey: IKey;
}

/**
 * API Gateway and Step Functions share one resource policy of limited length for all their log groups. Log groups under
 * /aws/vendedlogs/ need no entry of their own in it.
 */
export function workflowLog(scope: Construct, id: string, { stage, name, logKey }: WorkflowLogProps): LogGroup {
  return new LogGroup(scope, id, {
    logGroupName: `/aws/vendedlogs/states/${name}`,
    encryptionKey: logKey,
    retention: stage.logRetention,
    removalPolicy: stage.removalPolicy,
  });
}
