import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Where the state machine is, known before it is made. */
export interface WorkflowAddress {
  readonly name: string;
  readonly arn: string;
  /** Every execution of this machine and of no other. */
  readonly executionArns: string;
}

/**
 * The address of the stack's state machine, built from a fixed name.
 *
 * The machine calls functions that in turn start it or answer it: referring to each other they would be a circle CloudFormation cannot resolve.
 */
export function workflowAddress(scope: Construct): WorkflowAddress {
  const stack = Stack.of(scope);
  const name = `${stack.stackName}-applications`;
  const arn = (resource: string, resourceName: string): string =>
    stack.formatArn({ service: 'states', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return { name, arn: arn('stateMachine', name), executionArns: arn('execution', `${name}:*`) };
}
