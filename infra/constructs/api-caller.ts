import { AwsIntegration } from 'aws-cdk-lib/aws-apigateway';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** The role with which API Gateway calls these functions, and nothing else. */
export function apiCaller(scope: Construct, id: string, functions: readonly IFunction[]): Role {
  return new Role(scope, id, {
    assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
    inlinePolicies: {
      grants: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['lambda:InvokeFunction'],
            resources: functions.map(({ functionArn }) => functionArn),
          }),
        ],
      }),
    },
  });
}

/**
 * Passes the whole request to a function, with the caller's role.
 *
 * CDK's LambdaIntegration adds a permission to the stack for each method. With those, the stack would exceed the number
 * of resources that CloudFormation allows.
 */
export function callOf({ functionArn }: IFunction, credentialsRole: Role): AwsIntegration {
  return new AwsIntegration({
    proxy: true,
    service: 'lambda',
    path: `2015-03-31/functions/${functionArn}/invocations`,
    options: { credentialsRole },
  });
}
