import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type ExecutionStatus,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { executionName, workflow } from '../../../functions/workflow/workflow.ts';
import { instantOf } from '../../../shared/domain/instant.ts';
import { anApplication } from '../../support/applications.ts';
import { aPerson } from '../../support/people.ts';

const machineArn = 'arn:aws-cn:states:cn-north-1:111111111111:stateMachine:subsidy-applications';
const executionArn = 'arn:aws-cn:states:cn-north-1:111111111111:execution:subsidy-applications:CASE00000000000A-2';
process.env.AWS_REGION = 'cn-north-1';
const stepFunctions = mockClient(SFNClient);
const adapter = workflow(machineArn);
beforeEach(() => stepFunctions.reset());
afterAll(() => stepFunctions.restore());

const fault = { message: 'as told', $metadata: {} };
const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });

test('an execution is named after the case and its run', () => {
  expect(executionName('CASE00000000000A', 3)).toBe('CASE00000000000A-3');
});

describe('starting a run', () => {
  test('names the execution, and passes only the case’s id and the run', async () => {
    stepFunctions.on(StartExecutionCommand).resolves({});
    await adapter.start('CASE00000000000A', 2);
    expect(stepFunctions.call(0).args[0].input).toEqual({
      stateMachineArn: machineArn,
      name: 'CASE00000000000A-2',
      input: '{"applicationId":"CASE00000000000A","run":2}',
    });
    expect(stepFunctions.calls()).toHaveLength(1);
  });

  test('succeeds where the run was already started', async () => {
    stepFunctions.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(fault));
    await expect(adapter.start('CASE00000000000A', 1)).resolves.toBeUndefined();
  });

  test.each([new StateMachineDoesNotExist(fault), throttled])('fails with $name', async (error) => {
    stepFunctions.on(StartExecutionCommand).rejects(error);
    await expect(adapter.start('CASE00000000000A', 1)).rejects.toBe(error);
  });
});

describe('a run', () => {
  test.each<[ExecutionStatus, boolean]>([
    ['RUNNING', true],
    ['SUCCEEDED', false],
    ['FAILED', false],
    ['ABORTED', false],
    ['TIMED_OUT', false],
  ])('that is %s is still running: %s', async (status, isRunning) => {
    stepFunctions.on(DescribeExecutionCommand, { executionArn }).resolves({ status });
    expect(await adapter.isRunning('CASE00000000000A', 2)).toBe(isRunning);
  });

  test('that does not exist, or no longer exists, is not running', async () => {
    stepFunctions.on(DescribeExecutionCommand).rejects(new ExecutionDoesNotExist(fault));
    expect(await adapter.isRunning('CASE00000000000A', 2)).toBe(false);
  });

  test('that cannot be described is not taken for a lost run', async () => {
    stepFunctions.on(DescribeExecutionCommand).rejects(throttled);
    await expect(adapter.isRunning('CASE00000000000A', 2)).rejects.toBe(throttled);
  });
});

describe('answering a token', () => {
  const dates = {
    publishAt: instantOf(new Date('2021-06-17T01:00:00Z')),
    closesAt: instantOf(new Date('2021-06-24T16:00:00Z')),
    payAt: instantOf(new Date('2021-06-25T02:00:00Z')),
  };

  test('passes the state of the case: ids, phase and instants, but no personal data', async () => {
    stepFunctions.on(SendTaskSuccessCommand).resolves({});
    await adapter.answer('token-1', anApplication({ phase: 'PUBLICISED', ...dates }).application);
    const [call] = stepFunctions.commandCalls(SendTaskSuccessCommand);
    expect(call?.args[0].input.taskToken).toBe('token-1');
    expect(JSON.parse(call?.args[0].input.output ?? '')).toEqual({
      applicationId: 'CASE00000000000A',
      attempt: 1,
      phase: 'PUBLICISED',
      run: 1,
      ...dates,
    });
    for (const personal of Object.values(aPerson(1))) {
      expect(JSON.stringify(call?.args[0].input)).not.toContain(personal);
    }
  });

  test('omits the instants that are not known yet', async () => {
    stepFunctions.on(SendTaskSuccessCommand).resolves({});
    await adapter.answer('token-1', anApplication({ phase: 'FUND_REVIEW' }).application);
    const [call] = stepFunctions.commandCalls(SendTaskSuccessCommand);
    const state = { applicationId: 'CASE00000000000A', attempt: 1, phase: 'FUND_REVIEW', run: 1 };
    expect(JSON.parse(call?.args[0].input.output ?? '')).toEqual(state);
  });

  test.each([new TaskTimedOut(fault), new TaskDoesNotExist(fault), new InvalidToken(fault)])(
    'that has expired or is unknown ($name) is no error',
    async (error) => {
      stepFunctions.on(SendTaskSuccessCommand).rejects(error);
      await expect(adapter.answer('token-1', anApplication().application)).resolves.toBeUndefined();
    },
  );

  test('fails with every other error', async () => {
    stepFunctions.on(SendTaskSuccessCommand).rejects(throttled);
    await expect(adapter.answer('token-1', anApplication().application)).rejects.toBe(throttled);
  });
});
