import type { Phase } from '../domain/phase.ts';
import type { TaskKind, TaskStatus } from '../domain/task-kind.ts';

/** The names of the indexes and every key string in them. */

export const INDEXES = {
  byApplication: 'byApplication',
  tasks: 'tasks',
  tasksByKind: 'tasksByKind',
  notices: 'notices',
  nextDue: 'nextDue',
  caseload: 'caseload',
  caseloadByPhase: 'caseloadByPhase',
} as const;

/** Index byApplication: an application by its id alone. */
export function applicationIndexKey(applicationId: string) {
  return { applicationPk: `APPLICATION#${applicationId}`, applicationSk: '-' };
}

/**
 * Indexes tasks and tasksByKind: by agency and status, the second also by kind. Tasks sort by when they are due,
 * decided ones by when they were decided.
 */
export function taskIndexKeys(task: {
  readonly agency: string;
  readonly kind: TaskKind;
  readonly status: TaskStatus;
  readonly dueAt: string;
  readonly taskId: string;
  readonly decision?: { readonly decidedAt: string } | undefined;
}) {
  const taskSk = `${task.decision?.decidedAt ?? task.dueAt}#${task.taskId}`;
  return {
    taskPk: taskPartition(task.agency, task.status),
    taskKindPk: taskKindPartition(task.agency, task.status, task.kind),
    taskSk,
  };
}

export const taskPartition = (agency: string, status: TaskStatus) => `TASKS#${agency}#${status}`;

export const taskKindPartition = (agency: string, status: TaskStatus, kind: TaskKind) =>
  `TASKS#${agency}#${status}#${kind}`;

/** Index notices: the entries of a notice in the order of their serials. */
export function noticeIndexKey(noticeId: string, serial: number) {
  return { noticePk: `ENTRIES#${noticeId}`, noticeSk: String(serial).padStart(8, '0') };
}

/** Indexes caseload and caseloadByPhase: by agency, the second also by phase, newest first. */
export function caseloadIndexKeys(agency: string, phase: Phase, submittedAt: string, applicationId: string) {
  return {
    caseloadPk: caseloadPartition(agency),
    caseloadPhasePk: caseloadPhasePartition(agency, phase),
    caseloadSk: `${submittedAt}#${applicationId}`,
  };
}

export const caseloadPartition = (agency: string) => `CASELOAD#${agency}`;

export const caseloadPhasePartition = (agency: string, phase: Phase) => `CASELOAD#${agency}#${phase}`;

/** Open cases are spread over this many partitions, so that the sweep's index has no hot partition. */
export const NEXT_DUE_SHARDS = 4;

export const nextDuePartition = (shard: number) => `DUE#${shard}`;

/** Index nextDue: open cases by when their next thing must have happened. */
export function nextDueIndexKey(applicationId: string, nextDueAt: string) {
  return { nextDuePk: nextDuePartition(shardOf(applicationId)), nextDueSk: `${nextDueAt}#${applicationId}` };
}

/** What the next removal takes: the content of a case that has ended, or its vouchers. */
export type NextRemoval = 'CONTENT' | 'VOUCHERS';

export const retentionPartition = (next: NextRemoval, shard: number) => `ENDED#${next}#${shard}`;

/**
 * Index nextDue, too: cases that have ended, by when they were submitted. A case is due for nothing and for its removal
 * at different times, so one pair of keys serves both.
 */
export function retentionIndexKey(applicationId: string, next: NextRemoval, submittedAt: string) {
  return {
    nextDuePk: retentionPartition(next, shardOf(applicationId)),
    nextDueSk: `${submittedAt}#${applicationId}`,
  };
}

function shardOf(applicationId: string): number {
  const sum = [...applicationId].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return sum % NEXT_DUE_SHARDS;
}
