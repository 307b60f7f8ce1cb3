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
const clockwork = workflow(machineArn);
beforeEach(() => stepFunctions.reset());
afterAll(() => stepFunctions.restore());

const fault = { message: 'as told', $metadata: {} };
const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });

test('an execution is named after the case and its run', () => {
  expect(executionName('CASE00000000000A', 3)).toBe('CASE00000000000A-3');
});

describe('starting a run', () => {
  test('names the execution and gives it the id of the case, nothing else', async () => {
    stepFunctions.on(StartExecutionCommand).resolves({});
    await clockwork.start('CASE00000000000A', 2);
    expect(stepFunctions.call(0).args[0].input).toEqual({
      stateMachineArn: machineArn,
      name: 'CASE00000000000A-2',
      input: '{"applicationId":"CASE00000000000A"}',
    });
    expect(stepFunctions.calls()).toHaveLength(1);
  });

  test('that was started before has succeeded', async () => {
    stepFunctions.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(fault));
    await expect(clockwork.start('CASE00000000000A', 1)).resolves.toBeUndefined();
  });

  test.each([new StateMachineDoesNotExist(fault), throttled])('fails with $name', async (error) => {
    stepFunctions.on(StartExecutionCommand).rejects(error);
    await expect(clockwork.start('CASE00000000000A', 1)).rejects.toBe(error);
  });
});

describe('a run', () => {
  test.each<[ExecutionStatus, boolean]>([
    ['RUNNING', true],
    ['SUCCEEDED', false],
    ['FAILED', false],
    ['ABORTED', false],
    ['TIMED_OUT', false],
  ])('that is %s is going on: %s', async (status, isRunning) => {
    stepFunctions.on(DescribeExecutionCommand, { executionArn }).resolves({ status });
    expect(await clockwork.isRunning('CASE00000000000A', 2)).toBe(isRunning);
  });

  test('that nobody knows, as it never was or was long ago, is not going on', async () => {
    stepFunctions.on(DescribeExecutionCommand).rejects(new ExecutionDoesNotExist(fault));
    expect(await clockwork.isRunning('CASE00000000000A', 2)).toBe(false);
  });

  test('that cannot be asked about is not taken for a lost one', async () => {
    stepFunctions.on(DescribeExecutionCommand).rejects(throttled);
    await expect(clockwork.isRunning('CASE00000000000A', 2)).rejects.toBe(throttled);
  });
});

describe('answering a token', () => {
  const dates = {
    publishAt: instantOf(new Date('2021-06-17T01:00:00Z')),
    closesAt: instantOf(new Date('2021-06-24T16:00:00Z')),
  };

  test('says where the case stands: ids, the phase and instants, nothing of the person', async () => {
    stepFunctions.on(SendTaskSuccessCommand).resolves({});
    await clockwork.answer('token-1', anApplication({ phase: 'PUBLICISED', ...dates }).application);
    const [call] = stepFunctions.commandCalls(SendTaskSuccessCommand);
    expect(call?.args[0].input.taskToken).toBe('token-1');
    expect(JSON.parse(call?.args[0].input.output ?? '')).toEqual({
      applicationId: 'CASE00000000000A',
      attempt: 1,
      phase: 'PUBLICISED',
      ...dates,
    });
    for (const personal of Object.values(aPerson(1))) {
      expect(JSON.stringify(call?.args[0].input)).not.toContain(personal);
    }
  });

  test('leaves out the instants that are not known yet', async () => {
    stepFunctions.on(SendTaskSuccessCommand).resolves({});
    await clockwork.answer('token-1', anApplication({ phase: 'FUND_REVIEW' }).application);
    const [call] = stepFunctions.commandCalls(SendTaskSuccessCommand);
    expect(call?.args[0].input.output).toBe('{"applicationId":"CASE00000000000A","attempt":1,"phase":"FUND_REVIEW"}');
  });

  test.each([new TaskTimedOut(fault), new TaskDoesNotExist(fault), new InvalidToken(fault)])(
    'that nobody waits for any more ($name) is no fault',
    async (error) => {
      stepFunctions.on(SendTaskSuccessCommand).rejects(error);
      await expect(clockwork.answer('token-1', anApplication().application)).resolves.toBeUndefined();
    },
  );

  test('fails with every other fault', async () => {
    stepFunctions.on(SendTaskSuccessCommand).rejects(throttled);
    await expect(clockwork.answer('token-1', anApplication().application)).rejects.toBe(throttled);
  });
});
