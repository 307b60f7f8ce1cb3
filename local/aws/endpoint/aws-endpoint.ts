import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { startHttpServer } from '../../http/http-server.ts';
import type { Queues } from '../queues/queues.ts';
import type { TaskTokens, TokenAnswer } from '../workflow/task-tokens.ts';
import type { Execution, WorkflowEngine } from '../workflow/workflow-engine.ts';
import { queueOperations } from './queue-operations.ts';
import { ServiceError } from './service-error.ts';

/** The AWS services that the functions call, apart from the table, on a loopback address. */
export interface AwsEndpoint {
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface EndpointDeps {
  readonly workflows: WorkflowEngine;
  readonly tokens: TaskTokens;
  readonly queues: Queues;
  /** Answers requests to object storage. */
  readonly objects: (message: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** The value of every secret. */
  readonly secret: string;
}

type Operation = (input: unknown) => unknown;

/** No operation here takes as much as this; Step Functions allows an input of 256 KiB. */
const MOST_BODY_BYTES = 10 * 1024 * 1024;

const startSchema = z.object({
  stateMachineArn: z.string(),
  name: z.string().regex(/^[\w.+!@()=-]{1,80}$/),
  input: z.string().default('{}'),
});

/**
 * Starts the endpoint on a free port. It speaks the AWS JSON protocols, in which a header names the operation, and does
 * not check their signatures. Every other request is one to object storage.
 */
export async function startAwsEndpoint(deps: EndpointDeps): Promise<AwsEndpoint> {
  const operations: Readonly<Record<string, Operation>> = {
    'AWSStepFunctions.StartExecution': (input) => startExecution(input, deps),
    'AWSStepFunctions.DescribeExecution': (input) => describeExecution(input, deps),
    'AWSStepFunctions.SendTaskSuccess': (input) => sendTaskSuccess(input, deps),
    'AWSStepFunctions.SendTaskFailure': (input) => sendTaskFailure(input, deps),
    'secretsmanager.GetSecretValue': (input) => getSecretValue(input, deps),
    ...queueOperations(deps.queues),
  };
  const server = await startHttpServer({
    port: 0,
    mostBodyBytes: MOST_BODY_BYTES,
    direct: (message, response) =>
      message.headers['x-amz-target'] === undefined ? deps.objects(message, response) : undefined,
    answer: async ({ header, body }) => {
      const target = header('x-amz-target') ?? '';
      return jsonAnswer(200, (await operationFor(target, operations)(JSON.parse(body || '{}'))) ?? {});
    },
    failed: (error) => {
      if (error instanceof ServiceError) return jsonAnswer(400, { __type: error.type, message: error.message });
      if (error instanceof z.ZodError)
        return jsonAnswer(400, { __type: 'ValidationException', message: z.prettifyError(error) });
      return jsonAnswer(500, { __type: 'InternalFailure', message: String(error) });
    },
  });
  return {
    url: server.url,
    close() {
      server.stopListening();
      server.closeConnections();
      return server.ended();
    },
  };
}

function operationFor(target: string, operations: Readonly<Record<string, Operation>>): Operation {
  const operation = operations[target];
  if (!operation) throw new ServiceError('UnknownOperationException', `The local run does not know ${target}`);
  return operation;
}

function jsonAnswer(status: number, body: unknown) {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) };
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
    // AWS has no such field. A benchmark reads it.
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

function getSecretValue(input: unknown, { secret }: EndpointDeps): unknown {
  const { SecretId } = z.object({ SecretId: z.string() }).parse(input);
  return { ARN: SecretId, Name: SecretId.split(':').at(-1), VersionId: 'local', SecretString: secret };
}

/** The value of a JSON text, or undefined if the text is not JSON. */
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
