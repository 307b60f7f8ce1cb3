import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionDefinition } from '../function-definitions.ts';
import type { StageSettings } from '../stages.ts';
import type { WorkflowAddress } from '../workflows/workflow-address.ts';
import { functionEnvironment } from './function-environment.ts';
import { functionGrants } from './function-grants.ts';
import type { IntegrationSettings } from './integration-settings.ts';

/** What functions stand among; each gets of it what its definition says. */
export interface FunctionSurroundings {
  readonly stage: StageSettings;
  readonly table: ITable;
  readonly personalDataKey: IKey;
  readonly operationsKey: IKey;
  readonly integrations: IntegrationSettings;
  readonly workflow: WorkflowAddress;
  readonly metricsNamespace: string;
}

interface CaseFunctionProps {
  readonly functionName: string;
  readonly definition: FunctionDefinition;
  readonly bundleFolder: string;
  readonly surroundings: FunctionSurroundings;
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
    this.function = new lambda.Function(this, 'Function', {
      functionName: props.functionName,
      description: definition.does,
      code: lambda.Code.fromAsset(props.bundleFolder),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      // Lambda gives processor time by memory: below this a cold start takes visibly longer, above it costs without a gain.
      memorySize: 512,
      timeout: Duration.seconds(definition.timeoutSeconds ?? 10),
      role,
      logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      applicationLogLevelV2: lambda.ApplicationLogLevel.INFO,
      systemLogLevelV2: lambda.SystemLogLevel.WARN,
      environment: functionEnvironment(definition, surroundings),
    });
  }
}
