import { Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

/**
 * Two customer-managed keys, both rotated yearly. One is for personal data and secrets; AWS services may use it only on
 * behalf of a function. The other is for logs, queues and alarms, which hold no personal data; the AWS services that
 * write these may use it directly.
 */
export class EncryptionKeys extends Construct {
  readonly personalData: Key;
  readonly operations: Key;

  constructor(scope: Construct, id: string, props: { readonly stage: StageSettings }) {
    super(scope, id);
    const { removalPolicy } = props.stage;
    this.personalData = new Key(this, 'PersonalData', {
      description: 'Table and integration keys of the subsidy service',
      enableKeyRotation: true,
      removalPolicy,
    });
    this.operations = new Key(this, 'Operations', {
      description: 'Logs, queues and alarms of the subsidy service',
      enableKeyRotation: true,
      removalPolicy,
    });
    this.operations.addToResourcePolicy(allowLogs(this));
    this.operations.addToResourcePolicy(allowEventsAndAlarms());
  }
}

function allowLogs(scope: Construct): PolicyStatement {
  return new PolicyStatement({
    // In China the principal of CloudWatch Logs ends in amazonaws.com.cn. Other principals are the same in every
    // partition.
    principals: [new ServicePrincipal(`logs.${Aws.REGION}.${Aws.URL_SUFFIX}`)],
    actions: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': Stack.of(scope).formatArn({ service: 'logs', resource: 'log-group:*' }),
      },
    },
  });
}

/**
 * EventBridge sends dead letters to an encrypted queue, and CloudWatch sends alarms to an encrypted topic. The policies
 * of the queue and the topic limit the source.
 */
function allowEventsAndAlarms(): PolicyStatement {
  return new PolicyStatement({
    principals: [new ServicePrincipal('events.amazonaws.com'), new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
  });
}
