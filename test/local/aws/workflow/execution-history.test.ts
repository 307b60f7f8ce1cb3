import { describe, expect, test } from 'vitest';
import { executionHistory, MOST_STEPS } from '../../../../local/aws/workflow/execution-history.ts';

function aHistory(around: readonly (readonly [string, string])[] = []) {
  const clock = { now: new Date('2021-06-16T01:00:00Z') };
  const history = executionHistory({ now: () => clock.now, around: new Map(around), resumed: false });
  const take = (type: string, name: string, error?: string) =>
    history.take({ type, state: { name }, ...(error && { Error: error }) });
  return { history, take, clock };
}

describe('the history of an execution', () => {
  test('has each entry into a state, with the times of the run’s clock', () => {
    const { history, take, clock } = aHistory();
    take('StateEntered', 'Ask');
    expect(history.current()).toEqual(['Ask']);
    const entered = clock.now;
    clock.now = new Date('2021-06-17T01:00:00Z');
    take('StateExited', 'Ask');
    take('StateEntered', 'Ask');
    expect(history.steps()).toEqual([
      { state: 'Ask', outcome: 'DONE', enteredAt: entered, leftAt: clock.now, tries: 1 },
      { state: 'Ask', outcome: 'RUNNING', enteredAt: clock.now, tries: 1 },
    ]);
  });

  test('counts the tries of a state, and keeps the name of its last error', () => {
    const { history, take } = aHistory();
    take('StateEntered', 'Check');
    take('StateFailed', 'Check', 'Silent');
    take('StateRetried', 'Check');
    expect(history.steps()).toMatchObject([{ outcome: 'RUNNING', tries: 2, error: 'Silent', leftAt: undefined }]);
    take('StateExited', 'Check');
    expect(history.steps()).toMatchObject([{ outcome: 'DONE', tries: 2, error: 'Silent' }]);
  });

  test('shows a state whose error was caught as failed', () => {
    const { history, take } = aHistory();
    take('StateEntered', 'Check');
    take('StateFailed', 'Check', 'Silent');
    take('StateCaught', 'Check');
    take('StateExited', 'Check');
    expect(history.steps()).toMatchObject([{ outcome: 'FAILED' }]);
  });

  test('is in the innermost states that run, and stops those inside a state that fails', () => {
    const { history, take } = aHistory([
      ['One', 'Both'],
      ['Other', 'Both'],
    ]);
    for (const name of ['Both', 'One', 'Other']) take('StateEntered', name);
    expect(history.current()).toEqual(['One', 'Other']);
    take('StateFailed', 'One', 'Silent');
    take('StateFailed', 'Both', 'Silent');
    expect(history.steps().map(({ outcome }) => outcome)).toEqual(['FAILED', 'FAILED', 'STOPPED']);
    expect(history.current()).toEqual([]);
  });

  test('says until when a state waits, and no longer when the wait is over or the execution has ended', () => {
    const { history, take } = aHistory();
    const until = new Date('2021-06-18T01:00:00Z');
    take('StateEntered', 'Wait');
    const over = history.waits('Wait', until);
    expect(history.steps()).toMatchObject([{ until }]);
    over();
    expect(history.steps()[0]).not.toHaveProperty('until');
    history.waits('Wait', until);
    history.end();
    expect(history.steps()).toEqual([expect.not.objectContaining({ until })]);
    expect(history.steps()).toMatchObject([{ outcome: 'STOPPED' }]);
  });

  test('leaves out the oldest steps of a long execution, and is then not complete', () => {
    const { history, take } = aHistory();
    for (let index = 0; index < MOST_STEPS; index += 1) take('StateEntered', `State ${index}`);
    expect([history.isComplete(), history.steps()[0]?.state]).toEqual([true, 'State 0']);
    take('StateEntered', 'Last');
    expect([history.isComplete(), history.steps().length, history.steps()[0]?.state]).toEqual([
      false,
      MOST_STEPS,
      'State 1',
    ]);
  });
});
