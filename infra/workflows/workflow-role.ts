import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** Vended logs are set up for an account, not for a group: none of these actions has a resource level. */
const logDelivery = new PolicyStatement({
  actions: [
    'logs:CreateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:DescribeLogGroups',
    'logs:DescribeResourcePolicies',
    'logs:GetLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:UpdateLogDelivery',
  ],
  resources: ['*'],
});

/** The role of the state machine: it may call the functions that are its steps, and write its log. */
export function workflowRole(scope: Construct, id: string, steps: readonly IFunction[]): Role {
  return new Role(scope, id, {
    assumedBy: new ServicePrincipal('states.amazonaws.com'),
    inlinePolicies: {
      grants: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['lambda:InvokeFunction'],
            resources: steps.map(({ functionArn }) => functionArn),
          }),
          logDelivery,
        ],
      }),
    },
  });
}
