import { Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

/**
 * Two customer-managed keys, both rotated yearly: one for personal data and secrets, which no service may use but on behalf of a function; one
 * for what carries no personal data (logs, dead letters, alarms), which the services that write it may use by themselves.
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
      description: 'Logs, dead letters and alarms of the subsidy service',
      enableKeyRotation: true,
      removalPolicy,
    });
    this.operations.addToResourcePolicy(logsMayUseIt(this));
    this.operations.addToResourcePolicy(eventsAndAlarmsMayUseIt());
  }
}

function logsMayUseIt(scope: Construct): PolicyStatement {
  return new PolicyStatement({
    // In China the principal of CloudWatch Logs ends in amazonaws.com.cn; the other services' principals are the same everywhere.
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

/** EventBridge puts dead letters into an encrypted queue; CloudWatch puts alarms into an encrypted topic. Their policies say from where. */
function eventsAndAlarmsMayUseIt(): PolicyStatement {
  return new PolicyStatement({
    principals: [new ServicePrincipal('events.amazonaws.com'), new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
  });
}
