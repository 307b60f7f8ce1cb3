import { describe, expect, test } from 'vitest';
import { stageNamed } from '../../../infra/stages.ts';
import { ORDER_ALLOWANCE, SILENCE_LIMIT, VERIFICATION_ALLOWANCE } from '../../../shared/policy/planned-due.ts';
import { synthesisedStack } from '../synthesised-stack.ts';
import { definitionIn, type Retrier, type State } from './workflow-machine.ts';

const template = synthesisedStack();
const { States: states } = definitionIn(template);
const checks = states['Verify Against Registers']?.Branches ?? [];

/** The retrier that Step Functions takes for an error: the first that names it. */
function retrierFor(error: string, state: State | undefined): Retrier {
  const found = state?.Retry?.find(({ ErrorEquals }) => ErrorEquals.includes(error));
  if (!found) throw new Error(`No retry after ${error}`);
  return found;
}

/** The longest waits between the tries of a retrier, in seconds. */
function waitsOf({ IntervalSeconds, BackoffRate, MaxAttempts, MaxDelaySeconds = Infinity }: Retrier): number[] {
  return Array.from({ length: MaxAttempts }, (_, n) => Math.min(IntervalSeconds * BackoffRate ** n, MaxDelaySeconds));
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

describe('a check of a register', () => {
  test('runs in parallel with the two others', () => {
    expect(checks.map(({ StartAt }) => StartAt)).toEqual(['Check Identity', 'Check Employment', 'Check Certificate']);
  });

  test.each(checks)(
    '$StartAt waits four hours for a register that does not answer, then continues without it',
    ({ StartAt, States }) => {
      const waits = waitsOf(retrierFor('RegisterUnansweredError', States[StartAt]));
      const seconds = sumOf(waits);
      expect(seconds * 1000).toBeGreaterThanOrEqual(SILENCE_LIMIT);
      expect(seconds * 1000).toBeLessThan(VERIFICATION_ALLOWANCE);
      expect(Math.max(...waits)).toBe(600);
      const [unanswered] = States[StartAt]?.Catch ?? [];
      expect(unanswered?.ErrorEquals).toEqual(['RegisterUnansweredError']);
      expect(States[unanswered?.Next ?? '']?.Type).toBe('Pass');
    },
  );
});

describe('a burst of 3,200 submissions, of which 2,350 once became manual work', () => {
  const CASES = 3200;
  /** A call to a silent register ends after the default of PortTimeoutMilliseconds. */
  const SECONDS_A_CALL = template.toJSON().Parameters.PortTimeoutMilliseconds.Default / 1000;

  test.each(checks)('is verified in $StartAt before its throttled calls are given up', ({ StartAt, States }) => {
    const { objector: _, ...ofChecks } = stageNamed('production').registerCalls;
    const ceiling = Math.min(...Object.values(ofChecks));
    const waits = waitsOf(retrierFor('Lambda.TooManyRequestsException', States[StartAt]));
    // Full jitter halves the waits on average.
    expect(sumOf(waits) / 2).toBeGreaterThan((CASES / ceiling) * SECONDS_A_CALL);
    // A try that comes just too early must not cost a case more than a minute.
    expect(Math.max(...waits)).toBe(60);
  });

  test.each(checks)('spreads the throttled calls of $StartAt by full jitter', ({ StartAt, States }) => {
    expect(retrierFor('Lambda.TooManyRequestsException', States[StartAt]).JitterStrategy).toBe('FULL');
  });

  test('keeps every execution below the 25,000 events that its history may have', () => {
    const EVENTS_A_TRY = 3;
    const tries = checks.flatMap(({ StartAt, States }) =>
      (States[StartAt]?.Retry ?? []).map(({ MaxAttempts }) => MaxAttempts),
    );
    expect(sumOf(tries) * EVENTS_A_TRY).toBeLessThan(25_000 / 2);
  });
});

describe('a day on which 3,200 cases are to be paid', () => {
  const recheck = states['Check Again Before Payment'];
  const SECONDS = (3200 / stageNamed('production').registerCalls.recheck) * 5;

  test('is asked about again before its throttled calls are given up, even if every call times out', () => {
    const throttled = retrierFor('Lambda.TooManyRequestsException', recheck);
    expect(sumOf(waitsOf(throttled)) / 2).toBeGreaterThan(SECONDS);
    expect(throttled.JitterStrategy).toBe('FULL');
  });

  test('is ordered before the sweep calls it overdue, even if every register is silent twice', () => {
    const pauses = sumOf(waitsOf(retrierFor('RegisterUnansweredError', recheck)));
    expect((2 * SECONDS + pauses) * 1000).toBeLessThan(ORDER_ALLOWANCE);
  });
});
