/**
 * A small copy of the real workflow: locate, two parallel checks with retries, ask by token, wait, finish. `<name>` is
 * the place of a function's ARN.
 */
export function fixtureWorkflow(): string {
  const Retry = [{ ErrorEquals: ['RegisterUnansweredError'], IntervalSeconds: 5, BackoffRate: 3, MaxAttempts: 3 }];
  const Catch = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Park' }];
  const check = (name: string, state: unknown): unknown => ({ StartAt: name, States: { [name]: state } });
  return JSON.stringify({
    StartAt: 'Locate',
    TimeoutSeconds: 31_536_000,
    States: {
      Locate: { Type: 'Task', Resource: '<locate-case>', Next: 'Where?' },
      'Where?': {
        Type: 'Choice',
        Choices: [
          { Variable: '$.phase', StringEquals: 'REVIEW', Next: 'Check' },
          { Variable: '$.phase', StringEquals: 'WAITING', Next: 'Wait' },
        ],
        Default: 'Done',
      },
      Check: {
        Type: 'Parallel',
        Branches: [
          check('Check One', {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: { FunctionName: '<flaky>', 'Payload.$': '$' },
            Retry,
            End: true,
          }),
          check('Check Two', { Type: 'Task', Resource: '<flaky>', Retry, End: true }),
        ],
        ResultPath: null,
        Catch,
        Next: 'Ask',
      },
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: { FunctionName: '<ask>', Payload: { 'id.$': '$.id', 'taskToken.$': '$$.Task.Token' } },
        Catch,
        Next: 'Where?',
      },
      Wait: { Type: 'Wait', TimestampPath: '$.until', Next: 'Finish' },
      Finish: { Type: 'Task', Resource: '<finish>', Next: 'Done' },
      Park: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: '<finish>', Payload: { 'id.$': '$.id', 'error.$': '$.error.Error' } },
        Next: 'Parked',
      },
      Parked: { Type: 'Fail', Error: 'Parked' },
      Done: { Type: 'Succeed' },
    },
  });
}
