import type { ExportFiles } from '../../../functions/export/export-files.ts';
import type { ExportQueue } from '../../../functions/export/export-queue.ts';
import type { MessageQueue } from '../../../functions/notify/message-queue.ts';
import type { ResultsQueue } from '../../../functions/payment-batch/results-queue.ts';
import type { Workflow } from '../../../functions/workflow/workflow.ts';
import type { AccessStore } from '../../../shared/table/access-store.ts';
import type { ApplicationStore } from '../../../shared/table/application-store.ts';
import type { BatchDraftStore } from '../../../shared/table/batch-draft-store.ts';
import type { BatchFileStore } from '../../../shared/table/batch-file-store.ts';
import type { BatchRowStore } from '../../../shared/table/batch-row-store.ts';
import type { BatchStore } from '../../../shared/table/batch-store.ts';
import type { BudgetStore } from '../../../shared/table/budget-store.ts';
import type { CaseRecordStore } from '../../../shared/table/case-record-store.ts';
import type { CaseloadReader } from '../../../shared/table/caseload-reader.ts';
import type { CaseloadStore } from '../../../shared/table/caseload-store.ts';
import type { ContentRemoval } from '../../../shared/table/content-removal.ts';
import type { DelegationStore } from '../../../shared/table/delegation-store.ts';
import type { DocumentNumberStore } from '../../../shared/table/document-number-store.ts';
import type { ExportStore } from '../../../shared/table/export-store.ts';
import type { ExportedCaseStore } from '../../../shared/table/exported-case-store.ts';
import type { MarkStore } from '../../../shared/table/mark-store.ts';
import type { NoticeStore } from '../../../shared/table/notice-store.ts';
import type { ObjectionStore } from '../../../shared/table/objection-store.ts';
import type { OpenCaseStore } from '../../../shared/table/open-case-store.ts';
import type { PaymentStore } from '../../../shared/table/payment-store.ts';
import type { PhoneCodeStore } from '../../../shared/table/phone-code-store.ts';
import type { RecoveryStore } from '../../../shared/table/recovery-store.ts';
import type { ReportStore } from '../../../shared/table/report-store.ts';
import type { ResultsStore } from '../../../shared/table/results-store.ts';
import type { RetentionStore } from '../../../shared/table/retention-store.ts';
import type { SubmissionStore } from '../../../shared/table/submission-store.ts';
import type { ClaimStore } from '../../../shared/table/task-claims.ts';
import type { TaskStore } from '../../../shared/table/task-store.ts';

const [get, batchGet, query, put, update, remove] = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
];

/**
 * The actions on the table, the state machine and the queue that each method of a store, of the workflow or of the
 * queue needs. `index:` names an index that it queries.
 */
export const needs: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  ApplicationStore: {
    byId: ['index:byApplication', get],
    ofPerson: [query],
    refusedOfPerson: [query],
    refusedUnder: [get],
    currentFor: [get],
    write: [put, update],
    admit: [put, update],
    track: [put],
    retryOnConflict: [],
    versionWrite: [update],
  } satisfies Record<keyof ApplicationStore, readonly string[]>,
  SubmissionStore: {
    priorRecord: [batchGet],
    submit: [put, update],
    keepRefusal: [put],
    refusedUnder: [get],
  } satisfies Record<keyof SubmissionStore, readonly string[]>,
  CaseRecordStore: {
    trail: [query],
    lastEvent: [get],
    formerDeclarations: [query],
    findings: [query],
    saveFinding: [put],
    rechecks: [query],
    saveRecheck: [put],
    objections: [query],
    objection: [get],
    objectionsAfter: [query],
    objectionsToPerson: [query],
  } satisfies Record<keyof CaseRecordStore, readonly string[]>,
  ObjectionStore: {
    page: [query],
    receipt: [get],
    objectedBy: [get],
    filingWrites: [put],
    receiptWrite: [put],
    takeTurns: [],
    admit: [put, update],
  } satisfies Record<keyof ObjectionStore, readonly string[]>,
  AccessStore: { record: [put], recordSearch: [put], recordList: [put], ofCase: [query] } satisfies Record<
    keyof AccessStore,
    readonly string[]
  >,
  BudgetStore: {
    spent: [get],
    waiting: [query],
    waitWrite: [put],
    stopWaiting: ['dynamodb:DeleteItem'],
  } satisfies Record<keyof BudgetStore, readonly string[]>,
  CaseloadStore: { page: ['index:caseload', 'index:caseloadByPhase'], dueBy: ['index:nextDue'] } satisfies Record<
    keyof CaseloadStore,
    readonly string[]
  >,
  CaseloadReader: { wholeCases: ['index:caseload', batchGet] } satisfies Record<
    keyof CaseloadReader,
    readonly string[]
  >,
  ClaimStore: { assign: [update] } satisfies Record<keyof ClaimStore, readonly string[]>,
  DelegationStore: {
    endingFrom: [query],
    versionOf: [get],
    put: [put],
    profile: [get],
    remember: [put],
  } satisfies Record<keyof DelegationStore, readonly string[]>,
  DocumentNumberStore: { take: [update] } satisfies Record<keyof DocumentNumberStore, readonly string[]>,
  MarkStore: { mark: [put], casesOf: [query] } satisfies Record<keyof MarkStore, readonly string[]>,
  NoticeStore: {
    byId: [get],
    ofAgency: [query],
    entries: ['index:notices'],
    applicationOf: [get],
    takeSerial: [update],
  } satisfies Record<keyof NoticeStore, readonly string[]>,
  PaymentStore: {
    byNumber: [get],
    ofCase: [query],
    isOrderOut: [get],
    unsentOrder: [get],
    waitWrites: [put],
    callOffWrites: [update, remove],
    saveToken: [update],
  } satisfies Record<keyof PaymentStore, readonly string[]>,
  BatchStore: {
    byId: [get],
    page: [query],
    approve: [update],
    finishDraft: [put, update],
    retryOnConflict: [],
    paysTo: [query],
  } satisfies Record<keyof BatchStore, readonly string[]>,
  BatchDraftStore: {
    waiting: [query],
    candidates: [batchGet],
    take: [put, update, remove],
    rows: [query],
    free: [put, update, remove],
    remove: [remove],
  } satisfies Record<keyof BatchDraftStore, readonly string[]>,
  BatchRowStore: { page: [query, batchGet] } satisfies Record<keyof BatchRowStore, readonly string[]>,
  BatchFileStore: { make: [query, put, update], read: [get], recordDownload: [put] } satisfies Record<
    keyof BatchFileStore,
    readonly string[]
  >,
  ResultsStore: {
    byId: [get],
    ofBatch: [query],
    keep: [put],
    part: [get],
    outcomes: [query],
    hasOutcome: [get],
    note: [get, put, update],
  } satisfies Record<keyof ResultsStore, readonly string[]>,
  ResultsQueue: {
    add: ['sqs:SendMessage'],
    // Whoever receives messages may postpone them; no use case does it.
    postpone: [],
  } satisfies Record<keyof ResultsQueue, readonly string[]>,
  ExportStore: {
    byId: [get],
    begin: [put],
    nextNumber: [update],
    save: [update],
    showProgress: [update],
  } satisfies Record<keyof ExportStore, readonly string[]>,
  ExportedCaseStore: { ofDay: [query], read: [batchGet, 'index:byApplication'] } satisfies Record<
    keyof ExportedCaseStore,
    readonly string[]
  >,
  ExportQueue: {
    add: ['sqs:SendMessage'],
    // Whoever receives messages may postpone them; no use case does it.
    postpone: [],
  } satisfies Record<keyof ExportQueue, readonly string[]>,
  // Every step of an upload in parts is s3:PutObject. Whoever hands out an address must be allowed what it opens.
  ExportFiles: {
    begin: ['s3:PutObject'],
    addPart: ['s3:PutObject'],
    complete: ['s3:PutObject', 's3:GetObject'],
    keepRest: ['s3:PutObject'],
    readRest: ['s3:GetObject'],
    address: ['s3:GetObject'],
  } satisfies Record<keyof ExportFiles, readonly string[]>,
  OpenCaseStore: { inPhase: [batchGet, 'index:caseloadByPhase'] } satisfies Record<
    keyof OpenCaseStore,
    readonly string[]
  >,
  RecoveryStore: { ofCase: [query], byId: [get], isAnyOpen: [get] } satisfies Record<
    keyof RecoveryStore,
    readonly string[]
  >,
  RetentionStore: {
    ended: ['index:nextDue'],
    plans: [query],
    plan: [get],
    entries: [query],
    begin: [put],
    addEntry: [put],
    change: [put],
    settle: [update],
  } satisfies Record<keyof RetentionStore, readonly string[]>,
  ContentRemoval: { finish: [get, query, put, remove] } satisfies Record<keyof ContentRemoval, readonly string[]>,
  PhoneCodeStore: {
    reserve: [get, put],
    release: [get, update],
    check: [update],
  } satisfies Record<keyof PhoneCodeStore, readonly string[]>,
  ReportStore: { count: [batchGet, put, update], cellsOf: [query], paidCells: [query] } satisfies Record<
    keyof ReportStore,
    readonly string[]
  >,
  TaskStore: {
    byId: [get],
    ofCase: [query],
    page: ['index:tasks', 'index:tasksByKind'],
    openOf: ['index:tasks'],
    openWrite: [put],
  } satisfies Record<keyof TaskStore, readonly string[]>,
  Workflow: {
    start: ['states:StartExecution'],
    isRunning: ['states:DescribeExecution'],
    answer: ['states:SendTaskSuccess'],
  } satisfies Record<keyof Workflow, readonly string[]>,
  MessageQueue: {
    add: ['sqs:SendMessage'],
    // Whoever receives messages may postpone them; no use case does it.
    postpone: [],
  } satisfies Record<keyof MessageQueue, readonly string[]>,
};
