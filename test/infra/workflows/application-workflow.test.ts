import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { PHASES } from '../../../shared/domain/phase.ts';
import { onlyResourceOf, synthesisedStack } from '../synthesised-stack.ts';
import { definitionIn, type Machine, nextOf, type RunData, type State } from './workflow-machine.ts';

const template = synthesisedStack();
const { Properties } = onlyResourceOf(template, 'AWS::StepFunctions::StateMachine');
const machine = definitionIn(template);
const everyState = Object.entries(machine.States).flatMap(([name, state]) => [
  [name, state] as const,
  ...(state.Branches ?? []).flatMap((branch) => Object.entries(branch.States)),
]);
const tasks = everyState.filter(([, { Type }]) => Type === 'Task');

/** The run that walks through the machine. */
const OWN_RUN = 2;

/**
 * Walks through the machine with the given answers of its tasks. Returns every state entered, including first states of
 * branches.
 */
function walk(answers: Readonly<Record<string, RunData>>): readonly string[] {
  const entered: string[] = [];
  let data: RunData = { applicationId: 'A1', run: OWN_RUN };
  let name: string | undefined = machine.StartAt;
  while (name !== undefined) {
    const state: State | undefined = machine.States[name];
    if (!state) throw new Error(`No state ${name}`);
    entered.push(name, ...(state.Branches ?? []).map(({ StartAt }) => StartAt));
    data = { run: OWN_RUN, ...(answers[name] ?? data) };
    name = nextOf(state, data, OWN_RUN);
  }
  return entered;
}

const publicity = { publishAt: '2021-06-17T01:00:00.000Z', closesAt: '2021-06-24T16:00:00.000Z' };
const payAt = '2021-06-25T02:00:00.000Z';
const happyAnswers = {
  'Find Where The Case Stands': { applicationId: 'A1', phase: 'VERIFYING' },
  'Record Verification': { applicationId: 'A1', phase: 'FUND_REVIEW' },
  'Ask For Fund Review': { applicationId: 'A1', phase: 'AWAITING_PUBLICATION', ...publicity },
  'Publish Notice Entry': { applicationId: 'A1', phase: 'PUBLICISED', ...publicity },
  'Close Notice Entry': { applicationId: 'A1', phase: 'PAYING', payAt },
  Pay: { applicationId: 'A1', phase: 'PAID' },
};

describe('the workflow', () => {
  test('is valid Amazon States Language', () => {
    const validate: (machine: Machine) => { readonly isValid: boolean; readonly errorsText: () => string } =
      createRequire(import.meta.url)('asl-validator');
    const { isValid, errorsText } = validate(machine);
    expect(isValid, isValid ? '' : errorsText()).toBe(true);
  });

  test('is a Standard workflow, because cases take weeks', () => {
    expect(Properties.StateMachineType).toBe('STANDARD');
  });

  test('needs at most 22 transitions from submission to payment', () => {
    const entered = walk(happyAnswers);
    expect(entered.at(-1)).toBe('Paid');
    expect(entered.length).toBeLessThanOrEqual(22);
  });

  test('schedules the publication first where an approved case has no publicity period', () => {
    const entered = walk({
      ...happyAnswers,
      'Ask For Fund Review': { applicationId: 'A1', phase: 'AWAITING_PUBLICATION' },
      'Schedule Publication': { applicationId: 'A1', phase: 'AWAITING_PUBLICATION', ...publicity },
    });
    expect(entered).toContain('Schedule Publication');
    expect(entered.at(-1)).toBe('Paid');
  });

  test.each([
    ['PAID', 'Paid'],
    ['REJECTED', 'Refused'],
    ['WITHDRAWN', 'Withdrawn'],
    ['PAYMENT_RETURNED', 'Payment Returned'],
    ['SUSPENDED', 'Suspended'],
  ])('ends well where the case is %s', (phase, end) => {
    const entered = walk({ 'Find Where The Case Stands': { applicationId: 'A1', phase } });
    expect(entered.at(-1)).toBe(end);
    expect(machine.States[end]?.Type).toBe('Succeed');
  });

  test('has a next step for every phase of a running case', () => {
    const hub = machine.States['Where Does The Case Stand?'];
    const unknown = PHASES.filter(
      (phase) => hub && nextOf(hub, { applicationId: 'A1', phase, run: OWN_RUN }, OWN_RUN) === 'Unknown Phase',
    );
    expect(unknown).toEqual([]);
  });

  test('waits until an open correction lapses, and then looks where the case stands', () => {
    const asked = { applicationId: 'A1', phase: 'CORRECTION_REQUESTED', correctionDueAt: '2021-07-12T16:00:00.000Z' };
    const entered = walk({
      'Find Where The Case Stands': asked,
      'Let The Correction Lapse': { applicationId: 'A1', phase: 'REJECTED' },
    });
    expect(entered).toEqual([
      'Find Where The Case Stands',
      'Where Does The Case Stand?',
      'Wait For The Correction',
      'Let The Correction Lapse',
      'Where Does The Case Stand?',
      'Refused',
    ]);
    expect(machine.States['Wait For The Correction']).toMatchObject({
      Type: 'Wait',
      TimestampPath: '$.correctionDueAt',
    });
  });

  test.each([
    [1, 'Paid'],
    [OWN_RUN, 'Paid'],
    [OWN_RUN + 1, 'Taken Over By A Later Run'],
  ])('where run 2 finds that run %i takes care of the case, ends in: %s', (run, end) => {
    const entered = walk({ 'Find Where The Case Stands': { applicationId: 'A1', phase: 'PAID', run } });
    expect(entered.at(-1)).toBe(end);
    expect(machine.States[end]?.Type).toBe('Succeed');
  });

  test('leaves a case to the later run in every phase', () => {
    const hub = machine.States['Where Does The Case Stand?'];
    const run = OWN_RUN + 1;
    const next = PHASES.map((phase) => hub && nextOf(hub, { applicationId: 'A1', phase, run }, OWN_RUN));
    expect(new Set(next)).toEqual(new Set(['Taken Over By A Later Run']));
  });
});

describe('a step', () => {
  test('that fails after its retries parks the application', () => {
    const outsideChecks = Object.entries(machine.States).filter(
      ([, { Type }]) => Type === 'Task' || Type === 'Parallel',
    );
    for (const [name, { Catch }] of outsideChecks) {
      if (name === 'Park Application') continue;
      const parks = { ErrorEquals: ['States.ALL'], Next: 'Park Application', ResultPath: '$.error' };
      expect([name, Catch?.at(-1)]).toEqual([name, parks]);
      if (name !== 'Check Again Before Payment') expect(Catch).toHaveLength(1);
    }
    expect(machine.States['Park Application']?.Next).toBe('Parked');
  });

  test('names the errors for which it is retried', () => {
    const repeated = tasks.flatMap(([, { Retry = [] }]) => Retry.flatMap(({ ErrorEquals }) => ErrorEquals));
    expect(repeated).toContain('WriteConflictError');
    expect(repeated).not.toContain('States.ALL');
    expect(repeated).not.toContain('States.TaskFailed');
  });

  test.each(tasks)(
    '%s is retried after a Lambda fault and after a conflict with another writer',
    (_, { Retry = [] }) => {
      const repeated = Retry.flatMap(({ ErrorEquals }) => ErrorEquals);
      expect(repeated).toEqual(
        expect.arrayContaining([
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
          'Lambda.TooManyRequestsException',
          'WriteConflictError',
        ]),
      );
    },
  );

  test.each(tasks)(
    '%s gets our ids, its kind, its run and its token, and nothing else',
    (name, { Parameters = {} }) => {
      const { FunctionName: _, Payload, ...direct } = Parameters;
      const given: Readonly<Record<string, unknown>> = Payload ? Object(Payload) : direct;
      expect(given['applicationId.$']).toBe('$.applicationId');
      const others = Object.keys(given).filter((key) => key !== 'applicationId.$');
      expect(['kind', 'run.$', 'taskToken.$', 'error.$']).toEqual(expect.arrayContaining(others));
      if (name === 'Park Application') expect(given['error.$']).toBe('$.error.Error');
    },
  );

  test.each(['Ask For Manual Verification', 'Ask For Fund Review', 'Ask For Objection Review', 'Pay'])(
    '%s waits for an answer',
    (name) => {
      expect(machine.States[name]?.Resource).toBe('arn:aws-cn:states:::lambda:invoke.waitForTaskToken');
    },
  );
});

test('the step that pays learns which run asks, so that an earlier one orders nothing', () => {
  const payload = Object(machine.States.Pay?.Parameters).Payload;
  expect(payload).toMatchObject({ 'run.$': '$$.Execution.Input.run' });
});

describe('the re-check before the payment', () => {
  const recheck = machine.States['Check Again Before Payment'];

  test('is asked after the wait and before the order', () => {
    const entered = walk(happyAnswers);
    expect(entered.slice(-5)).toEqual([
      'Wait For The Time To Pay',
      'Check Again Before Payment',
      'Pay',
      'Where Does The Case Stand?',
      'Paid',
    ]);
  });

  test('asks a silent register once more, after ten minutes, and then the case is paid', () => {
    const retry = recheck?.Retry?.filter(({ ErrorEquals }) => ErrorEquals.includes('RegisterUnansweredError'));
    expect(retry).toMatchObject([{ IntervalSeconds: 600, MaxAttempts: 1 }]);
    expect(recheck?.Catch?.[0]).toEqual({ ErrorEquals: ['RegisterUnansweredError'], Next: 'Pay', ResultPath: null });
  });
});

test('only the first step waits for the index', () => {
  const waiting = tasks.filter(([, { Retry = [] }]) =>
    Retry.some(({ ErrorEquals }) => ErrorEquals.includes('ApplicationNotFoundError')),
  );
  expect(waiting.map(([name]) => name)).toEqual(['Find Where The Case Stands']);
});

test('the log of the workflow holds errors, and no input or output', () => {
  expect(Properties.LoggingConfiguration).toMatchObject({ Level: 'ERROR', IncludeExecutionData: false });
});
