import type { AwsCall } from '../local/aws/recording/aws-call.ts';
import { matchesResource } from './matches-resource.ts';
import type { StackRole } from './stack-roles.ts';

/**
 * AWS checks these actions on the state machine whose task is answered, or on its activity. The service authorization
 * reference, which the simulator follows, says that they take no resource. So they are judged here.
 *
 * @source The error of AWS, "not authorized to perform: states:SendTaskFailure on resource: …:stateMachine:…", and
 * `grantTaskResponse` of aws-cdk-lib, which names the state machine
 */
const taskAnswers: ReadonlySet<string> = new Set([
  'states:SendTaskSuccess',
  'states:SendTaskFailure',
  'states:SendTaskHeartbeat',
]);

export function isTaskAnswer({ action }: Pick<AwsCall, 'action'>): boolean {
  return taskAnswers.has(action);
}

/** Whether a role may answer a task. A statement with a condition counts as one that does not allow it. */
export function mayAnswerTask({ action, resource }: AwsCall, role: StackRole | undefined): boolean {
  const statements = (role?.policies ?? [])
    .flatMap(({ Statement }) => Statement)
    .filter(({ Action, Resource }) => Action.includes(action) && Resource.some((on) => matchesResource(on, resource)));
  return (
    statements.some(({ Effect, Condition }) => Effect === 'Allow' && Condition === undefined) &&
    !statements.some(({ Effect }) => Effect === 'Deny')
  );
}
