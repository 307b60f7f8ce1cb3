import * as z from 'zod';
import type { AwsCall } from '../local/aws/recording/aws-call.ts';
import type { Stack } from '../local/aws/stack/stack.ts';

/**
 * The calls that AWS makes with the roles of a stack, for which the local run needs no grant. Lambda writes logs, reads
 * streams and queues and sends dead letters with a function's role. Step Functions calls the steps with the workflow's
 * role. API Gateway calls the functions of the routes, with a role for each kind of route.
 *
 * @throws Error for a step or an event source of a kind that has no rule here
 */
export function callsOfServices(stack: Stack): readonly AwsCall[] {
  return [...logging(stack), ...eventSources(stack), ...steps(stack), ...workflowLogs(stack), ...routes(stack)];
}

const loggingFunction = z.object({ LoggingConfig: z.object({ LogGroup: z.string() }) });

function logging(stack: Stack): readonly AwsCall[] {
  const groups = new Map(
    stack.resources('AWS::Logs::LogGroup').map(({ logicalId }) => [stack.nameOf(logicalId), stack.arnOf(logicalId)]),
  );
  return stack.resources('AWS::Lambda::Function').flatMap(({ logicalId, properties }) => {
    const group = groups.get(loggingFunction.parse(properties).LoggingConfig.LogGroup);
    const caller = stack.arnOf(logicalId);
    return ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({
      caller,
      action,
      resource: `${group}:log-stream:any`,
    }));
  });
}

const mapping = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
});

/** What Lambda does with an event source, by its service. */
const readings: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ['DescribeStream', 'GetRecords', 'GetShardIterator'],
  sqs: ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'],
};

function eventSources(stack: Stack): readonly AwsCall[] {
  const functions = new Map(
    stack.resources('AWS::Lambda::Function').map(({ logicalId }) => [stack.nameOf(logicalId), stack.arnOf(logicalId)]),
  );
  return stack.resources('AWS::Lambda::EventSourceMapping').flatMap(({ logicalId, properties }) => {
    const { FunctionName, EventSourceArn, DestinationConfig } = mapping.parse(properties);
    const caller = functions.get(FunctionName) ?? FunctionName;
    const service = serviceOf(EventSourceArn);
    const actions = readings[service];
    if (!actions) throw new Error(`No rule says what Lambda does with the event source ${logicalId}`);
    const destination = DestinationConfig?.OnFailure.Destination;
    return [
      ...actions.map((action) => ({ caller, action: `${service}:${action}`, resource: EventSourceArn })),
      ...(service === 'dynamodb' ? [{ caller, action: 'dynamodb:ListStreams', resource: '*' }] : []),
      ...(destination === undefined ? [] : [{ caller, action: 'sqs:SendMessage', resource: destination }]),
    ];
  });
}

/** A step is a function, or Step Functions' own way to call one. */
const task = z.looseObject({
  Type: z.literal('Task'),
  Resource: z.string(),
  Parameters: z.looseObject({ FunctionName: z.string().optional() }).optional(),
});

function steps(stack: Stack): readonly AwsCall[] {
  return stack.resources('AWS::StepFunctions::StateMachine').flatMap(({ logicalId, properties }) =>
    tasksIn(JSON.parse(String(properties.DefinitionString))).map(({ Resource, Parameters }) => {
      const called = Parameters?.FunctionName ?? Resource;
      if (serviceOf(called) !== 'lambda') throw new Error(`No rule says which action the step ${called} needs`);
      return { caller: stack.arnOf(logicalId), action: 'lambda:InvokeFunction', resource: called };
    }),
  );
}

const method = z.object({ Integration: z.object({ Uri: z.string(), Credentials: z.string() }) });

function routes(stack: Stack): readonly AwsCall[] {
  return stack.resources('AWS::ApiGateway::Method').map(({ properties }) => {
    const { Uri, Credentials } = method.parse(properties).Integration;
    const resource = /functions\/(.+)\/invocations$/.exec(Uri)?.[1];
    if (!resource) throw new Error(`No rule says what API Gateway calls at ${Uri}`);
    return { caller: Credentials, action: 'lambda:InvokeFunction', resource };
  });
}

/** Step Functions sets up its log with the workflow's role. None of these actions takes a resource. */
const logDelivery = [
  'CreateLogDelivery',
  'DeleteLogDelivery',
  'DescribeLogGroups',
  'DescribeResourcePolicies',
  'GetLogDelivery',
  'ListLogDeliveries',
  'PutResourcePolicy',
  'UpdateLogDelivery',
];

function workflowLogs(stack: Stack): readonly AwsCall[] {
  return stack
    .resources('AWS::StepFunctions::StateMachine')
    .filter(({ properties }) => properties.LoggingConfiguration !== undefined)
    .flatMap(({ logicalId }) =>
      logDelivery.map((action) => ({ caller: stack.arnOf(logicalId), action: `logs:${action}`, resource: '*' })),
    );
}

function tasksIn(part: unknown): readonly z.output<typeof task>[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = task.safeParse(part);
  return [...(own.success ? [own.data] : []), ...Object.values(part).flatMap(tasksIn)];
}

function serviceOf(arn: string): string {
  return arn.split(':')[2] ?? '';
}
