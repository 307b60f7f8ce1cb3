import { expect, test } from 'vitest';
import { takenWays } from '../../../../web/local/workflow/taken-ways.ts';
import type { DrawnEdge, DrawnState, Outcome, Step } from '../../../../web/local/workflow/workflow-api.ts';

const state = (name: string, within?: string): DrawnState => ({
  name,
  kind: 'call',
  x: 0,
  y: 0,
  width: 1,
  height: 1,
  ...(within !== undefined && { within }),
});
const way = (from: string, to: string, kind: DrawnEdge['kind'] = 'next'): DrawnEdge => ({ from, to, kind, points: [] });
const step = (name: string, outcome: Outcome = 'DONE'): Step => ({ state: name, outcome, enteredAt: '', tries: 1 });

const [normal, afterError, skipped] = [way('Check', 'Pay'), way('Check', 'Pay', 'error'), way('Start', 'Pay')];
const drawing = {
  width: 1,
  height: 1,
  states: [state('Start'), state('Check'), state('Inner', 'Check'), state('Pay')],
  edges: [normal, afterError, skipped],
};

test('a way is taken where one step follows the other, whatever ran inside the first', () => {
  const steps = [step('Start'), step('Check'), step('Inner'), step('Pay', 'RUNNING')];
  expect([...takenWays(drawing, steps)]).toEqual([normal]);
});

test('of two ways to the same state, a failed step took the one after an error', () => {
  expect([...takenWays(drawing, [step('Check', 'FAILED'), step('Pay')])]).toEqual([afterError]);
});
