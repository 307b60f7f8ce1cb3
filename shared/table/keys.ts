import { AGENCY_CODE_PATTERN } from '../domain/agency-code.ts';
import type { DocumentSeries } from '../domain/document-number.ts';
import type { Check } from '../domain/finding.ts';
import type { Phase } from '../domain/phase.ts';
import type { TaskKind, TaskStatus } from '../domain/task-kind.ts';

/** Every key string of the table is built in this file. */

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export const INDEXES = {
  byApplication: 'byApplication',
  tasks: 'tasks',
  tasksByKind: 'tasksByKind',
  notices: 'notices',
  nextDue: 'nextDue',
  caseload: 'caseload',
  caseloadByPhase: 'caseloadByPhase',
} as const;

/** One partition holds everything of one person. */
export const personPartition = (idNumber: string) => `ID#${idNumber}`;
const padded = (value: number, width: number) => String(value).padStart(width, '0');

export interface OccupationLevel {
  /** One id for the occupation in every edition, so that two codes of one occupation have one key. */
  readonly conceptId: string;
  readonly level: number;
}

/** The current attempt. A second one for the same occupation and level would need the same key. */
export function applicationKey(idNumber: string, { conceptId, level }: OccupationLevel): Key {
  return { pk: personPartition(idNumber), sk: `OCC#${conceptId}#L${level}` };
}

/**
 * An attempt that ended without a payment and made room for another. A correction may move attempts from one occupation
 * to another, so their numbers alone would not tell two of them apart.
 */
export function earlierAttemptKey(
  idNumber: string,
  { conceptId, level }: OccupationLevel,
  { attempt, applicationId }: { readonly attempt: number; readonly applicationId: string },
): Key {
  return {
    pk: personPartition(idNumber),
    sk: `PAST#${conceptId}#L${level}#${padded(attempt, 4)}#${applicationId}`,
  };
}

/** A submission that was refused at once, which is no attempt. */
export function refusedSubmissionKey(idNumber: string, receiptNumber: string): Key {
  return { pk: personPartition(idNumber), sk: `${REFUSED_SUBMISSIONS}${receiptNumber}` };
}

export const REFUSED_SUBMISSIONS = 'REFUSED#';

/** Current and earlier attempts, and no other items, sort between these two: OBJECTION# < OCC# … PAST# < PAYMENT#. */
export const ATTEMPTS_FROM = 'OCC#';
export const ATTEMPTS_TO = 'PAST#~';

export function annualCounterKey(idNumber: string, year: number): Key {
  return { pk: personPartition(idNumber), sk: `YEAR#${year}` };
}

export function eventKey(idNumber: string, applicationId: string, sequence: number): Key {
  return { pk: personPartition(idNumber), sk: `${eventPrefix(applicationId)}${padded(sequence, 6)}` };
}

export const eventPrefix = (applicationId: string) => `EVENT#${applicationId}#`;

/** What a case declared before, by the event that declared it. */
export function formerDeclarationKey(idNumber: string, applicationId: string, declaredBy: number): Key {
  return { pk: personPartition(idNumber), sk: `${formerDeclarationPrefix(applicationId)}${padded(declaredBy, 6)}` };
}

export const formerDeclarationPrefix = (applicationId: string) => `DECLARED#${applicationId}#`;

export function findingKey(idNumber: string, applicationId: string, check: Check): Key {
  return { pk: personPartition(idNumber), sk: `${findingPrefix(applicationId)}${check}` };
}

export const findingPrefix = (applicationId: string) => `CHECK#${applicationId}#`;

/** What a register said before the payment. The findings of the verification keep their own keys. */
export function recheckKey(idNumber: string, applicationId: string, check: Check): Key {
  return { pk: personPartition(idNumber), sk: `${recheckPrefix(applicationId)}${check}` };
}

export const recheckPrefix = (applicationId: string) => `RECHECK#${applicationId}#`;

export function taskKey(idNumber: string, taskId: string): Key {
  return { pk: personPartition(idNumber), sk: `TASK#${taskId}` };
}

export const taskPrefix = (applicationId: string) => `TASK#${applicationId}.`;

export function objectionKey(idNumber: string, applicationId: string, objectionId: string): Key {
  return { pk: personPartition(idNumber), sk: `${objectionPrefix(applicationId)}${objectionId}` };
}

/** An objection by its id alone: which case it is about, and the digest of its receipt code. */
export function objectionReceiptKey(objectionId: string): Key {
  return { pk: `OBJECTION#${objectionId}`, sk: '-' };
}

/** Who objected to an entry, by phone number or by ID number: each of them once. */
export function objectedKey(
  { noticeId, serial }: { readonly noticeId: string; readonly serial: number },
  by: { readonly phone: string } | { readonly idNumber: string },
): Key {
  const sk = 'phone' in by ? `PHONE#${by.phone}` : `ID#${by.idNumber}`;
  return { pk: `OBJECTED#${noticeId}#${padded(serial, 8)}`, sk };
}

/** The objections to every attempt of a person. */
export const ALL_OBJECTIONS = 'OBJECTION#';

export const objectionPrefix = (applicationId: string) => `OBJECTION#${applicationId}#`;

export function paymentKey(idNumber: string, applicationId: string, number: number): Key {
  return { pk: personPartition(idNumber), sk: `${paymentPrefix(applicationId)}${padded(number, 4)}` };
}

export const paymentPrefix = (applicationId: string) => `PAYMENT#${applicationId}#`;

/** `at` is an Instant, so that the accesses to a case sort by time. */
export function accessKey(idNumber: string, applicationId: string, at: string, accessId: string): Key {
  return { pk: personPartition(idNumber), sk: `${accessPrefix(applicationId)}${at}#${accessId}` };
}

export const accessPrefix = (applicationId: string) => `ACCESS#${applicationId}#`;

/** The counter of an agency's refusals of a year. */
export function documentSeriesKey({ agency, year }: DocumentSeries): Key {
  return { pk: `DOCUMENTS#${agency}`, sk: year };
}

/** `day` is the publication day as yyyymmdd. */
export function noticeKey(agency: string, day: string): Key {
  return { pk: `NOTICE#${agency}`, sk: day };
}

/** An entry of a notice by its serial, for strongly consistent reads: the index of entries lags. */
export function noticeEntryKey(noticeId: string, serial: number): Key {
  return { pk: `ENTRY#${noticeId}`, sk: padded(serial, 8) };
}

/**
 * `scope` says whose key it is, in one part or several. Each part is escaped, so that no two scopes and keys give the
 * same text: without it, `a` with the key `b#c` would be `a#b` with the key `c`.
 */
export function idempotencyKey(scope: string | readonly string[], key: string): Key {
  const parts = [scope, key].flat().map((part) => part.replaceAll('%', '%25').replaceAll('#', '%23'));
  return { pk: `IDEMPOTENCY#${parts.join('#')}`, sk: '-' };
}

/** One partition holds the codes that were sent to a phone. */
const phonePartition = (phone: string) => `PHONE#${phone}`;

export function phoneCodeKey(phone: string, phoneCodeId: string): Key {
  return { pk: phonePartition(phone), sk: `CODE#${phoneCodeId}` };
}

export function sentPhoneCodesKey(phone: string): Key {
  return { pk: phonePartition(phone), sk: 'SENT' };
}

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
  return { noticePk: `ENTRIES#${noticeId}`, noticeSk: padded(serial, 8) };
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

function shardOf(applicationId: string): number {
  const sum = [...applicationId].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return sum % NEXT_DUE_SHARDS;
}

/**
 * The agency and the day in a notice's id, `<agency>-<yyyymmdd of publication>`; undefined where the text cannot be
 * one.
 */
export function parseNoticeId(noticeId: string): { readonly agency: string; readonly day: string } | undefined {
  const [agency = '', day = '', ...rest] = noticeId.split('-');
  const isOne = AGENCY_CODE_PATTERN.test(agency) && /^\d{8}$/.test(day) && rest.length === 0;
  return isOne ? { agency, day } : undefined;
}

/** The key of a notice by its id. @throws RangeError where the text cannot be a notice's id */
export function noticeKeyOf(noticeId: string): Key {
  const parts = parseNoticeId(noticeId);
  if (!parts) throw new RangeError('not a notice id of ours');
  return noticeKey(parts.agency, parts.day);
}
