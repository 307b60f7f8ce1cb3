import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { stages } from '../../infra/stages.ts';
import { appWithEmptyBundles, onlyResourceOf, resourcesOf, synthesisedStack } from './synthesised-stack.ts';

describe('the log role of API Gateway, which an account has once in each region', () => {
  test.each(stages)(
    'is not in the stack of $name, so deleting that stack cannot end the logs of another',
    ({ name }) => {
      expect(resourcesOf(synthesisedStack(name), 'AWS::ApiGateway::Account').size).toBe(0);
    },
  );

  test.each(stages)('is deployed before the stack of $name', ({ name }) => {
    const { account, stack } = appWithEmptyBundles({ stage: name, validatesTemplate: false });
    expect(stack.dependencies).toContain(account);
    expect(account.stackName).toBe('subsidy-account');
  });

  test('has the AWS-managed policy with which API Gateway writes logs, and no other', () => {
    const { account } = appWithEmptyBundles({ stage: 'production', validatesTemplate: false });
    const { ManagedPolicyArns, Policies } = onlyResourceOf(Template.fromStack(account), 'AWS::IAM::Role').Properties;
    expect(ManagedPolicyArns).toHaveLength(1);
    expect(JSON.stringify(ManagedPolicyArns)).toContain('service-role/AmazonAPIGatewayPushToCloudWatchLogs');
    expect(Policies).toBeUndefined();
  });

  test('is kept when the stack that made it is deleted', () => {
    const { account } = appWithEmptyBundles({ stage: 'production', validatesTemplate: false });
    const template = Template.fromStack(account);
    for (const type of ['AWS::ApiGateway::Account', 'AWS::IAM::Role']) {
      expect(onlyResourceOf(template, type).DeletionPolicy).toBe('RetainExceptOnCreate');
    }
  });
});
