import * as z from 'zod';
import { LOCAL_ACCOUNT, LOCAL_PARTITION, LOCAL_REGION } from '../stack/resolve-intrinsics.ts';
import type { AwsCall } from './aws-call.ts';

type Actions = readonly Omit<AwsCall, 'caller'>[];

const onOneTable = z.looseObject({ TableName: z.string(), IndexName: z.string().optional() });
const onTables = z.looseObject({ RequestItems: z.record(z.string(), z.unknown()) });
/** A part of a transaction, such as `{ "Put": { "TableName": … } }`. */
const parts = z.looseObject({ TransactItems: z.array(z.record(z.string(), onOneTable)) });

/** IAM has no action for a transaction: each part needs the action of its kind. */
const actionOfPart: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** By the service in the `x-amz-target` header: the IAM actions of an operation, and their resources. */
const services: Readonly<
  Record<string, (operation: string, input: unknown, stateMachines: readonly string[]) => Actions>
> = {
  DynamoDB_20120810: (operation, input) => tableActions(operation, input),
  AWSStepFunctions: workflowActions,
  secretsmanager: (operation, input) => [
    { action: `secretsmanager:${operation}`, resource: z.looseObject({ SecretId: z.string() }).parse(input).SecretId },
  ],
  AmazonSQS: (operation, input) => [
    {
      // IAM has no actions for batches: a batch needs the action of its entries.
      action: `sqs:${operation.replace(/Batch$/, '')}`,
      resource: arn('sqs', z.looseObject({ QueueUrl: z.string() }).parse(input).QueueUrl.split('/').at(-1) ?? ''),
    },
  ],
};

/**
 * The actions that IAM would check for a request, in the AWS JSON protocols.
 *
 * @param target the header `x-amz-target`, such as `DynamoDB_20120810.PutItem`
 * @param stateMachines the ARNs of the stack's state machines
 * @throws Error for a service or a body that has no rule here
 */
export function actionsOfRequest(target: string, body: string, stateMachines: readonly string[]): Actions {
  const [service = '', operation = ''] = target.split('.');
  const actions = services[service];
  if (!actions) throw new Error(`No rule says which IAM action the request ${target || '(without target)'} needs`);
  return actions(operation, JSON.parse(body), stateMachines);
}

function tableActions(operation: string, input: unknown): Actions {
  switch (operation) {
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.keys(onTables.parse(input).RequestItems).map((TableName) => tableAction(operation, { TableName }));
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return parts
        .parse(input)
        .TransactItems.flatMap((part) =>
          Object.entries(part).map(([kind, on]) => tableAction(actionOfPart[kind] ?? kind, on)),
        );
    default:
      return [tableAction(operation, onOneTable.parse(input))];
  }
}

function tableAction(operation: string, { TableName, IndexName }: z.output<typeof onOneTable>): Actions[number] {
  const table = arn('dynamodb', `table/${TableName}`);
  return { action: `dynamodb:${operation}`, resource: IndexName === undefined ? table : `${table}/index/${IndexName}` };
}

function workflowActions(operation: string, input: unknown, stateMachines: readonly string[]): Actions {
  const named = z.object({ stateMachineArn: z.string().optional(), executionArn: z.string().optional() }).parse(input);
  const resource = named.stateMachineArn ?? named.executionArn;
  // A task token does not name its state machine, so the call must be allowed on each.
  const resources = resource === undefined ? stateMachines : [resource];
  return resources.map((each) => ({ action: `states:${operation}`, resource: each }));
}

function arn(service: string, resource: string): string {
  return `arn:${LOCAL_PARTITION}:${service}:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${resource}`;
}
