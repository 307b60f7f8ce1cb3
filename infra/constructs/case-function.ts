import { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionDefinition } from '../functions/function-definition.ts';
import { functionEnvironment } from './function-environment.ts';
import type { FunctionSurroundings } from './function-surroundings.ts';

interface CaseFunctionProps {
  readonly functionName: string;
  readonly definition: FunctionDefinition;
  readonly bundleFolder: string;
  readonly surroundings: FunctionSurroundings;
  readonly role: IRole;
  /** The log of every function. */
  readonly logGroup: ILogGroup;
  /** Whether it answers requests to the API, or checks their tokens. */
  readonly refusesRequests: boolean;
}

/** One Lambda function with an environment of its own. */
export class CaseFunction extends Construct {
  readonly function: lambda.Function;

  constructor(scope: Construct, id: string, props: CaseFunctionProps) {
    super(scope, id);
    const { definition, surroundings, role, logGroup } = props;
    const { stage } = surroundings;
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
      // Lambda stops a function that has called itself through a queue sixteen times, taking it for a mistake.
      ...(definition.exportQueue === 'continues' && { recursiveLoop: lambda.RecursiveLoop.ALLOW }),
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
