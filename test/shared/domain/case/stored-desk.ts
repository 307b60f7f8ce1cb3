import { type Application, holdsSlot } from '../../../../shared/domain/case/application.ts';
import type { Hand } from '../../../../shared/domain/hand.ts';
import type { Instant } from '../../../../shared/domain/instant.ts';
import { filedAt } from '../../../../shared/domain/objection.ts';
import type { Task } from '../../../../shared/domain/task.ts';
import type { TaskKind } from '../../../../shared/domain/task-kind.ts';
import { keyOf } from '../../../../shared/table/application-item.ts';
import { aSubmission } from '../../../support/applications.ts';
import type { StoredCase } from './case-table.ts';
import { anotherNumber, aTask, type Desk } from './desk.ts';

/** What a decision needs is not stored: it cannot be made now. */
export class NotThere extends Error {}

interface Circumstances {
  readonly at: Instant;
  readonly newId: () => string;
  /** Who decides, and keys. */
  readonly staff: Hand;
  /** Every case of the person: a correction may be for the place of another one. */
  readonly all: readonly StoredCase[];
}

/** A desk with what is stored of a case: its open tasks, its order that is out, its objections. */
export function storedDesk(
  { tasks, payments, objections, recoveries }: StoredCase,
  { at, newId, staff, all }: Circumstances,
): Desk {
  const openOf = (...kinds: readonly TaskKind[]) =>
    tasks.filter(({ status, kind }) => status === 'OPEN' && kinds.includes(kind));
  return {
    at,
    staffFor: () => staff,
    newId,
    serial: () => 1,
    newTask: (application, kind, request) =>
      aTask(application, kind, { openedAt: at, request, round: roundOf(kind, tasks) }),
    openTask: (_, kind) => there(openOf(kind)[0]),
    tasksToCancel: (_, ...kinds) => openOf(...kinds),
    correction: (application) => correctionOf(application, all),
    order: () => there(payments.find(({ status }) => status === 'REQUESTED')),
    recovery: (_, ...statuses) => there(recoveries.find(({ status }) => statuses.includes(status))),
    pendingObjection: ({ dismissed }) =>
      there(objections.find((each) => !each.notAdmitted && (dismissed === undefined || filedAt(each) > dismissed.at))),
  };
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new NotThere();
  return value;
}

/** The number of the next round of a kind of task. */
export function roundOf(kind: TaskKind, tasks: readonly Task[]): number {
  return tasks.filter((task) => task.kind === kind).length + 1;
}

/** The case at the key that another one would take. */
export function heldAt(application: Application, all: readonly StoredCase[]): Application | undefined {
  const { sk } = keyOf(application);
  return all.map((each) => each.application).find((each) => keyOf(each).sk === sk);
}

/** Every second case is corrected to another level, where that is free. */
function correctionOf(application: Application, all: readonly StoredCase[]) {
  const declaration = anotherNumber(application);
  const level = application.certificate.level === 3 ? 4 : 3;
  const { terms } = aSubmission({}, { level, occupationCode: application.certificate.occupationCode }).after;
  const moved = { ...declaration, certificate: { ...declaration.certificate, level }, terms } as const;
  const current = heldAt({ ...application, ...moved }, all);
  if (all.length % 2 === 0 || (current && holdsSlot(current))) return { declaration, previous: undefined };
  return { declaration: moved, previous: current };
}
