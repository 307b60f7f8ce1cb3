import * as z from 'zod/mini';
import { CORRECTABLE_FIELDS } from '../domain/correction.ts';
import { PHASES } from '../domain/phase.ts';
import { REASON_CODES } from '../domain/reason-code.ts';
import { TASK_KINDS, TASK_OUTCOMES } from '../domain/task-kind.ts';
import { caseFileView, orderOutField } from './case-file-view.ts';
import { agencyCodeField, civilDateField, fenField, idField, pagedQuery, textField } from './fields.ts';
import { taskObjectionsView } from './objection-view.ts';
import {
  caseEventsView,
  caseloadView,
  decidedTaskView,
  taskCountsView,
  taskDetailView,
  tasksView,
} from './review-views.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';
import { signalsView } from './signals.ts';

export const decisionBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    outcome: z.enum(TASK_OUTCOMES),
    reasons: z.optional(
      z
        .array(z.enum(REASON_CODES, '不是有效的理由代码'), '应为理由代码的列表')
        .check(z.maxLength(REASON_CODES.length, '理由过多')),
    ),
    fields: z
      .optional(
        z
          .array(z.enum(CORRECTABLE_FIELDS, '不能要求补正此栏目'), '应为栏目的列表')
          .check(z.maxLength(CORRECTABLE_FIELDS.length, '栏目过多')),
      )
      .check(z.meta({ description: '仅用于 REQUEST_CORRECTION：需要补正的全部栏目，一次性告知' })),
    explanation: z.optional(textField('事由', 10, 500)).check(
      z.meta({
        description: '具体事由，将向申请人公开；REQUEST_CORRECTION 时必填；不得含有异议人的任何信息',
      }),
    ),
    recovery: z
      .optional(
        z.strictObject({
          amountFen: fenField('追缴金额'),
          repayBy: civilDateField,
          instalments: z.optional(
            z
              .array(z.strictObject({ dueOn: civilDateField, amountFen: fenField('分期金额') }), '应为分期的列表')
              .check(z.minLength(1, '请填写分期'), z.maxLength(36, '分期不能超过36期')),
          ),
        }),
      )
      .check(z.meta({ description: '仅用于 RECOVER：追缴金额、还款期限；分期之和等于追缴金额，不填则一次还清' })),
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

const applicationParams = /* @__PURE__ */ schema(() => z.object({ applicationId: idField }));
const taskParams = /* @__PURE__ */ schema(() => z.object({ taskId: idField }));

/** The case file, with where other people use the same numbers. */
const readCaseFileView = /* @__PURE__ */ schema(() =>
  z.extend(caseFileView, {
    orderOut: orderOutField,
    signals: signalsView,
  }),
);

const listTasksQuery = /* @__PURE__ */ schema(() =>
  pagedQuery({
    agency: z.optional(agencyCodeField),
    kind: z.optional(z.enum(TASK_KINDS)),
    status: z._default(z.enum(['OPEN', 'DECIDED']), 'OPEN'),
    assignee: z
      .optional(z.enum(['me', 'none'], '只能是 me 或 none'))
      .check(z.meta({ description: 'me 本人认领的，以及所代办人员留下的；none 无人认领的。仅用于待办事项' })),
  }),
);
const countTasksQuery = /* @__PURE__ */ schema(() => z.strictObject({ agency: z.optional(agencyCodeField) }));
const listApplicationsQuery = /* @__PURE__ */ schema(() =>
  pagedQuery({ phase: z.optional(z.enum(PHASES)), agency: z.optional(agencyCodeField) }),
);

const listTaskObjectionsQuery = /* @__PURE__ */ schema(() =>
  pagedQuery({
    applicationId: z.optional(idField).check(z.meta({ description: '同一人的另一件申报；不填则为本事项所属的申报' })),
  }),
);
const listCaseEventsQuery = /* @__PURE__ */ schema(() => pagedQuery({}));

export const listTasksRoute = {
  method: 'GET',
  path: '/v1/staff/tasks',
  access: 'staff',
  function: 'review/list-tasks',
  summary: '待办事项，最早到期的在前；或已办事项，最近办理的在前',
  query: listTasksQuery,
  success: { status: 200, view: tasksView },
} as const satisfies Route;

export const countTasksRoute = {
  method: 'GET',
  path: '/v1/staff/task-counts',
  access: 'staff',
  function: 'review/count-tasks',
  summary: '各机构各类待办的件数，其中逾期的件数',
  query: countTasksQuery,
  success: { status: 200, view: taskCountsView },
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

export const listTaskObjectionsRoute = {
  method: 'GET',
  path: '/v1/staff/tasks/{taskId}/objections',
  access: 'staff',
  function: 'review/list-task-objections',
  summary: '一件待办的全部异议',
  params: taskParams,
  query: listTaskObjectionsQuery,
  success: { status: 200, view: taskObjectionsView },
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
  success: { status: 200, view: readCaseFileView },
  failures: [404],
} as const satisfies Route;

export const listCaseEventsRoute = {
  method: 'GET',
  path: '/v1/staff/applications/{applicationId}/events',
  access: 'staff',
  function: 'review/list-case-events',
  summary: '审计记录',
  params: applicationParams,
  query: listCaseEventsQuery,
  success: { status: 200, view: caseEventsView },
  failures: [404],
} as const satisfies Route;
