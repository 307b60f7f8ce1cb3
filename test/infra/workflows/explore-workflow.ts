import { isFinal } from '../../../shared/domain/phase.ts';
import { TRANSITIONS } from '../../../shared/domain/transitions.ts';
import { plannedDue } from '../../../shared/policy/planned-due.ts';
import { chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { anApplication } from '../../support/applications.ts';
import { everyCase, type ModelCase, type Table } from './case-model.ts';
import type { Machine } from './workflow-machine.ts';
import {
  catchesAll,
  type Model,
  type Moment,
  type Move,
  movesOfOthers,
  movesOfRun,
  OWN_RUN,
  purposeOf,
  REVIEWS,
  stateAt,
} from './workflow-paths.ts';
import { functionOf, phasesThatNeedARun } from './workflow-steps.ts';

const PARK = 'park-application';

/** Everything that a run of a workflow may come to. */
export interface Exploration {
  /** The states that a run comes to. */
  readonly entered: ReadonlySet<string>;
  readonly moments: number;
  /** What is wrong, each fault once. */
  readonly faults: readonly string[];
}

/** Follows every path of a run, with every choice, error and wait, whatever the others do to its case meanwhile. */
export function explore(machine: Machine, table: Table = TRANSITIONS): Exploration {
  const faults = new Set<string>();
  const model: Model = { machine, table, found: (fault) => faults.add(fault) };
  const needsARun = phasesThatNeedARun(table, REVIEWS);
  const moves = new Map<string, readonly (Move & { readonly key: string })[]>();
  const open = everyCase(table).map(
    (of): Moment => ({ at: machine.StartAt, data: { applicationId: 'A1' }, known: {}, of, hasAsked: false }),
  );
  const ends = new Set<string>();
  for (let moment = open.pop(); moment; moment = open.pop()) {
    const key = JSON.stringify(moment);
    if (moves.has(key)) continue;
    checkMoment(moment, model, needsARun);
    const own = movesOfRun(moment, model);
    for (const { to, by } of own) if (by !== 'error') checkEntry(moment, to, model);
    if (isEnd(moment, model)) ends.add(key);
    const all = [...own, ...movesOfOthers(moment, model)].map((move) => ({ ...move, key: JSON.stringify(move.to) }));
    moves.set(key, all);
    open.push(...all.map(({ to }) => to));
  }
  for (const at of withoutEnd(moves, ends)) model.found(`${at} is never left`);
  for (const at of busy(moves)) model.found(`${at} goes round without waiting`);
  const entered = statesOf([...moves.keys()]);
  const isSpare = (name: string) => Object.values(machine.States).some(({ Default }) => Default === name);
  for (const name of Object.keys(machine.States)) {
    if (!entered.has(name) && !isSpare(name)) model.found(`${name} is never entered`);
  }
  return { entered, moments: moves.size, faults: [...faults].sort() };
}

function isEnd({ at }: Moment, model: Model): boolean {
  return ['Succeed', 'Fail'].includes(stateAt(at, model).Type);
}

/** What must hold at every moment, whoever moved last. */
function checkMoment(moment: Moment, model: Model, needsARun: ReadonlySet<string | null>): void {
  const { at, known, of } = moment;
  const state = stateAt(at, model);
  const isAlone = needsARun.has(of.phase) && !of.hasLaterRun;
  if (state.Type === 'Task' && !catchesAll(state) && functionOf(state) !== PARK) model.found(`${at} dies of an error`);
  if (state.Type === 'Wait' && isAlone && of.phase !== known.phase) {
    model.found(`${at} waits while the case stands in ${of.phase}`);
  }
  if (!isEnd(moment, model)) return;
  if (!isHeld(of)) model.found(`${at} leaves a case in ${of.phase} without a due time`);
  if (state.Type === 'Succeed' && isAlone) model.found(`${at} leaves a case in ${of.phase} without a run`);
}

/** What must hold where a run goes from one state to another. */
function checkEntry({ at: before }: Moment, { at, known }: Moment, model: Model): void {
  const state = stateAt(at, model);
  const isParking = functionOf(stateAt(before, model)) === PARK;
  if (state.Type === 'Fail' && !isParking) model.found(`${at} fails in ${known.phase}`);
  if (state.Type === 'Succeed' || state.Type === 'Fail' || state.Type === 'Choice') return;
  if (Number(known.run) > OWN_RUN) model.found(`${at} is entered although a later run takes care of the case`);
  if (state.Type !== 'Task') return;
  const purpose = purposeOf(state, model.table);
  if (purpose.size > 0 && !purpose.has(String(known.phase))) model.found(`${at} is entered in ${known.phase}`);
}

const held = new Map<string, boolean>();

/** Whether a case has ended, or the sweep looks at it: people are reminded of it then, or its run begins again. */
function isHeld({ phase }: ModelCase): boolean {
  const isKnown = held.get(phase) ?? (isFinal(phase) || isDue(phase));
  held.set(phase, isKnown);
  return isKnown;
}

function isDue(phase: ModelCase['phase']): boolean {
  return plannedDue(anApplication({ phase }).application, chineseCalendar) !== undefined;
}

type Moves = ReadonlyMap<string, readonly (Move & { readonly key: string })[]>;

/** The states from which a run comes to no end, unless a step fails. */
function withoutEnd(moves: Moves, ends: ReadonlySet<string>): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  for (const [key, next] of moves) {
    for (const { by, key: to } of next) if (by !== 'error') before.set(to, [...(before.get(to) ?? []), key]);
  }
  const reached = new Set(ends);
  const open = [...ends];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const earlier of before.get(key) ?? []) {
      if (reached.has(earlier)) continue;
      reached.add(earlier);
      open.push(earlier);
    }
  }
  return statesOf([...moves.keys()].filter((key) => !reached.has(key)));
}

/** The states of which a run goes round by itself, without a time, an answer or a change of the case. */
function busy(moves: Moves): ReadonlySet<string> {
  let left = new Map(
    [...moves].map(([key, next]) => [key, next.filter(({ by }) => by === 'run').map(({ key: to }) => to)]),
  );
  for (let size = -1; size !== left.size; ) {
    size = left.size;
    left = new Map([...left].filter(([, next]) => next.some((to) => left.has(to))));
  }
  return statesOf([...left.keys()]);
}

function statesOf(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.map((key) => String(JSON.parse(key).at)));
}
