import { expect, test } from 'vitest';
import { prepareWorkflow } from '../../../../local/aws/workflow/workflow-definition.ts';
import { StartupError } from '../../../../local/storage/startup-error.ts';

function machineOf(state: Readonly<Record<string, unknown>>, settings: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ StartAt: 'S', ...settings, States: { S: { ...state, End: true } } });
}

test.each([
  ['Seconds', { Seconds: 5 }, { seconds: 5 }],
  ['SecondsPath', { SecondsPath: '$.s' }, { 'seconds.$': '$.s' }],
  ['Timestamp', { Timestamp: '2021-06-16T01:00:00Z' }, { timestamp: '2021-06-16T01:00:00Z' }],
  ['TimestampPath', { TimestampPath: '$.t' }, { 'timestamp.$': '$.t' }],
])('a wait by %s becomes a task that keeps its input', (_, wait, parameters) => {
  const { definition, roles } = prepareWorkflow(machineOf({ Type: 'Wait', ...wait }));
  expect(roles.get('S')).toEqual({ kind: 'wait' });
  expect(definition.States.S).toMatchObject({ Type: 'Task', Parameters: parameters, ResultPath: null, End: true });
});

test('retries have no pause in the interpreter, even inside a branch: the handlers of the states pause', () => {
  const Retry = [{ ErrorEquals: ['X'], IntervalSeconds: 60 }];
  const branch = {
    StartAt: 'B',
    States: { B: { Type: 'Task', Resource: 'arn:aws:lambda:r:a:function:f', Retry, End: true } },
  };
  const { retryPauses, roles } = prepareWorkflow(machineOf({ Type: 'Parallel', Branches: [branch], Retry }));
  expect(retryPauses).toEqual({ S: 0, B: 0 });
  expect(roles.get('B')).toEqual({
    kind: 'call',
    functionArn: 'arn:aws:lambda:r:a:function:f',
    wrapped: false,
    retriers: [{ ErrorEquals: ['X'], IntervalSeconds: 60, MaxAttempts: 3, BackoffRate: 2 }],
  });
});

test('the time limit of a call is left to its function, so that a pause or the wait for a turn does not use it up', () => {
  const call = { Type: 'Task', Resource: 'arn:aws:lambda:r:a:function:f', TimeoutSeconds: 30 };
  const { definition } = prepareWorkflow(machineOf(call));
  expect(definition.States.S).toMatchObject({ TimeoutSeconds: 2_147_483 });
});

test('the time limit of executions is left to the virtual clock', () => {
  const { definition, timeoutSeconds } = prepareWorkflow(
    machineOf({ Type: 'Succeed' }, { TimeoutSeconds: 31_536_000 }),
  );
  expect(timeoutSeconds).toBe(31_536_000);
  expect(definition).not.toHaveProperty('TimeoutSeconds');
});

test.each([
  ['another service', { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage' }],
  [
    'a token with a time limit',
    { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', TimeoutSeconds: 60 },
  ],
  ['a map', { Type: 'Map' }],
  ['JSONata', { Type: 'Pass', QueryLanguage: 'JSONata' }],
])('%s is refused at start, because it would run differently from AWS', (_, state) => {
  expect(() => prepareWorkflow(machineOf(state))).toThrow(StartupError);
});
