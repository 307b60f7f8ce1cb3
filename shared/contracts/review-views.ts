import * as z from 'zod/mini';
import { FAULT_KINDS } from '../domain/audit-fault.ts';
import { CORRECTABLE_FIELDS } from '../domain/correction.ts';
import { CHECKS } from '../domain/finding.ts';
import { NOT_ADMITTED_GROUNDS } from '../domain/objection.ts';
import { PHASES } from '../domain/phase.ts';
import { REASON_CODES } from '../domain/reason-code.ts';
import { REVERSAL_BASES } from '../domain/remedy.ts';
import { TASK_KINDS, TASK_OUTCOMES, TASK_STATUSES } from '../domain/task-kind.ts';
import { CHANNELS } from '../domain/task-request.ts';
import { EVENT_NAMES } from '../domain/transitions.ts';
import { amountFenField, beijingTimeField, nextField, shownDateField, shownLevelField } from './answer-fields.ts';
import { caseFileView } from './case-file-view.ts';
import { reasonView } from './problems.ts';
import { schema } from './schema.ts';

export const taskView = /* @__PURE__ */ schema(() =>
  z.object({
    taskId: z.string(),
    kind: z.enum(TASK_KINDS),
    agency: z.string(),
    applicationId: z.string(),
    status: z.enum(TASK_STATUSES),
    openedAt: beijingTimeField,
    dueAt: beijingTimeField,
    overdue: z.boolean(),
  }),
);
export type TaskView = z.input<typeof taskView>;
export const tasksView = /* @__PURE__ */ schema(() =>
  z.object({
    tasks: z.array(
      z.extend(taskView, {
        outcome: z
          .optional(z.enum(TASK_OUTCOMES))
          .check(z.meta({ description: '仅限已办事项；理由和办理人见 /v1/staff/tasks/{taskId}' })),
        decidedAt: z.optional(beijingTimeField),
      }),
    ),
    next: nextField,
  }),
);

export const taskCountsView = /* @__PURE__ */ schema(() =>
  z.object({
    counts: z.array(z.object({ agency: z.string(), kind: z.enum(TASK_KINDS), open: z.int(), overdue: z.int() })),
    /** False where an agency has more open tasks than are counted; the numbers are then the least there are. */
    complete: z.boolean(),
    asOf: beijingTimeField,
  }),
);

const decisionView = /* @__PURE__ */ schema(() =>
  z.object({
    outcome: z.enum(TASK_OUTCOMES),
    reasons: z.array(z.enum(REASON_CODES)),
    fields: z.optional(z.array(z.enum(CORRECTABLE_FIELDS))),
    explanation: z.optional(z.string()),
    note: z.optional(z.string()),
    decidedBy: z.string(),
    decidedAt: beijingTimeField,
  }),
);

export const decidedTaskView = /* @__PURE__ */ schema(() =>
  z.extend(taskView, {
    extension: z
      .optional(z.object({ reason: z.string(), extendedBy: z.string(), extendedAt: beijingTimeField }))
      .check(z.meta({ description: '期限已延长；dueAt 为延长后的期限' })),
    decision: z.optional(decisionView),
  }),
);

/** What a task is about, where that is not the case itself; each kind has its own fields. */
const requestView = /* @__PURE__ */ schema(() =>
  z.object({
    explanation: z.optional(z.string()),
    note: z.optional(z.string()),
    reasons: z.optional(z.array(reasonView)),
    statement: z.optional(z.string()),
    channel: z.optional(z.enum(CHANNELS)),
    receivedOn: z.optional(shownDateField),
    receivedAt: z.optional(beijingTimeField),
    complainant: z.optional(z.object({ name: z.string(), idNumber: z.string(), phone: z.string() })),
    noticeId: z.optional(z.string()),
    serial: z.optional(z.int()),
    basis: z.optional(z.enum(REVERSAL_BASES)),
    documentNumber: z.optional(z.string()),
    askedBy: z.optional(z.string()).check(z.meta({ description: '提出的工作人员；由系统提出的不给出' })),
  }),
);

const objectionView = /* @__PURE__ */ schema(() =>
  z.object({
    objectionId: z.string(),
    objectorName: z.string(),
    objectorIdNumber: z.string(),
    phone: z.string(),
    statement: z.string(),
    receivedAt: beijingTimeField,
    identityVerified: z.boolean(),
    notAdmitted: z
      .optional(z.object({ ground: z.enum(NOT_ADMITTED_GROUNDS), at: beijingTimeField }))
      .check(
        z.meta({ description: 'IDENTITY 姓名与公民身份号码不一致，APPLICANT 异议人即申请人，REPEATED 同一人已提出' }),
      ),
    keyed: z
      .optional(z.object({ channel: z.enum(CHANNELS), by: z.string(), at: beijingTimeField }))
      .check(z.meta({ description: '工作人员录入的：来源、录入人、录入时间' })),
    outcome: z.optional(
      z.object({ kind: z.enum(['DISMISSED', 'CASE_WITHDRAWN', 'CASE_REVOKED']), at: beijingTimeField }),
    ),
  }),
);

export const taskObjectionsView = /* @__PURE__ */ schema(() =>
  z.object({ objections: z.array(objectionView), next: nextField }),
);

/** What a register has, to be compared with what was declared: of the employment, or of the certificate. */
const foundView = /* @__PURE__ */ schema(() =>
  z.object({
    employer: z.optional(z.string()),
    agency: z.optional(z.string()),
    inCity: z.optional(z.boolean()),
    contract: z.optional(z.boolean()),
    insured: z.optional(z.boolean()),
    filed: z.optional(z.boolean()),
    level: z.optional(z.int()),
    occupationCode: z.optional(z.string()),
    occupationName: z.optional(z.string()),
    issuedOn: z.optional(shownDateField),
    status: z.optional(z.enum(['VALID', 'REVOKED'])),
    sameHolder: z.optional(z.boolean()),
  }),
);

export const taskDetailView = /* @__PURE__ */ schema(() =>
  z.extend(decidedTaskView, {
    request: z.optional(requestView),
    statement: z
      .optional(z.object({ text: z.string(), at: beijingTimeField }))
      .check(z.meta({ description: '申请人对暂停的陈述意见' })),
    evidence: z.object({
      application: caseFileView,
      checks: z.array(
        z.object({
          check: z.enum(CHECKS),
          outcome: z.enum(['yes', 'no', 'no-answer']),
          reasons: z.array(reasonView),
          at: z.optional(beijingTimeField),
          employer: z.optional(z.string()),
          agency: z.optional(z.string()),
          found: z.optional(foundView),
        }),
      ),
      warnings: z.array(z.object({ code: z.string(), message: z.string() })),
      objections: z
        .array(objectionView)
        .check(z.meta({ description: '前500条；全部见 /v1/staff/tasks/{taskId}/objections' })),
      objectionCount: z.int().check(z.meta({ description: '收到的异议总数，含不予受理的' })),
      /** The same person's other applications and attempts, and the objections to them. */
      otherApplications: z.array(
        z.object({
          applicationId: z.string(),
          attempt: z.int(),
          phase: z.enum(PHASES),
          reasons: z.array(z.enum(REASON_CODES)),
          occupation: z.string(),
          level: shownLevelField,
          submittedAt: beijingTimeField,
          objectionCount: z.int(),
        }),
      ),
      otherObjections: z
        .array(z.extend(objectionView, { applicationId: z.string() }))
        .check(
          z.meta({ description: '每件其他申报的前100条；全部见 /v1/staff/tasks/{taskId}/objections?applicationId=' }),
        ),
      earlierDecisions: z.array(z.extend(decisionView, { kind: z.enum(TASK_KINDS) })),
    }),
  }),
);

export const caseloadView = /* @__PURE__ */ schema(() =>
  z.object({
    applications: z.array(
      z.object({
        applicationId: z.string(),
        attempt: z.int(),
        phase: z.enum(PHASES),
        agency: z.string(),
        submittedAt: beijingTimeField,
        amountFen: amountFenField,
        occupationCode: z.string(),
        level: shownLevelField,
      }),
    ),
    next: nextField,
  }),
);

export const caseEventsView = /* @__PURE__ */ schema(() =>
  z.object({
    events: z.array(
      z.object({
        sequence: z.int(),
        event: z.enum(EVENT_NAMES),
        at: beijingTimeField,
        who: z.object({ kind: z.string(), staffId: z.optional(z.string()) }),
        before: z.nullable(z.enum(PHASES)),
        after: z.enum(PHASES),
        objectionId: z.optional(z.string()),
        contentDigest: z.optional(z.string()).check(z.meta({ description: '本环节申报或决定内容的摘要' })),
        hash: z.string(),
        previousHash: z.string(),
      }),
    ),
    next: nextField,
    unbroken: z.boolean().check(z.meta({ description: '审计链校验结果：完整且内容相符' })),
    faults: z
      .array(z.object({ kind: z.enum(FAULT_KINDS), sequence: z.int() }))
      .check(z.meta({ description: 'CHAIN 链断裂，CONTENT 内容与记录不符，CUT_SHORT 末尾缺失；sequence 为所在环节' })),
  }),
);
