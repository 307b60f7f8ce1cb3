import { describe, expect, test } from 'vitest';
import { TRANSITIONS } from '../../../shared/domain/transitions.ts';
import { synthesisedStack } from '../synthesised-stack.ts';
import type { Table } from './case-model.ts';
import { explore } from './explore-workflow.ts';
import { definitionIn, type Machine, type Rule, type State } from './workflow-machine.ts';
import { functionOf, STEPS, WRITTEN_ELSEWHERE } from './workflow-steps.ts';

const machine = definitionIn(synthesisedStack());
const HUB = 'Where Does The Case Stand?';

/** The workflow with other states in place of its own. */
function withStates(states: Readonly<Record<string, Partial<State>>>): Machine {
  const changed = Object.entries(states).map(([name, fields]) => [name, { ...machine.States[name], ...fields }]);
  return { ...machine, States: { ...machine.States, ...Object.fromEntries(changed) } };
}

/** The workflow with other rules at the choice of the next step. */
function withRules(changed: (rules: readonly Rule[]) => readonly Rule[]): Machine {
  return withStates({ [HUB]: { Choices: changed(machine.States[HUB]?.Choices ?? []) } });
}

/** The workflow where the choice leads from a phase to another state. */
const leadingFrom = (phase: string, next: string) =>
  withRules((rules) => rules.map((rule) => (rule.StringEquals === phase ? { ...rule, Next: next } : rule)));

describe('the workflow', () => {
  const { entered, moments, faults } = explore(machine);

  test('pays nothing unreviewed or before its window is over, ends nowhere with a case in need, and never sticks', () => {
    expect(moments).toBeGreaterThan(1000);
    expect(faults).toEqual([]);
  });

  test('has a way on from every phase, and comes to every other state', () => {
    expect(Object.keys(machine.States).filter((name) => !entered.has(name))).toEqual(['Unknown Phase']);
  });
});

describe('the steps of the model', () => {
  const written = Object.values(STEPS).flatMap(({ writes }) => writes);
  const ofTheSystem = new Set(TRANSITIONS.filter(({ who }) => who === 'system').map(({ event }) => event));

  test('are the functions of the workflow', () => {
    const states = Object.values(machine.States).flatMap((state) => [
      state,
      ...(state.Branches ?? []).flatMap(({ States }) => Object.values(States)),
    ]);
    const functions = states.filter(({ Type }) => Type === 'Task').map(functionOf);
    expect([...new Set(functions)].sort()).toEqual(Object.keys(STEPS).sort());
  });

  test('write every event of the system in the transition table, but for those that are written elsewhere', () => {
    expect([...new Set([...written, ...WRITTEN_ELSEWHERE])].sort()).toEqual([...ofTheSystem].sort());
    expect(written.filter((event) => WRITTEN_ELSEWHERE.includes(event))).toEqual([]);
  });
});

describe('a workflow is found out', () => {
  const payload = Object(machine.States.Pay?.Parameters);

  test.each<readonly [string, Machine, string]>([
    [
      'that has no way on from a suspension',
      withRules((rules) => rules.filter(({ StringEquals }) => StringEquals !== 'SUSPENDED')),
      'Unknown Phase fails in SUSPENDED',
    ],
    [
      'that pays while the entry is public',
      leadingFrom('PUBLICISED', 'Wait For The Time To Pay'),
      'Pay is entered in PUBLICISED',
    ],
    [
      'whose payment does not learn which run asks',
      withStates({ Pay: { Parameters: { ...payload, Payload: { ...payload.Payload, 'run.$': undefined } } } }),
      'Pay orders a payment although a later run takes care of the case',
    ],
    [
      'that goes on beside a later run',
      withRules((rules) => rules.filter(({ NumericLessThanPath }) => NumericLessThanPath === undefined)),
      'Ask For Fund Review is entered although a later run takes care of the case',
    ],
    [
      'that ends while staff are still to be asked',
      leadingFrom('FUND_REVIEW', 'Paid'),
      'Paid leaves a case in FUND_REVIEW without a run',
    ],
    [
      'that waits for a publication without a date',
      withRules((rules) => rules.map((rule) => (rule.And ? { ...rule.And[0], Next: rule.Next } : rule))),
      'Wait For Publication ends the run: there is no $.publishAt',
    ],
    [
      'with a step whose failure nobody catches',
      withStates({ 'Publish Notice Entry': { Catch: [] } }),
      'Publish Notice Entry dies of an error',
    ],
    [
      'that closes an entry without waiting for its end',
      leadingFrom('PUBLICISED', 'Close Notice Entry'),
      'Close Notice Entry goes round without waiting',
    ],
    [
      'that waits for ever',
      withStates({ 'Wait For The Correction': { Next: 'Wait For The Correction' } }),
      'Wait For The Correction is never left',
    ],
    ['with a state that no path comes to', leadingFrom('PAID', 'Refused'), 'Paid is never entered'],
  ])('%s', (_, broken, fault) => {
    expect(explore(broken).faults).toContain(fault);
  });
});

describe('a transition table is found out', () => {
  const [first, ...others] = TRANSITIONS;
  const row = (from: 'AWAITING_PUBLICATION' | 'FUND_REVIEW' | 'SUSPENDED' | 'VERIFYING', fields: object) =>
    ({ ...first, from, ...fields }) as Table[number];

  test.each<readonly [string, Table[number], string]>([
    [
      'that lets an approval be paid at once',
      row('FUND_REVIEW', { event: 'FUND_REVIEW_APPROVED', to: 'PAYING', who: 'staff' }),
      'Pay orders a payment before the window is over',
    ],
    [
      'that leaves out the review of the funds',
      row('VERIFYING', { event: 'VERIFICATION_PASSED', to: 'AWAITING_PUBLICATION', who: 'system' }),
      'Pay orders a payment that nobody has reviewed',
    ],
    [
      'that sends a suspended case on without a run',
      row('SUSPENDED', { event: 'COMPLAINT_DECIDED', to: 'PAYING', who: 'staff' }),
      'Suspended leaves a case in PAYING without a run',
    ],
    [
      'that moves a case under a run that waits for a time',
      row('AWAITING_PUBLICATION', { event: 'CONTACT_CHANGED', to: 'FUND_REVIEW', who: 'applicant' }),
      'Wait For Publication waits while the case stands in FUND_REVIEW',
    ],
  ])('%s', (_, changed, fault) => {
    expect(first && explore(machine, [first, ...others, changed]).faults).toContain(fault);
  });
});
