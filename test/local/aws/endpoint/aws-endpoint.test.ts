import { setImmediate } from 'node:timers/promises';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from '../../../../local/aws/endpoint/aws-endpoint.ts';
import { taskTokens } from '../../../../local/aws/workflow/task-tokens.ts';
import { workflowEngine } from '../../../../local/aws/workflow/workflow-engine.ts';
import { virtualClock } from '../../../../local/clock/virtual-clock.ts';

const machine = 'arn:aws:states:us-east-1:000000000000:stateMachine:cases';
const definition = {
  StartAt: 'Ask',
  TimeoutSeconds: 3600,
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token', 'name.$': '$$.Execution.Name' } },
      Next: 'Again?',
    },
    'Again?': { Type: 'Choice', Choices: [{ Variable: '$.again', BooleanEquals: true, Next: 'Ask' }], Default: 'Done' },
    Done: { Type: 'Succeed' },
  },
};
const keys = { registers: 'r', bank: 'b', messages: 'm' };

const asked: { readonly token: string; readonly name: string }[] = [];
const written: unknown[] = [];
const clock = virtualClock({ start: new Date('2021-06-16T01:00:00Z'), real: false, persist: () => {} });
const tokens = taskTokens();
const workflows = workflowEngine({
  definitions: new Map([[machine, JSON.stringify(definition)]]),
  functions: {
    has: () => true,
    calls: () => asked.length,
    invoke: async (_, event) => asked.push(JSON.parse(JSON.stringify(event))),
  },
  clock,
  tokens,
  log: { append: async (entry) => void written.push(entry), durable: async () => {}, close: async () => {} },
  earlier: [],
  failed: (error) => {
    throw error;
  },
});

let endpoint: AwsEndpoint;
let client: SFNClient;
beforeAll(async () => {
  // No test here uses a queue or object storage.
  endpoint = await startAwsEndpoint({
    workflows,
    tokens,
    queues: Object({}),
    objects: Object({}),
    secret: JSON.stringify(keys),
  });
  client = new SFNClient(settings());
});
afterAll(async () => {
  client.destroy();
  await workflows.close();
  await endpoint.close();
});

function settings() {
  return {
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
}

async function start(name: string, input = '{}'): Promise<string> {
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn: machine, name, input }));
  await setImmediate();
  return executionArn ?? '';
}

async function statusOf(executionArn: string): Promise<string | undefined> {
  return (await client.send(new DescribeExecutionCommand({ executionArn }))).status;
}

function tokenOf(name: string): string {
  return asked.findLast((one) => one.name === name)?.token ?? '';
}

test('an execution waits for the answer to its token, and ends after it', async () => {
  const arn = await start('plain');
  expect(await statusOf(arn)).toBe('RUNNING');
  await client.send(new SendTaskSuccessCommand({ taskToken: tokenOf('plain'), output: '{"again":false}' }));
  expect(await statusOf(arn)).toBe('SUCCEEDED');
  expect(written).toContainEqual({ event: 'ended', arn, at: '2021-06-16T01:00:00.000Z', status: 'SUCCEEDED' });
});

test('starting the same name and input while it runs returns that execution; another input, or a start after its end, is refused', async () => {
  const arn = await start('named', '{"a":1}');
  expect(await start('named', '{"a":1}')).toBe(arn);
  await expect(start('named', '{"a":2}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  await client.send(new SendTaskFailureCommand({ taskToken: tokenOf('named'), error: 'No' }));
  expect(await statusOf(arn)).toBe('FAILED');
  await expect(start('named', '{"a":1}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  expect(asked.filter(({ name }) => name === 'named')).toHaveLength(1);
});

test('each entry into a state has its own token, and the earlier token is over', async () => {
  await start('again');
  const first = tokenOf('again');
  await client.send(new SendTaskSuccessCommand({ taskToken: first, output: '{"again":true}' }));
  const second = tokenOf('again');
  expect(second).not.toBe(first);
  const late = client.send(new SendTaskSuccessCommand({ taskToken: first, output: '{}' }));
  await expect(late).rejects.toMatchObject({ name: 'TaskTimedOut' });
});

test('an invalid token, invalid JSON, an unknown execution and an unknown state machine are refused with their AWS error names', async () => {
  const refused = (name: string) => ({ name });
  await start('refusing');
  const taskToken = tokenOf('refusing');
  await expect(client.send(new SendTaskSuccessCommand({ taskToken: 'x', output: '{}' }))).rejects.toMatchObject(
    refused('InvalidToken'),
  );
  await expect(client.send(new SendTaskSuccessCommand({ taskToken, output: 'no' }))).rejects.toMatchObject(
    refused('InvalidOutput'),
  );
  await expect(statusOf(`${machine.replace('stateMachine', 'execution')}:none`)).rejects.toMatchObject(
    refused('ExecutionDoesNotExist'),
  );
  await expect(start('bad-input', 'no')).rejects.toMatchObject(refused('InvalidExecutionInput'));
  const elsewhere = new StartExecutionCommand({ stateMachineArn: `${machine}2`, name: 'x' });
  await expect(client.send(elsewhere)).rejects.toMatchObject(refused('StateMachineDoesNotExist'));
});

test('an execution times out when the definition’s time limit passes on the virtual clock', async () => {
  const arn = await start('slow');
  clock.moveTo(new Date('2021-06-16T02:00:00Z'));
  clock.fireDue();
  expect(await statusOf(arn)).toBe('TIMED_OUT');
});

test('a secret has the value that the endpoint was given', async () => {
  const secrets = new SecretsManagerClient(settings());
  const { SecretString } = await secrets.send(
    new GetSecretValueCommand({ SecretId: 'arn:aws:secretsmanager:x:y:secret:z' }),
  );
  expect(JSON.parse(SecretString ?? '')).toEqual(keys);
  secrets.destroy();
});
