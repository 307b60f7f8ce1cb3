import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { DataIdentifier, DataProtectionPolicy, LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, type CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

interface WebAclLogProps {
  readonly stage: StageSettings;
  readonly acl: CfnWebACL;
  readonly logKey: IKey;
}

/**
 * The log of the requests that the firewall blocked: which rule, when, which method.
 *
 * The access control list itself replaces headers, query and body. This log also redacts the path, which contains ids.
 * The firewall cannot redact IP addresses, so the log group masks them.
 */
export class WebAclLog extends Construct {
  constructor(scope: Construct, id: string, { stage, acl, logKey }: WebAclLogProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    const log = new LogGroup(this, 'Log', {
      // The firewall writes only to log groups whose name begins like this.
      logGroupName: `aws-waf-logs-${stackName}`,
      encryptionKey: logKey,
      retention: stage.logRetention,
      removalPolicy: stage.removalPolicy,
      dataProtectionPolicy: new DataProtectionPolicy({
        name: 'no-ip-addresses',
        description: 'Masks IP addresses',
        identifiers: [DataIdentifier.IPADDRESS],
      }),
    });
    const configuration = new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      // The ARN of the construct ends in `:*`, which the firewall refuses.
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: `aws-waf-logs-${stackName}`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          { Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] },
        ],
      },
      redactedFields: [{ uriPath: {} }],
    });
    configuration.node.addDependency(log);
  }
}
