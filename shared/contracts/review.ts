import * as z from 'zod/mini';
import { CHECKS } from '../domain/finding.ts';
import { PHASES } from '../domain/phase.ts';
import { REASON_CODES } from '../domain/reason-code.ts';
import { TASK_KINDS, TASK_OUTCOMES, TASK_STATUSES } from '../domain/task.ts';
import { EVENT_NAMES } from '../domain/transitions.ts';
import { amountFenField, beijingTimeField, nextField, shownLevelField } from './answer-fields.ts';
import { applicationView } from './apply.ts';
import { agencyCodeField, idField, pagedQuery, textField } from './fields.ts';
import { reasonView } from './problems.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

export const decisionBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    outcome: z.enum(TASK_OUTCOMES),
    reasons: z.optional(
      z
        .array(z.enum(REASON_CODES, '不是有效的理由代码'), '应为理由代码的列表')
        .check(z.maxLength(REASON_CODES.length, '理由过多')),
    ),
    explanation: z
      .optional(textField('事由', 10, 500))
      .check(z.meta({ description: '具体事由，将向申请人公开；不得含有异议人的任何信息' })),
    note: z
      .optional(textField('备注', 1, 2000))
      .check(
        z.meta({ description: '内部备注，不对申请人公开；MANUAL_VERIFICATION 通过时必填，写明核验方式和所见内容' }),
      ),
    agency: z
      .optional(agencyCodeField)
      .check(z.meta({ description: '人工查明的经办机构；仅用于 MANUAL_VERIFICATION 且用工登记系统未答复时' })),
    employer: z
      .optional(textField('用人单位', 2, 100))
      .check(z.meta({ description: '人工查明的用人单位；仅用于 MANUAL_VERIFICATION 且用工登记系统未答复时' })),
  }),
);
export type DecisionBody = z.output<typeof decisionBody>;

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
export const tasksView = /* @__PURE__ */ schema(() => z.object({ tasks: z.array(taskView), next: nextField }));

const decisionView = /* @__PURE__ */ schema(() =>
  z.object({
    outcome: z.enum(TASK_OUTCOMES),
    reasons: z.array(z.enum(REASON_CODES)),
    explanation: z.optional(z.string()),
    note: z.optional(z.string()),
    decidedBy: z.string(),
    decidedAt: beijingTimeField,
  }),
);

export const decidedTaskView = /* @__PURE__ */ schema(() => z.extend(taskView, { decision: z.optional(decisionView) }));

export const caseFileView = /* @__PURE__ */ schema(() =>
  z.extend(applicationView, {
    applicant: z.object({
      name: z.string(),
      idNumber: z.string(),
      socialSecurityNumber: z.string(),
      phone: z.string(),
      category: z.string(),
    }),
    employer: z.nullable(z.string()),
    overdue: z.boolean(),
    attention: z.optional(z.object({ code: z.string(), since: beijingTimeField })),
    payments: z.array(
      z.object({
        paymentId: z.string(),
        status: z.string(),
        amountFen: amountFenField,
        requestedAt: beijingTimeField,
        settledAt: z.optional(beijingTimeField),
        returnReason: z.optional(z.string()),
        bankReference: z.optional(z.string()),
      }),
    ),
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
    outcome: z.optional(z.object({ kind: z.literal('CASE_WITHDRAWN'), at: beijingTimeField })),
  }),
);

export const taskDetailView = /* @__PURE__ */ schema(() =>
  z.extend(decidedTaskView, {
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
        }),
      ),
      warnings: z.array(z.object({ code: z.string(), message: z.string() })),
      objections: z.array(objectionView),
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
        }),
      ),
      otherObjections: z.array(z.extend(objectionView, { applicationId: z.string() })),
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
        hash: z.string(),
        previousHash: z.string(),
      }),
    ),
    unbroken: z.boolean().check(z.meta({ description: '审计链校验结果' })),
  }),
);

const applicationParams = /* @__PURE__ */ schema(() => z.object({ applicationId: idField }));
const taskParams = /* @__PURE__ */ schema(() => z.object({ taskId: idField }));

const listTasksQuery = /* @__PURE__ */ schema(() =>
  pagedQuery({
    agency: z.optional(agencyCodeField),
    kind: z.optional(z.enum(TASK_KINDS)),
    status: z._default(z.enum(['OPEN', 'DECIDED']), 'OPEN'),
  }),
);
const listApplicationsQuery = /* @__PURE__ */ schema(() =>
  pagedQuery({ phase: z.optional(z.enum(PHASES)), agency: z.optional(agencyCodeField) }),
);

export const listTasksRoute = {
  method: 'GET',
  path: '/v1/staff/tasks',
  access: 'staff',
  function: 'review/list-tasks',
  summary: '待办与已办事项，最早到期的在前',
  query: listTasksQuery,
  success: { status: 200, view: tasksView },
} as const satisfies Route;

export const readTaskRoute = {
  method: 'GET',
  path: '/v1/staff/tasks/{taskId}',
  access: 'staff',
  function: 'review/read-task',
  summary: '一件待办及其依据',
  params: taskParams,
  success: { status: 200, view: taskDetailView },
  failures: [404],
} as const satisfies Route;

export const decideTaskRoute = {
  method: 'POST',
  path: '/v1/staff/tasks/{taskId}/decision',
  access: 'staff',
  function: 'review/decide-task',
  summary: '对一件待办作出决定',
  params: taskParams,
  body: decisionBody,
  success: { status: 200, view: decidedTaskView },
  failures: [404, 409, 422],
} as const satisfies Route;

export const listApplicationsRoute = {
  method: 'GET',
  path: '/v1/staff/applications',
  access: 'staff',
  function: 'review/list-applications',
  summary: '按机构和阶段列出申报',
  query: listApplicationsQuery,
  success: { status: 200, view: caseloadView },
} as const satisfies Route;

export const readCaseFileRoute = {
  method: 'GET',
  path: '/v1/staff/applications/{applicationId}',
  access: 'staff',
  function: 'review/read-case-file',
  summary: '案卷',
  params: applicationParams,
  success: { status: 200, view: caseFileView },
  failures: [404],
} as const satisfies Route;

export const listCaseEventsRoute = {
  method: 'GET',
  path: '/v1/staff/applications/{applicationId}/events',
  access: 'staff',
  function: 'review/list-case-events',
  summary: '审计记录',
  params: applicationParams,
  success: { status: 200, view: caseEventsView },
  failures: [404],
} as const satisfies Route;
