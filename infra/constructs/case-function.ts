import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionDefinition } from '../functions/function-definition.ts';
import { functionEnvironment } from './function-environment.ts';
import { functionGrants } from './function-grants.ts';
import type { FunctionSurroundings } from './function-surroundings.ts';

interface CaseFunctionProps {
  readonly functionName: string;
  readonly definition: FunctionDefinition;
  readonly bundleFolder: string;
  readonly surroundings: FunctionSurroundings;
  /** Whether it answers requests to the API, or checks their tokens. */
  readonly refusesRequests: boolean;
}

/** One Lambda function with a role, a log group and an environment of its own. */
export class CaseFunction extends Construct {
  readonly function: lambda.Function;

  constructor(scope: Construct, id: string, props: CaseFunctionProps) {
    super(scope, id);
    const { definition, surroundings } = props;
    const { stage, operationsKey } = surroundings;

    const logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: operationsKey,
      retention: stage.logRetention,
      removalPolicy: stage.removalPolicy,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { grants: functionGrants(definition, logGroup, surroundings) },
    });
    if (definition.workflow?.includes('states:DescribeExecution')) {
      Validations.of(role).acknowledge({
        id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${Stack.of(this).stackName}-applications:*]`,
        reason: 'An execution has the name of its case, and this pattern covers the executions of one workflow only.',
      });
    }
    this.function = new lambda.Function(this, 'Function', {
      functionName: props.functionName,
      description: definition.does,
      code: lambda.Code.fromAsset(props.bundleFolder),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      // Lambda allots processor time by memory. With less, a cold start is noticeably slower; more costs without a
      // gain.
      memorySize: 512,
      timeout: Duration.seconds(definition.timeoutSeconds ?? 10),
      ...(definition.ceilingOf && { reservedConcurrentExecutions: stage.registerCalls[definition.ceilingOf] }),
      role,
      logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      applicationLogLevelV2: lambda.ApplicationLogLevel.INFO,
      // At INFO, Lambda reports the duration, the memory and the cold start of each call.
      systemLogLevelV2: lambda.SystemLogLevel.INFO,
      environment: functionEnvironment(definition, surroundings, props.refusesRequests),
    });
  }
}
