import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The name and ARNs of the state machine, known before the state machine is created. */
export interface WorkflowAddress {
  readonly name: string;
  readonly arn: string;
  /** A pattern for every execution of this machine and of no other machine. */
  readonly executionArns: string;
}

/**
 * The address of the stack's state machine, built from a fixed name.
 *
 * The machine calls functions, and some functions start or answer the machine. References in both directions would be a
 * circular dependency, which CloudFormation refuses.
 */
export function workflowAddress(scope: Construct): WorkflowAddress {
  const stack = Stack.of(scope);
  const name = `${stack.stackName}-applications`;
  const arn = (resource: string, resourceName: string): string =>
    stack.formatArn({ service: 'states', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return { name, arn: arn('stateMachine', name), executionArns: arn('execution', `${name}:*`) };
}
