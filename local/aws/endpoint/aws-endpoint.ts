import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { IntegrationKeys } from '../../storage/data-folder.ts';
import type { TaskTokens, TokenAnswer } from '../workflow/task-tokens.ts';
import type { Execution, WorkflowEngine } from '../workflow/workflow-engine.ts';

/** The services of AWS that the functions call, apart from the table, on a loopback address. */
export interface AwsEndpoint {
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface EndpointDeps {
  readonly workflows: WorkflowEngine;
  readonly tokens: TaskTokens;
  readonly keys: IntegrationKeys;
}

type Operation = (input: unknown) => unknown;

/** An answer of 400 as AWS gives it, by the name of the exception the SDK throws. */
class ServiceError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

const startSchema = z.object({
  stateMachineArn: z.string(),
  name: z.string().regex(/^[\w.+!@()=-]{1,80}$/),
  input: z.string().default('{}'),
});

/** Starts the endpoint on a free port; it speaks the AWS JSON protocols without checking signatures. */
export async function startAwsEndpoint(deps: EndpointDeps): Promise<AwsEndpoint> {
  const operations: Readonly<Record<string, Operation>> = {
    'AWSStepFunctions.StartExecution': (input) => startExecution(input, deps),
    'AWSStepFunctions.DescribeExecution': (input) => describeExecution(input, deps),
    'AWSStepFunctions.SendTaskSuccess': (input) => sendTaskSuccess(input, deps),
    'AWSStepFunctions.SendTaskFailure': (input) => sendTaskFailure(input, deps),
    'secretsmanager.GetSecretValue': (input) => getSecretValue(input, deps),
  };
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(operations, request);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  operations: Readonly<Record<string, Operation>>,
  request: IncomingMessage,
): Promise<{ readonly status: number; readonly body: unknown }> {
  try {
    const target = String(request.headers['x-amz-target']);
    const operation = operations[target];
    if (!operation) throw new ServiceError('UnknownOperationException', `The local run does not know ${target}`);
    return { status: 200, body: (await operation(await jsonBody(request))) ?? {} };
  } catch (error) {
    if (error instanceof ServiceError) return { status: 400, body: { __type: error.type, message: error.message } };
    if (error instanceof z.ZodError)
      return { status: 400, body: { __type: 'ValidationException', message: z.prettifyError(error) } };
    return { status: 500, body: { __type: 'InternalFailure', message: String(error) } };
  }
}

async function startExecution(input: unknown, { workflows }: EndpointDeps): Promise<unknown> {
  const { stateMachineArn, name, input: text } = startSchema.parse(input);
  if (!workflows.has(stateMachineArn))
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  if (parsed(text) === undefined) throw new ServiceError('InvalidExecutionInput', 'The input is not JSON');
  const execution = await workflows.start({ machine: stateMachineArn, name, input: text });
  if (!execution) throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${name}'`);
  return { executionArn: execution.arn, startDate: seconds(execution.startedAt) };
}

function describeExecution(input: unknown, { workflows }: EndpointDeps): unknown {
  const { executionArn } = z.object({ executionArn: z.string() }).parse(input);
  const execution = workflows.describe(executionArn);
  if (!execution) throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
  return description(execution);
}

function description({
  arn,
  machine,
  name,
  status,
  startedAt,
  endedAt,
  input,
  error,
  transitions,
}: Execution): unknown {
  return {
    executionArn: arn,
    stateMachineArn: machine,
    name,
    status,
    startDate: seconds(startedAt),
    ...(endedAt && { stopDate: seconds(endedAt) }),
    input,
    ...(error && { error }),
    // Not of AWS: what a benchmark of transitions reads.
    transitions,
  };
}

function sendTaskSuccess(input: unknown, { tokens }: EndpointDeps): void {
  const { taskToken, output } = z.object({ taskToken: z.string(), output: z.string() }).parse(input);
  const value = parsed(output);
  if (value === undefined) throw new ServiceError('InvalidOutput', 'The output is not JSON');
  checkTaken(tokens.succeed(taskToken, value));
}

function sendTaskFailure(input: unknown, { tokens }: EndpointDeps): void {
  const failure = z
    .object({ taskToken: z.string(), error: z.string().optional(), cause: z.string().optional() })
    .parse(input);
  const error = new Error(failure.cause);
  error.name = failure.error ?? 'States.TaskFailed';
  checkTaken(tokens.fail(failure.taskToken, error));
}

function checkTaken(answer: TokenAnswer): void {
  switch (answer) {
    case 'taken':
      return;
    case 'invalid':
      throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
    case 'over':
      throw new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    default:
      answer satisfies never;
  }
}

function getSecretValue(input: unknown, { keys }: EndpointDeps): unknown {
  const { SecretId } = z.object({ SecretId: z.string() }).parse(input);
  return { ARN: SecretId, Name: SecretId.split(':').at(-1), VersionId: 'local', SecretString: JSON.stringify(keys) };
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}

/** The value of a JSON text, or undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function seconds(instant: Date): number {
  return instant.getTime() / 1000;
}
