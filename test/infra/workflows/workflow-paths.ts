import { caseStateOf } from '../../../shared/domain/case/case-state.ts';
import { REVIEW_KINDS } from '../../../shared/domain/task-kind.ts';
import { anApplication } from '../../support/applications.ts';
import { afterItsWindow, casesAfter, type ModelCase, type Table } from './case-model.ts';
import { type Machine, nameIn, nextOf, type RunData, type State } from './workflow-machine.ts';
import { reviewIn, rowsOf, stepOf, WRITTEN_ELSEWHERE } from './workflow-steps.ts';

/** The number of the run that is looked at. */
export const OWN_RUN = 2;

/** One moment of a run: where it stands, what it knows, and how the case really stands. */
export interface Moment {
  readonly at: string;
  /** What the last step returned. */
  readonly data: RunData;
  /** How the case stood when the run last heard of it. */
  readonly known: RunData;
  readonly of: ModelCase;
  /** Whether the step has asked and waits for the answer to its token. */
  readonly hasAsked: boolean;
}

/**
 * A way from one moment to the next: the run goes on by itself, goes on because a time or an answer has come, or fails;
 * or the run stays and others change the case.
 */
export interface Move {
  readonly by: 'run' | 'time or answer' | 'error' | 'others';
  readonly to: Moment;
}

export interface Model {
  readonly machine: Machine;
  readonly table: Table;
  /** Takes note of what is wrong. */
  readonly found: (fault: string) => void;
}

/** What the others may do to the case: applicants, staff, bank, public, the sweep, the clock and a later run. */
export function movesOfOthers(moment: Moment, { table }: Model): readonly Move[] {
  const { of } = moment;
  const rows = table.filter(
    ({ who, event }) => who !== 'system' || of.hasLaterRun || WRITTEN_ELSEWHERE.includes(event),
  );
  // The sweep takes a run for lost, or the workflow was started a second time.
  const cases = [{ ...of, hasLaterRun: true }, afterItsWindow(of), ...rows.flatMap((row) => casesAfter(row, of))];
  return cases.map((next) => ({ by: 'others', to: { ...moment, of: next } }));
}

/** What the run itself may do next. */
export function movesOfRun(moment: Moment, model: Model): readonly Move[] {
  const state = stateAt(moment.at, model);
  switch (state.Type) {
    case 'Choice':
      return choice(moment, state, model);
    case 'Wait':
      return wait(moment, state, model);
    case 'Parallel':
      return [goes(moment, state.Next), ...(state.Branches?.some(mayFail) ? failures(moment, state, []) : [])];
    case 'Task':
      return isTokenStep(state) ? tokenStep(moment, state, model) : step(moment, state, model);
    case 'Succeed':
    case 'Fail':
      return [];
    default:
      throw new Error(`No rule for a state of type ${state.Type}`);
  }
}

function choice(moment: Moment, state: State, { found }: Model): readonly Move[] {
  try {
    return [goes(moment, nextOf(state, moment.data, OWN_RUN))];
  } catch (error) {
    found(`${moment.at} ends the run: ${Object(error).message}`);
    return [];
  }
}

function wait(moment: Moment, state: State, { found }: Model): readonly Move[] {
  const { of, data } = moment;
  const path = state.TimestampPath ?? '';
  if (!(nameIn(path) in data)) {
    found(`${moment.at} ends the run: there is no ${path}`);
    return [];
  }
  // The window that the run knows is over then. A later one may have another.
  const isWindow = path === '$.closesAt' && !of.hasLaterRun;
  return [afterItsWindow(of), ...(isWindow ? [] : [of])].map((next) => ({
    ...goes({ ...moment, of: next }, state.Next),
    by: 'time or answer',
  }));
}

/** A step that returns its result at once: it writes what it may, and changes nothing where it may write nothing. */
function step(moment: Moment, state: State, { table }: Model): readonly Move[] {
  const { returns } = stepOf(state);
  const written = rowsOf(stepOf(state), table).flatMap((row) => casesAfter(row, moment.of));
  const after = written.length > 0 ? written : [moment.of];
  const results = after.map((of) => {
    const data = returns === 'the case' ? dataOf(of) : { applicationId: 'A1' };
    return goes({ ...moment, of, data: state.ResultPath === null ? moment.data : data }, state.Next);
  });
  return [...results, ...failures(moment, state, written)];
}

/** A step that asks, and waits for the answer as long as the case stands where it asked. */
function tokenStep(moment: Moment, state: State, model: Model): readonly Move[] {
  const { of } = moment;
  const answered = (next: ModelCase) => goes({ ...moment, of: next, data: dataOf(next) }, state.Next);
  const isAsking = purposeOf(state, model.table).has(of.phase);
  if (moment.hasAsked) return isAsking ? [] : [{ ...answered(of), by: 'time or answer' }];
  if (!isAsking || (of.hasLaterRun && knowsItsRun(state))) return [answered(of), ...failures(moment, state, [])];
  const rows = rowsOf(stepOf(state), model.table);
  const written = rows.flatMap((row) => {
    const cases = casesAfter(row, of);
    if (row.event === 'PAYMENT_REQUESTED' && cases.length > 0) checkMoney(moment, model);
    return cases;
  });
  const asked = (written.length > 0 ? written : [of]).map(
    (next): Move =>
      next.phase === of.phase ? { by: 'run', to: { ...moment, of: next, hasAsked: true } } : answered(next),
  );
  return [...asked, ...failures(moment, state, written)];
}

function checkMoney({ at, of }: Moment, { found }: Model): void {
  if (!of.isReviewed) found(`${at} orders a payment that nobody has reviewed`);
  if (!of.isWindowOver) found(`${at} orders a payment before the window is over`);
  if (of.hasLaterRun) found(`${at} orders a payment although a later run takes care of the case`);
}

/** Whether the function learns which run asks, and so can leave the case to a later one. */
function knowsItsRun(state: State): boolean {
  const { 'run.$': run } = Object(Object(state.Parameters).Payload);
  return stepOf(state).isForLatestRun === true && run === '$$.Execution.Input.run';
}

/** After its retries a step may fail, before or after it has written. */
function failures(moment: Moment, state: State, written: readonly ModelCase[]): readonly Move[] {
  return [moment.of, ...written].flatMap((of) =>
    (state.Catch ?? []).map(({ Next }): Move => ({ ...goes({ ...moment, of }, Next), by: 'error' })),
  );
}

/** Whether an error can leave a branch, which then fails as a whole. */
function mayFail({ States }: Machine): boolean {
  return Object.values(States).some((state) => state.Type === 'Task' && !catchesAll(state));
}

export function catchesAll({ Catch = [] }: State): boolean {
  return Catch.some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
}

export function isTokenStep({ Resource = '' }: State): boolean {
  return Resource.endsWith('.waitForTaskToken');
}

/** The phases in which a state has something to do: it writes an event, or opens a task. None: in any. */
export function purposeOf(state: State, table: Table): ReadonlySet<string | null> {
  const review = reviewIn(state);
  return new Set(review ? [review] : rowsOf(stepOf(state), table).map(({ from }) => from));
}

export function stateAt(name: string, { machine }: Pick<Model, 'machine'>): State {
  const state = machine.States[name];
  if (!state) throw new Error(`No state ${name}`);
  return state;
}

function goes({ data, known, of }: Omit<Moment, 'at' | 'hasAsked'>, next: string | undefined): Move {
  const at = next ?? '';
  return { by: 'run', to: { at, data, known: 'phase' in data ? data : known, of, hasAsked: false } };
}

const states = new Map<string, RunData>();

/** What the workflow learns of a case, as the service itself tells it. */
function dataOf({ phase, isDated, hasLaterRun }: ModelCase): RunData {
  const key = [phase, isDated, hasLaterRun].join();
  const undated = phase === 'AWAITING_PUBLICATION' && !isDated && { stage: 'approved' as const };
  const workflowRun = hasLaterRun ? OWN_RUN + 1 : OWN_RUN;
  const known = states.get(key) ?? { ...caseStateOf(anApplication({ phase, ...undated, workflowRun }).application) };
  states.set(key, known);
  return known;
}

/** The phases in which staff are asked, and the workflow waits for them. */
export const REVIEWS: readonly string[] = REVIEW_KINDS;
