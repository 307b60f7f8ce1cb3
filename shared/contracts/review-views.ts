import * as z from 'zod/mini';
import { FAULT_KINDS } from '../domain/audit-fault.ts';
import { CORRECTABLE_FIELDS } from '../domain/correction.ts';
import { COUNTER } from '../domain/counter-entry.ts';
import { PHASES } from '../domain/phase.ts';
import { REASON_CODES } from '../domain/reason-code.ts';
import { RECOVERY_GROUNDS } from '../domain/recovery.ts';
import { REVERSAL_BASES } from '../domain/remedy.ts';
import { SECOND_LOOK_STAGES, TASK_KINDS, TASK_OUTCOMES, TASK_STATUSES } from '../domain/task-kind.ts';
import { CHANNELS } from '../domain/task-request.ts';
import { EVENT_NAMES } from '../domain/transitions.ts';
import { amountFenField, beijingTimeField, nextField, shownDateField, shownLevelField } from './answer-fields.ts';
import { payeeView } from './application-view.ts';
import { caseFileView, orderOutField } from './case-file-view.ts';
import { checkView, requirementsView } from './check-views.ts';
import { heirView } from './death-view.ts';
import { objectionView } from './objection-view.ts';
import { reasonView } from './problems.ts';
import { recoveryOrderView } from './recovery-view.ts';
import { contentRemovedView } from './removal-view.ts';
import { schema } from './schema.ts';
import { signalsView } from './signals.ts';

/** Who works on a task. */
const assigneeView = /* @__PURE__ */ schema(() =>
  z.object({
    staffId: z.string(),
    name: z.optional(z.string()).check(z.meta({ description: '认领人的姓名；转交后本人尚未认领的可能没有' })),
    until: beijingTimeField,
  }),
);

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
    assignee: z.optional(assigneeView).check(z.meta({ description: '认领人；无人认领或认领已失效的不给出' })),
    transfer: z
      .optional(z.object({ by: z.string(), at: beijingTimeField, reason: z.string(), from: z.optional(z.string()) }))
      .check(z.meta({ description: '最近一次转交；列表中不给出' })),
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
        ageWorkingDays: z
          .optional(z.int())
          .check(z.meta({ description: '已等待的工作日数，当日为0；无该年节假日安排的不给出' })),
        leftBy: z
          .optional(z.object({ staffId: z.string(), name: z.optional(z.string()) }))
          .check(z.meta({ description: '由您代办的离岗人员；仅在 assignee=me 时给出' })),
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
    recovery: z.optional(recoveryOrderView),
    note: z.optional(z.string()),
    decidedBy: z.string(),
    representing: z.optional(z.array(z.string())).check(z.meta({ description: '决定人所代办的离岗人员' })),
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
    recoveryId: z.optional(z.string()),
    ground: z.optional(z.enum(RECOVERY_GROUNDS)),
    amountFen: z.optional(amountFenField),
    diedOn: z.optional(shownDateField),
    heir: z.optional(heirView),
    payee: z.optional(payeeView),
    evidence: z.optional(z.string()),
    askedBy: z.optional(z.string()).check(z.meta({ description: '提出的工作人员；由系统提出的不给出' })),
  }),
);

export const taskDetailView = /* @__PURE__ */ schema(() =>
  z.extend(decidedTaskView, {
    request: z.optional(requestView),
    statement: z
      .optional(z.object({ text: z.string(), at: beijingTimeField }))
      .check(z.meta({ description: '申请人对暂停或追缴的陈述意见' })),
    evidence: z.object({
      application: caseFileView,
      orderOut: orderOutField,
      required: requirementsView,
      checks: z.array(checkView),
      agent: z
        .optional(z.object({ name: z.string(), idNumber: z.string(), relation: z.string() }))
        .check(z.meta({ description: '窗口受理的代办人' })),
      enteredByReader: z
        .optional(z.literal(true))
        .check(z.meta({ description: '本件由查看人在窗口录入，查看人不得办理其任何环节' })),
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
      signals: signalsView,
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
        who: z.object({
          kind: z.string(),
          staffId: z.optional(z.string()),
          representing: z.optional(z.array(z.string())).check(z.meta({ description: '所代办的离岗人员' })),
        }),
        before: z.nullable(z.enum(PHASES)),
        after: z.enum(PHASES),
        channel: z.optional(z.literal(COUNTER)).check(z.meta({ description: '窗口受理；who 为录入的工作人员' })),
        objectionId: z.optional(z.string()),
        secondLook: z
          .optional(z.object({ stage: z.enum(SECOND_LOOK_STAGES), agency: z.string(), agrees: z.boolean() }))
          .check(z.meta({ description: '仅限 SECOND_LOOK_DECIDED：复审的环节、机构，结论与原决定是否一致' })),
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
    contentRemoved: z.optional(contentRemovedView).check(z.meta({ description: '内容已按期删除；此时只校验审计链' })),
  }),
);
