import { Stack, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionDefinition } from '../functions/function-definition.ts';
import { functionGrants } from './function-grants.ts';
import type { FunctionSurroundings } from './function-surroundings.ts';

interface FunctionRolesProps {
  readonly logGroup: ILogGroup;
  readonly surroundings: FunctionSurroundings;
}

/**
 * The roles of the functions. Functions that answer requests and may do exactly the same share a role: one for each
 * would bring the stack to CloudFormation's limit.
 */
export class FunctionRoles extends Construct {
  private readonly props: FunctionRolesProps;
  private readonly shared = new Map<string, Role>();

  constructor(scope: Construct, id: string, props: FunctionRolesProps) {
    super(scope, id);
    this.props = props;
  }

  /** A role for one function alone, to which the stack may add grants. */
  own(id: string, definition: FunctionDefinition): Role {
    const { logGroup, surroundings } = this.props;
    const role = new Role(this, id, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { grants: functionGrants(definition, logGroup, surroundings) },
    });
    if (definition.workflow?.includes('states:DescribeExecution')) {
      Validations.of(role).acknowledge({
        id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${Stack.of(this).stackName}-applications:*]`,
        reason: 'An execution has the name of its case, and this pattern covers the executions of one workflow only.',
      });
    }
    if (definition.exportFiles) {
      const [bucketId] = Object(Stack.of(this).resolve(surroundings.exportBucket.bucketArn))['Fn::GetAtt'];
      Validations.of(role).acknowledge({
        id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`,
        reason: 'The files of exports have names that are made up when they are begun. The bucket holds nothing else.',
      });
    }
    return role;
  }

  /** The role of every function that may do exactly what the definition asks for; nothing may be added to it. */
  sharedBy(id: string, definition: FunctionDefinition): Role {
    const { logGroup, surroundings } = this.props;
    const grants = JSON.stringify(Stack.of(this).resolve(functionGrants(definition, logGroup, surroundings)));
    const role = this.shared.get(grants) ?? this.own(id, definition);
    this.shared.set(grants, role);
    return role;
  }
}
